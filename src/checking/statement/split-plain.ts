import { splitClauses } from '../../reading/carry-concept.ts';

/** The clauses of a plain text; the colon of a clock time (9:00至17:00) parts none. */
export function splitPlain(text: string): readonly { readonly start: number; readonly end: number }[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of splitClauses(text)) {
    const before = joined.at(-1);
    const isClock =
      before && /\d:?$/.test(text.slice(before.start, before.end)) && /^:?\d\d(?!\d)/.test(text.slice(before.end, end));
    if (before && isClock && text.slice(before.end - 1, start + 1).includes(':')) before.end = end;
    else joined.push({ start, end });
  }
  return joined;
}
