import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile } from '../../src/corpus/import/import-file.ts';
import { saveArticle } from '../../src/corpus/import/save-article.ts';
import { foldText } from '../../src/language/fold.ts';
import { openTestApp } from '../helpers/open-test-app.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';

const PAGES = '../shared/articles';
const QUESTIONS = '../shared/eval/science-city.dev.jsonl';
const isThere = existsSync(PAGES) && existsSync(QUESTIONS);
const note = isThere ? '' : ' (skipped: the source pages and their questions are not beside the project)';
/** Of 18 questions that the pages answer. */
const FLOOR = 17;

interface Row {
  readonly id: string;
  readonly lang: string;
  readonly question: string;
  readonly gold: readonly { readonly article: string; readonly must: readonly string[] }[];
}

describe.skipIf(!isThere)(`the source pages, imported as they came from the web${note}`, () => {
  let app: Awaited<ReturnType<typeof openTestApp>>;
  /** Article ids by the letters of the questions: A is the first file. */
  const ids = new Map<string, string>();
  const rows = isThere
    ? readFileSync(QUESTIONS, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Row)
    : [];

  beforeAll(async () => {
    const corpusDir = makeTempFolder();
    const files = readdirSync(PAGES)
      .filter((name) => name.endsWith('.txt'))
      .toSorted();
    for (const [i, name] of files.entries()) {
      const { article } = await importFile(join(PAGES, name));
      await saveArticle(corpusDir, article);
      ids.set('ABCDE'[i]!, article.id);
    }
    app = await openTestApp({ dataDir: makeTempFolder(), corpusDir });
  });
  afterAll(() => app.close());

  it('are all read', () => {
    expect([app.snapshot.articles.length, app.problems]).toEqual([5, []]);
  });

  it('answer the questions about them with the right passages', async () => {
    const answerable = rows.filter(({ gold }) => gold.length > 0);
    expect(answerable).toHaveLength(18);
    const missed: string[] = [];
    for (const { id, lang, question, gold } of answerable) {
      const answer = await app.answer(question);
      const citations = answer.kind === 'answered' ? answer.citations : [];
      const right = citations.some(({ articleId, quote }) =>
        gold.some(
          ({ article, must }) =>
            ids.get(article) === articleId && must.some((words) => foldText(quote).includes(foldText(words))),
        ),
      );
      if (!right) missed.push(`${id} (${lang}, ${answer.kind})`);
    }
    process.stderr.write(
      `source pages: ${18 - missed.length} of 18 answered with a right citation; not ${missed.join(', ') || 'one missed'}\n`,
    );
    expect(18 - missed.length).toBeGreaterThanOrEqual(FLOOR);
  });

  it('do not answer what they do not say', async () => {
    const unanswerable = rows.filter(({ gold }) => gold.length === 0);
    expect(unanswerable).toHaveLength(4);
    for (const { question } of unanswerable)
      expect(await app.answer(question), `asked ${question}`).toMatchObject({ kind: 'not-found' });
  });
});
