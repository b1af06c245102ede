import type { Snapshot } from '../index/snapshot.ts';
import { readAsOf } from '../language/resolve-dates.ts';
import type { Citation, Span } from './answer.ts';

/** A verbatim piece of an article, `[start, end)` in its text, within or around a passage of the snapshot. */
export interface CitedSpan extends Span {
  /** Number of the passage. */
  readonly passage: number;
  /** Number of the paragraph in the article. */
  readonly paragraph: number;
}

/** A span as a citation with this number. */
export function citeSpan({ passage, start, end, paragraph }: CitedSpan, number: number, snapshot: Snapshot): Citation {
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
