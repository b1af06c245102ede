import type { Article } from '../corpus/article.ts';
import { shortenText } from '../language/shorten.ts';
import type { Texts } from './texts.ts';

/**
 * What lets a reader weigh an article: publisher, date, kind.
 *
 * @param longest UTF-16 units of a publisher's name, which comes from outside
 */
export function describeArticle(
  { publisher, published, kind }: Pick<Article, 'publisher' | 'published' | 'kind'>,
  longest: number,
  texts: Texts,
): readonly string[] {
  return [
    publisher === null ? texts.publisherUnknown : shortenText(publisher, longest),
    published === null ? texts.dateUnknown : texts.date(published),
    texts.kind[kind],
  ];
}
