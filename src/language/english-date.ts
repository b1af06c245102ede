import { nameNumber, readDecimal } from './decimal.ts';

/** A figure or date of a folded Chinese text with what it says in English. Offsets `[start, end)` in that text. */
export interface ExplainedQuantity {
  readonly start: number;
  readonly end: number;
  readonly meaning: string;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** The second half of a range (3至5年) says nothing by itself. */
export const RANGE = /[\d一二三四五六七八九十万亿%元]\s?(?:[-~–—－至到])\s?$/u;

const ISO_DATE = /(?<![\d.-])(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])/gu;
const DATE =
  /(?<![\d.])(?:(\d{4})\s?年(?:度)?)?(?:(\d{1,2})\s?月(?!球|度|薪)(?:\s?(\d{1,2})\s?[日号])?)?(底|末|初|上旬|中旬|下旬|上半年|下半年)?/gu;
const PARTS: Readonly<Record<string, string>> = {
  底: 'the end of ',
  末: 'the end of ',
  初: 'the start of ',
  上旬: 'early ',
  中旬: 'mid-',
  下旬: 'late ',
  上半年: 'the first half of ',
  下半年: 'the second half of ',
};
const YEARS = /(?<!\d)(\d{4})\s?年?\s?[-–—－~至到]{1,2}\s?(\d{4})\s?年/gu;
const CENTURY = /(?<!\d)(\d{1,2})\s?世纪(?:\s?(\d0)\s?年代)?/gu;
const PERCENT = /百分之([一二两三四五六七八九十百]+|\d+(?:\.\d+)?)/gu;

/** `June 8, 2022`, `June 2022`, `2022`, `June 8`; null when it is no date: 5000年 are years, and there is no 13月. */
function nameDate(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  if (year === undefined && month === undefined) return null;
  if (year !== undefined && (Number(year) < 1000 || Number(year) > 2100)) return null;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return null;
  if (day !== undefined && (Number(day) < 1 || Number(day) > 31)) return null;
  const name = month === undefined ? '' : MONTHS[Number(month) - 1]!;
  if (day !== undefined) return `${name} ${Number(day)}${year === undefined ? '' : `, ${year}`}`;
  return [name, year ?? ''].filter((piece) => piece !== '').join(' ');
}

/** Every date of a folded Chinese text in English, unordered; a year, a part of one, a century, a share in words. */
export function explainDates(folded: string): readonly ExplainedQuantity[] {
  const found: ExplainedQuantity[] = [];
  const add = (match: RegExpExecArray, meaning: string) =>
    found.push({ start: match.index, end: match.index + match[0].length, meaning });
  for (const match of folded.matchAll(YEARS)) add(match, `${match[1]}–${match[2]}`);
  for (const match of folded.matchAll(CENTURY)) {
    const century = Number(match[1]);
    if (match[2] !== undefined) add(match, `the ${(century - 1) * 100 + Number(match[2])}s`);
    else add(match, `the ${century}${nameOrdinal(century)} century`);
  }
  for (const match of folded.matchAll(ISO_DATE)) {
    const date = nameDate(match[1], match[2], match[3]);
    if (date !== null) add(match, date);
  }
  for (const match of folded.matchAll(DATE)) {
    const [, year, month, day, part] = match;
    if (year === undefined && RANGE.test(folded.slice(Math.max(0, match.index - 4), match.index))) continue;
    const date = nameDate(year, month, day);
    if (date !== null) add(match, `${part === undefined ? '' : PARTS[part]!}${date}`);
  }
  for (const match of folded.matchAll(PERCENT)) {
    const value = readDecimal(match[1]!, '');
    if (value) add(match, `${nameNumber(value)}%`);
  }
  return found;
}

function nameOrdinal(value: number): string {
  if (value % 100 >= 11 && value % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}
