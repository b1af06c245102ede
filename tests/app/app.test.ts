import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createApp } from '../../src/app.ts';
import { silentLog } from '../../src/log.ts';
import { makeConfig, openTestApp } from '../helpers/open-test-app.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { writeArticles } from '../helpers/write-articles.ts';

describe('the program', () => {
  let app: Awaited<ReturnType<typeof openTestApp>>;
  beforeAll(async () => {
    app = await openTestApp({ dataDir: makeTempFolder() });
  });
  afterAll(() => app.close());

  it('says how it is', async () => {
    const fresh = app.status();
    expect(fresh).toMatchObject({
      snapshot: app.snapshot.id,
      articles: 5,
      passages: app.snapshot.passages.length,
      builtAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      vectors: true,
      model: 'extractive',
      answered: 0,
      notFound: 0,
      failed: 0,
      warnings: [],
    });
    expect(fresh.residentBytes).toBeGreaterThan(10_000_000);
    await app.answer('金凤实验室占地多少亩？');
    await app.answer('法国的首都是哪里？');
    expect(app.status()).toMatchObject({ answered: 1, notFound: 1, failed: 0 });
  });

  it('searches: passages only, best first, as many as asked for', async () => {
    const matches = await app.search('金凤实验室', 3);
    expect(matches).toHaveLength(3);
    expect(matches[0]).toMatchObject({
      articleId: '2023-03-science-city-platforms',
      score: 1,
      text: expect.stringContaining('金凤实验室'),
    });
    for (const { passageId, articleId, text } of await app.search('金凤实验室', 100)) {
      expect(passageId.startsWith(`${articleId}#`)).toBe(true);
      expect(app.snapshot.articles.find(({ id }) => id === articleId)!.text).toContain(text);
    }
  });

  it('can tell of every answer how it came about, also after a new start', async () => {
    const dataDir = makeTempFolder();
    const first = await openTestApp({ dataDir });
    const answers = [
      await first.answer('金凤实验室占地多少亩？'),
      await first.answer('What is the capital of France?'),
      await first.answer(''),
    ];
    const records = answers.map(({ id }) => first.why(id)!);
    for (const [i, record] of records.entries()) {
      const { id, question, language, kind, snapshot, model, matches } = answers[i]!;
      expect(record).toMatchObject({ id, question, language, kind, snapshot, model });
      expect(record.matches.map(({ passageId, score }) => [passageId, score])).toEqual(
        matches.map(({ passageId, score }) => [passageId, score]),
      );
      expect(record.confidence! >= record.threshold).toBe(kind === 'answered');
      expect(Date.now() - Date.parse(record.askedAt)).toBeLessThan(60_000);
    }
    expect(new Set(answers.map(({ id }) => id)).size).toBe(3);
    const [best] = records[0]!.matches;
    expect([best!.passageKeywords, best!.articleKeywords, best!.similarity].every((score) => score! > 0)).toBe(true);
    expect(first.why('0000-0000')).toBeNull();
    await first.close();

    const second = await openTestApp({ dataDir });
    expect(answers.map(({ id }) => second.why(id))).toEqual(records);
    await second.close();
  });

  it('keeps no records on disk when it is told so', async () => {
    const dataDir = makeTempFolder();
    const measuring = await createApp(await makeConfig({ dataDir }), { log: silentLog, keepRecords: false });
    const { id } = await measuring.answer('金凤实验室占地多少亩？');
    expect(measuring.why(id)).toMatchObject({ id });
    expect(existsSync(join(dataDir, 'kecheng.db'))).toBe(false);
    await measuring.close();
  });

  it('does not start when its state cannot be kept, and says so in one line', async () => {
    const dataDir = makeTempFolder();
    writeFileSync(join(dataDir, 'kecheng.db'), 'no database '.repeat(1_000));
    await expect(openTestApp({ dataDir })).rejects.toMatchObject({
      code: 'store',
      line: expect.stringMatching(/kecheng\.db is damaged .* — restore a backup .*, or move it away/),
    });
  });

  it('gives as much for the empty question as for any other: an answer', async () => {
    expect(await app.answer('')).toMatchObject({ kind: 'not-found', question: '' });
  });

  it('answers that it cannot when a part of it fails, and counts that', async () => {
    const broken = await openTestApp({ dataDir: makeTempFolder() });
    await broken.close();
    const answer = await broken.answer('金凤实验室占地多少亩？');
    expect(answer).toMatchObject({
      kind: 'unavailable',
      reason: 'internal',
      question: '金凤实验室占地多少亩？',
      language: 'zh-Hans',
      matches: [],
    });
    expect(broken.status().failed).toBe(1);
    expect(broken.logged.filter(({ level }) => level === 'error')).toMatchObject([{ id: answer.id }]);
    expect(broken.status().warnings).toEqual([expect.stringMatching(/could not be recorded, 1 so far/)]);
  });
});

describe('a start without anything to answer from', () => {
  it.each([
    ['no folder', 'none', 'does not exist'],
    ['an empty folder', 'empty', 'no article could be read'],
    ['a file', 'file', 'is a file'],
    ['bad files alone', 'bad', 'bad.md: is empty'],
  ])('%s ends in one line that says so', async (_, name, words) => {
    const folder = makeTempFolder();
    mkdirSync(join(folder, 'empty'));
    mkdirSync(join(folder, 'bad'));
    writeFileSync(join(folder, 'bad', 'bad.md'), '');
    writeFileSync(join(folder, 'file'), '');
    const config = await makeConfig({ dataDir: join(folder, 'data'), corpusDir: join(folder, name) });
    const failure = await createApp(config, { log: silentLog }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'AppError', line: expect.stringContaining(words) });
    expect((failure as Error).message).not.toContain('\n');
  });
});

describe('without the embedding model', () => {
  afterAll(() => vi.unstubAllGlobals());

  it('works on keywords alone and says so once; with it again it builds vectors', async () => {
    const folder = makeTempFolder();
    const [dataDir, corpusDir, modelDir] = [join(folder, 'data'), join(folder, 'corpus'), join(folder, 'no-model')];
    mkdirSync(modelDir);
    mkdirSync(join(folder, 'npm'));
    const npmPath = join(folder, 'npm', 'npm-cli.js');
    writeFileSync(npmPath, 'console.error("npm error network is unreachable"); process.exit(1);');
    const fetched = vi.fn<typeof fetch>(() => Promise.reject(new TypeError('fetch failed')));
    vi.stubGlobal('fetch', fetched);
    writeArticles(corpusDir, {
      park: '缙云山植物园占地777亩，由测试园林公司于2021年5月建成。',
      lake: '凤栖湖水面120公顷，湖边有三座桥。',
    });

    const app = await openTestApp({ dataDir, corpusDir, modelDir, npmPath });
    expect(fetched).toHaveBeenCalled();
    expect(app.embedder).toBeNull();
    expect(app.snapshot.vectors).toBeNull();
    const { warnings, vectors, articles } = app.status();
    expect([vectors, articles, warnings.length]).toEqual([false, 2, 1]);
    expect(warnings[0]).toMatch(/embedding model lacks .*network is unreachable.*fetch failed.*MODEL_DIR/);
    expect(warnings[0]).not.toContain('\n');
    expect(app.warnings).toEqual(warnings);
    expect(await app.answer('缙云山植物园占地多少亩？')).toMatchObject({
      kind: 'answered',
      citations: [{ articleId: 'park' }],
    });
    expect(await app.answer('缙云山植物园的电话号码是多少？')).toMatchObject({ kind: 'not-found' });
    expect((await app.search('湖边的桥', 5))[0]).toMatchObject({ articleId: 'lake' });
    writeArticles(corpusDir, { hill: '缙云山高951米。' });
    expect(await app.reload()).toMatchObject({ outcome: 'swapped', embedded: 0, warnings });
    await app.close();

    const again = await openTestApp({ dataDir, corpusDir });
    expect(again.status()).toMatchObject({ vectors: true, articles: 3, warnings: [] });
    expect(again.snapshot.vectors!.index.size).toBe(again.snapshot.passages.length);
    expect(again.snapshot.id).not.toBe(app.snapshot.id);
    await again.close();
  });
});
