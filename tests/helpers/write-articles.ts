import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Article } from '../../src/corpus/article.ts';

/** An article for tests; only what matters to the test need be given. */
export function makeArticle(given: Partial<Article> & Pick<Article, 'id' | 'text'>): Article {
  return {
    title: `标题${given.id}`,
    publisher: null,
    published: null,
    url: null,
    language: 'zh-Hans',
    kind: 'full',
    source: null,
    ...given,
  };
}

/** Writes `<id>.md` for every entry into a corpus folder: the front matter has the id as title. */
export function writeArticles(dir: string, articles: Readonly<Record<string, string>>): void {
  for (const [id, text] of Object.entries(articles)) {
    const file = join(dir, `${id}.md`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `---\ntitle: ${id}\npublisher: 测试日报\npublished: 2022-06-07\n---\n\n${text}\n`);
  }
}
