import type { Quote } from '../checking/find-quotes.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { readAsOf } from '../language/resolve-dates.ts';
import type { Citation } from './answer.ts';

/** A verbatim piece of an article as a citation with this number. */
export function citeSpan({ passage, start, end, paragraph }: Quote, number: number, snapshot: Snapshot): Citation {
  const article = snapshot.articles[snapshot.articleOf[passage]!]!;
  const { id, title, publisher, published, kind, url } = article;
  const { heading } = snapshot.passages[passage]!;
  const quote = article.text.slice(start, end);
  const asOf = readAsOf(quote, published);
  return {
    number,
    articleId: id,
    title,
    publisher,
    published,
    asOf,
    kind,
    url,
    paragraph,
    heading,
    start,
    end,
    quote,
  };
}
