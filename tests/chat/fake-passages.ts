import type { Article } from '../../src/corpus/article.ts';
import type { PassageSource } from '../../src/passages/passage-key.ts';
import { splitArticle } from '../../src/passages/split-article.ts';

export const QUOTE = '一期工程预计投资12.5亿元，去年12月开工。';

/** A paragraph of a hundred units or so, which is a passage of its own. */
const paragraph = (number: number, words = '') =>
  `云杉镇的第${number}件事，${words || '镇里的人都知道，外面的人也慢慢听说了。'}` +
  `${'镇里先修路，再架桥，后来又盖了学校。'.repeat(4)}这就是第${number}件事。`;

/** The article that `makeCitation` cites, its quote in the sixth of nine paragraphs. */
export function makeArticle(changes: Partial<Article> = {}): Article {
  const paragraphs = Array.from({ length: 9 }, (_, i) => paragraph(i + 1, i === 5 ? QUOTE : ''));
  return {
    id: 'a1',
    title: '云杉镇建设纪要',
    publisher: '云杉日报',
    published: '2020-08',
    url: 'https://news.example.com/a1',
    language: 'zh-Hans',
    kind: 'digest',
    source: null,
    text: paragraphs.join('\n\n'),
    ...changes,
  };
}

/** What of a snapshot passages are read from, without indexes. */
export function makePassageSource(articles: readonly Article[] = [makeArticle()], id = 's1'): PassageSource {
  const split = articles.map((article) => splitArticle(article));
  const articleStarts = new Uint32Array(articles.length + 1);
  for (const [i, { length }] of split.entries()) articleStarts[i + 1] = articleStarts[i]! + length;
  return {
    id,
    articles,
    articleById: new Map(articles.map((article) => [article.id, article])),
    passages: split.flat(),
    articleOf: Uint32Array.from(split.flatMap((passages, i) => passages.map(() => i))),
    articleStarts,
  };
}
