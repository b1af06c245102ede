import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Answered } from '../../src/answering/answer.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { openTestApp } from '../helpers/open-test-app.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { writeArticles } from '../helpers/write-articles.ts';

type TestApp = Awaited<ReturnType<typeof openTestApp>>;

const dataDir = makeTempFolder();
const corpusDir = makeTempFolder();
let app: TestApp;
beforeAll(async () => {
  await cp('corpus', corpusDir, { recursive: true });
  app = await openTestApp({ dataDir, corpusDir });
});
afterAll(() => app.close());

const readTexts = async () => new Map((await readCorpus(corpusDir)).articles.map(({ id, text }) => [id, text]));

/** The same text with one digit or character changed in the middle of each of many sentences, and the changed sentences. */
function changeCharacters(
  text: string,
  round: number,
): { readonly changed: string; readonly pairs: readonly (readonly [before: string, after: string])[] } {
  const pairs: [string, string][] = [];
  const changed = text.replaceAll(/[^。！？\n]{24,80}。/g, (sentence) => {
    const at = /[1-9]/.exec(sentence)?.index ?? (sentence.length >> 1) + round;
    const char = sentence[at]!;
    if (!/[1-9\p{Script=Han}]/u.test(char)) return sentence;
    const other = /\d/.test(char) ? String((Number(char) % 9) + 1) : '改';
    const after = sentence.slice(0, at) + other + sentence.slice(at + 1);
    pairs.push([sentence, after]);
    return after;
  });
  return { changed, pairs };
}

/** Changes one character in every sentence that can be told again, in every file. */
async function changeCorpus(round: number): Promise<readonly (readonly [string, string])[]> {
  const all: (readonly [string, string])[] = [];
  for (const name of readdirSync(corpusDir).filter((file) => file.endsWith('.md') && file !== 'README.md')) {
    const [, front = '', body = ''] = /^(---\n[^]*?\n---\n)([^]*)$/.exec(readFileSync(join(corpusDir, name), 'utf8'))!;
    const { changed, pairs } = changeCharacters(body, round);
    writeFileSync(join(corpusDir, name), front + changed);
    all.push(...pairs);
  }
  return all;
}

/** Asks for changed sentences in their old words: whatever is quoted or shown must be in the new ones. */
async function expectFresh(asked: TestApp, pairs: readonly (readonly [string, string])[]): Promise<number> {
  const texts = await readTexts();
  let quotedChanged = 0;
  for (const [before, after] of pairs) {
    const answer = await asked.answer(before);
    const citations = answer.kind === 'answered' ? answer.citations : [];
    for (const { articleId, start, end, quote } of citations)
      expect(texts.get(articleId)!.slice(start, end)).toBe(quote);
    if (citations.some(({ quote }) => quote.includes(after) || after.includes(quote))) quotedChanged += 1;
    const shown = [
      ...answer.matches.map(({ articleId, text }) => [articleId, text] as const),
      ...citations.map(({ articleId, quote }) => [articleId, quote] as const),
    ];
    for (const [articleId, text] of shown) {
      expect(texts.get(articleId)).toContain(text);
      expect(text).not.toContain(before);
    }
  }
  return quotedChanged;
}

describe('one character changed in an article', () => {
  it('at many places, is in the quotes after a reload', async () => {
    const pairs = await changeCorpus(0);
    expect(pairs.length).toBeGreaterThan(60);
    expect(await app.reload()).toMatchObject({
      outcome: 'swapped',
      changed: app.snapshot.articles.map(({ id }) => id),
      added: [],
      removed: [],
    });
    expect(await expectFresh(app, pairs)).toBeGreaterThan(pairs.length / 2);
  });

  it('at many places while the program was off, is in the quotes after a start', async () => {
    const pairs = await changeCorpus(1);
    const second = await openTestApp({ dataDir, corpusDir });
    expect(await expectFresh(second, pairs)).toBeGreaterThan(pairs.length / 2);
    await second.close();
    // The first program was told nothing: it answers from its own snapshot, whole, until it reloads.
    const answer = await app.answer(pairs[0]![0]);
    expect(answer.snapshot).toBe(app.snapshot.id);
    await app.reload();
    expect(app.snapshot.id).toBe(second.snapshot.id);
    expect(await expectFresh(app, pairs.slice(0, 20))).toBeGreaterThan(5);
  });
});

describe('a reload of the program', () => {
  it('embeds only the passages of an added article, and finds them', async () => {
    writeArticles(corpusDir, { 'new-park': '缙云山植物园占地777亩，由测试园林公司于2021年5月建成。' });
    const before = app.status();
    const report = await app.reload();
    expect(report).toMatchObject({
      outcome: 'swapped',
      added: ['new-park'],
      changed: [],
      removed: [],
      embedded: 1,
      passages: before.passages + 1,
      warnings: [],
    });
    expect(report.seconds).toBeGreaterThan(0);
    expect(app.status()).toMatchObject({ snapshot: report.snapshot, articles: before.articles + 1 });
    const answer = (await app.answer('缙云山植物园占地多少亩？')) as Answered;
    expect(answer.citations[0]).toMatchObject({
      articleId: 'new-park',
      publisher: '测试日报',
      published: '2022-06-07',
      kind: 'full',
    });
    expect(answer.statements[0]!.text).toContain('777亩');
  });

  it('of the same corpus changes nothing', async () => {
    const { snapshot } = app;
    expect(await app.reload()).toMatchObject({ outcome: 'unchanged', embedded: 0 });
    expect(app.snapshot).toBe(snapshot);
  });

  it('answers every question that comes meanwhile from one snapshot, the old or the new', async () => {
    const old = app.snapshot;
    writeArticles(corpusDir, { 'new-park': '缙云山植物园占地888亩，由测试园林公司于2021年5月建成。' });
    const state = { running: true };
    const reloading = app.reload().finally(() => {
      state.running = false;
    });
    const answers: Answered[] = [];
    while (state.running) {
      answers.push((await app.answer('缙云山植物园占地多少亩？')) as Answered);
      // The reload can only go on when the event loop turns.
      await new Promise(setImmediate);
    }
    expect((await reloading).outcome).toBe('swapped');
    answers.push((await app.answer('缙云山植物园占地多少亩？')) as Answered);
    expect(answers.length).toBeGreaterThan(10);
    const texts = new Map(
      [old, app.snapshot].map(({ id, articles }) => [id, articles.find((article) => article.id === 'new-park')!.text]),
    );
    expect(texts.size).toBe(2);
    for (const { snapshot, kind, citations } of answers) {
      expect(kind).toBe('answered');
      for (const { start, end, quote } of citations) expect(texts.get(snapshot)!.slice(start, end)).toBe(quote);
    }
    expect(new Set(answers.map(({ snapshot }) => snapshot))).toEqual(new Set([old.id, app.snapshot.id]));
    expect(answers.at(-1)!.statements[0]!.text).toContain('888亩');
  });

  it('that would lose an article is refused, and the old words are still given', async () => {
    const { snapshot } = app;
    writeFileSync(join(corpusDir, 'new-park.md'), '');
    const report = await app.reload();
    expect(report).toMatchObject({
      outcome: 'refused',
      refusal: expect.stringContaining('new-park'),
      snapshot: snapshot.id,
    });
    expect(((await app.answer('缙云山植物园占地多少亩？')) as Answered).statements[0]!.text).toContain('888亩');
    expect(await app.reload({ force: true })).toMatchObject({ outcome: 'swapped', removed: ['new-park'], embedded: 0 });
    expect((await app.answer('缙云山植物园占地多少亩？')).matches.map(({ articleId }) => articleId)).not.toContain(
      'new-park',
    );
    expect(app.problems).toMatchObject([{ file: 'new-park.md' }]);
    rmSync(join(corpusDir, 'new-park.md'));
  });
});

/** An answer without how long it took and which of all it was. */
const forget = (answer: Answer) => ({ ...answer, milliseconds: null, id: null });

describe('a damaged snapshot', () => {
  it('is noticed at the start, built anew with one warning, and answers as before', async () => {
    const question = '金凤实验室占地多少亩？';
    const before = forget(await app.answer(question));
    const [slot] = readdirSync(join(dataDir, 'snapshots'));
    for (const name of ['vectors.hnsw', 'vectors.f32', 'passages.keywords']) {
      truncateSync(join(dataDir, 'snapshots', slot!, app.snapshot.id, name), 1000);
      const restarted = await openTestApp({ dataDir, corpusDir });
      expect(restarted.logged.filter(({ level }) => level === 'warn')).toMatchObject([
        { message: expect.stringContaining('damaged') },
      ]);
      expect(forget(await restarted.answer(question))).toEqual(before);
      await restarted.close();
    }
  });
});
