import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Article } from '../../../src/corpus/article.ts';
import { checkArticleId, saveArticle } from '../../../src/corpus/import/save-article.ts';
import { readCorpus } from '../../../src/corpus/read-corpus.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'kecheng-save-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const article: Article = {
  id: 'a',
  title: '一座城',
  publisher: null,
  published: '2022-06',
  url: null,
  language: 'zh-Hans',
  kind: 'full',
  source: null,
  text: '这里有一座科学城。',
};

it('writes an article that the corpus reads back', async () => {
  expect(await saveArticle(dir, article)).toEqual({ kind: 'written', path: join(dir, 'a.md') });
  const { articles, problems } = await readCorpus(dir);
  expect(problems).toEqual([]);
  expect(articles).toEqual([{ ...article, text: `${article.text}\n` }]);
});

it('writes into a sub-folder and into a folder that does not exist yet', async () => {
  await saveArticle(join(dir, 'new'), { ...article, id: 'news/2022/a' });
  expect((await readCorpus(join(dir, 'new'))).articles[0]?.id).toBe('news/2022/a');
});

it('says that the same article is already there', async () => {
  await saveArticle(dir, article);
  expect((await saveArticle(dir, article)).kind).toBe('already-there');
});

it('never replaces another article of that name and leaves nothing half-written behind', async () => {
  writeFileSync(join(dir, 'a.md'), 'mine');
  await expect(saveArticle(dir, article)).rejects.toMatchObject({
    code: 'import',
    fix: expect.stringMatching(/--name/),
  });
  expect(readFileSync(join(dir, 'a.md'), 'utf8')).toBe('mine');
  expect(readdirSync(dir)).toEqual(['a.md']);
});

it('lets one of many writers win', async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: 8 }, (_, at) => saveArticle(dir, { ...article, title: `第${at}个` })),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(readdirSync(dir)).toEqual(['a.md']);
});

it('says in one line that a folder cannot be written', async () => {
  writeFileSync(join(dir, 'file'), '');
  await expect(saveArticle(join(dir, 'file'), article)).rejects.toMatchObject({ message: /cannot be written/ });
});

it.each([
  '..',
  '../a',
  '/etc/a',
  'a/../b',
  '.hidden',
  'README',
  'news/readme.md',
  '',
  'a b',
  'a\nb',
  'a\\b',
  'x'.repeat(300),
])('refuses the name %j', (name) => {
  expect(() => checkArticleId(name)).toThrow(/cannot name an article/);
  expect(existsSync(join(dir, name, 'a.md'))).toBe(false);
});

it.each([
  ['科学城-2022.md', '科学城-2022'],
  ['news/a_1', 'news/a_1'],
])('takes the name %j', (name, id) => {
  expect(checkArticleId(name)).toBe(id);
});
