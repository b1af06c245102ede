import type { DateFact } from './fact.ts';

const YEAR = String.raw`(?<year>(?:1[5-9]|20|21)\d{2})\s?年(?:度|底|初|末)?`;
const MONTH = String.raw`(?<month>1[0-2]|0?[1-9])\s?月(?!球|亮|票)`;
const DAY = String.raw`(?<day>3[01]|[12]\d|0?[1-9])\s?[日号]`;
const TO = String.raw`\s?(?:至|到|-|–|—|~)\s?`;
/** From the most told to the least; what one has found the next does not look at. */
const PATTERNS = [
  String.raw`(?<year>(?:19|20)\d{2})[-/.](?<month>1[0-2]|0?[1-9])[-/.](?<day>3[01]|[12]\d|0?[1-9])`,
  `${YEAR}\\s?${MONTH}\\s?${DAY}`,
  `${YEAR}\\s?${MONTH}`,
  // 2019—2022年, 3月18至24日, 1至5月: the first has its unit from the second.
  `(?<year>(?:19|20)\\d{2})(?=${TO}(?:19|20)\\d{2}\\s?年)`,
  YEAR,
  `${MONTH}\\s?${DAY}`,
  `${MONTH}\\s?(?<day>3[01]|[12]\\d|0?[1-9])(?=${TO}\\d{1,2}\\s?[日号])`,
  `(?<month>1[0-2]|0?[1-9])(?=${TO}\\d{1,2}\\s?月)`,
  MONTH,
  `(?<day>3[01]|[12]\\d|0?[1-9])(?=${TO}\\d{1,2}\\s?日)`,
  String.raw`(?<day>3[01]|[12]\d|0?[1-9])\s?日(?!元|均|本)`,
].map((pattern) => new RegExp(String.raw`(?<!\d[.,]?)${pattern}`, 'g'));

const toNumber = (part: string | undefined) => (part === undefined ? null : Number(part));

/** Covers what has been read with marks that no pattern looks at. */
export function blank(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  let blanked = text;
  for (const { start, end } of spans)
    blanked = blanked.slice(0, start) + '\u0000'.repeat(end - start) + blanked.slice(end);
  return blanked;
}

/** The dates of a folded text, in no certain order. */
export function readDates(folded: string): readonly DateFact[] {
  const dates: DateFact[] = [];
  let rest = folded;
  for (const pattern of PATTERNS) {
    const found = [...rest.matchAll(pattern)].map(({ 0: words, index, groups = {} }): DateFact => ({
      kind: 'date',
      words,
      start: index,
      end: index + words.length,
      year: toNumber(groups['year']),
      month: toNumber(groups['month']),
      day: toNumber(groups['day']),
    }));
    rest = blank(rest, found);
    dates.push(...found);
  }
  return dates;
}
