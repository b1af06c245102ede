import type { Article } from '../corpus/article.ts';
import type { CitedText } from './statement-check.ts';

/** A piece of an article, `[start, end)`, with what stands beside it and says of whom it speaks. */
export function citeText(
  { text, title, published }: Article,
  { start, end, heading }: { readonly start: number; readonly end: number; readonly heading: string },
): CitedText {
  // The paragraph so far: sentences before the quote.
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return { text: text.slice(start, end), title, heading, published, before };
}
