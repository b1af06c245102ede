import type { Article } from '../../../src/corpus/article.ts';

/** A sentence of an invented article with true and false English sentences about it. */
export interface TopicRow {
  readonly article: string;
  readonly quoted: string;
  readonly faithful: readonly string[];
  readonly wrong: readonly string[];
}

export const inventArticle = (id: string, title: string, published: string, text: string): Article => ({
  id,
  title,
  publisher: null,
  published,
  url: null,
  language: 'zh-Hans',
  kind: 'full',
  source: null,
  text,
});

export const topicRow = (
  article: string,
  quoted: string,
  faithful: readonly string[],
  wrong: readonly string[],
): TopicRow => ({ article, quoted, faithful, wrong });
