/** Parts a text into what a reader takes for one character: an emoji of several, a letter with its marks, a flag. */
const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
/** UTF-16 units around a place in which the character at it is looked for; a longer one may be cut. */
const AROUND = 128;

/** The offset at which the character begins that a reader sees at `at`: `at` itself when one begins there. */
export function startOfCharacter(text: string, at: number): number {
  if (at <= 0 || at >= text.length) return at;
  const from = Math.max(0, at - AROUND);
  const found = segmenter.segment(text.slice(from, at + AROUND)).containing(at - from);
  return found === undefined ? at : from + found.index;
}

/** The beginning of a text, `length` UTF-16 units at most, no surrogate pair halved. */
export function cutText(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}

/**
 * The text, or its beginning with an ellipsis; `length` UTF-16 units at most, and nothing cut that a reader sees as one
 * character.
 */
export function shortenText(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${cutBefore(text, length - 1).trimEnd()}…`;
}

function cutBefore(text: string, at: number): string {
  const start = startOfCharacter(text, at);
  // Marks without end on one letter are cut all the same, only no surrogate pair.
  return text.slice(0, start).replace(/[\uD800-\uDBFF]$/, '');
}

/** The end of a text behind an ellipsis, by the same rules. */
export function shortenStart(text: string, length: number): string {
  if (text.length <= length) return text;
  const at = text.length - length + 1;
  const start = startOfCharacter(text, at);
  const next =
    start === at
      ? at
      : start + (segmenter.segment(text.slice(start, start + AROUND)).containing(0)?.segment.length ?? 0);
  return `…${text
    .slice(Math.max(at, next))
    .replace(/^[\uDC00-\uDFFF]/, '')
    .trimStart()}`;
}
