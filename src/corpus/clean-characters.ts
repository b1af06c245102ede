/**
 * Control characters other than line end and tab, and invisible characters that break a word for search
 * or turn the reading direction of a quote (zero-width space, word joiner, byte order mark, bidi marks).
 */
// oxlint-disable-next-line no-control-regex
const INVISIBLE = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/**
 * One form of line ends and no invisible characters. CR LF, lone CR, vertical tab, form feed, NEL and the
 * Unicode line separators become `\n`. An article is cleaned once, before offsets into it exist.
 */
export function cleanCharacters(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/\r\n?|[\x0b\x0c\x85\u2028\u2029]/g, '\n').replace(INVISIBLE, '');
}
