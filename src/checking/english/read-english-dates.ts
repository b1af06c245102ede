import type { DatePart, EnglishClock, EnglishDate } from './english-fact.ts';

const NAMES = 'january february march april may june july august september october november december'.split(' ');
const MONTHS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((name, i) => [
    [name, i + 1],
    [name.slice(0, 3), i + 1],
    [name.slice(0, 4), i + 1],
  ]),
);
// `may` is a word of its own: the month has a capital.
const MONTH =
  '(?<month>[Jj]an(?:uary)?|[Ff]eb(?:ruary)?|March|Mar|[Aa]pr(?:il)?|May|[Jj]une?|[Jj]uly?|[Aa]ug(?:ust)?|[Ss]ept?(?:ember)?|[Oo]ct(?:ober)?|[Nn]ov(?:ember)?|[Dd]ec(?:ember)?)(?![A-Za-z])\\.?';
const DAY = '(?<day>3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?(?![\\d.,]*\\d|[A-Za-z%])';
const YEAR = '(?<year>(?:1[5-9]|20|21)\\d{2})(?![\\d%]|[.,]\\d|-?[A-Za-z])';
const PART =
  '(?:(?<part>(?:the )?(?:very )?(?:start|beginning|end|middle|first half|second half) of|early(?: in)?|mid-?|late(?: in)?|(?:the )?(?:first|second|third|fourth) quarter of)\\s?)?';
const PATTERNS = [
  `(?<![\\d.-])${YEAR.replace('(?![\\d%]|[.,]\\d|-?[A-Za-z])', '')}[-/.](?<month>1[0-2]|0?[1-9])[-/.](?<day>3[01]|[12]\\d|0?[1-9])(?!\\d)`,
  `${PART}${MONTH}\\s+${DAY}(?:,?\\s+(?:of\\s+)?${YEAR})`,
  `${PART}(?:the\\s+)?(?<![\\d.,])${DAY}\\s+(?:of\\s+)?${MONTH},?\\s+(?:of\\s+)?${YEAR}`,
  `${PART}${MONTH},?\\s+(?:of\\s+)?${YEAR}`,
  `${PART}${MONTH}\\s+${DAY}`,
  `(?:the\\s+)?(?<![\\d.,])${DAY}\\s+(?:of\\s+)?${MONTH}`,
  `${PART}(?<![\\d.,$¥€-])${YEAR}(?!\\s?(?:yuan|RMB|CNY|mu|companies|people|hectares|percent|per cent|US dollars|square|cubic|km|kilomet|met|tons|tonnes|kg))`,
  `${PART}${MONTH}`,
  '(?:the )?(?<part>(?:start|beginning|end|middle|first half|second half) of|(?:first|second|third|fourth) quarter of) (?:the|this|next|last) year',
].map((pattern) => new RegExp(`(?<![A-Za-z])${pattern}`, 'g'));

const CLOCK =
  /(?<![\d.:,])(?<hour>[01]?\d|2[0-4])(?:(?::(?<minute>[0-5]\d))\s?(?<half>[ap]\.?m\b\.?)?|\s?(?<half2>[ap]\.?m\b\.?))(?![\d:])|\b(?<noon>noon|midnight)\b/gi;

function readPart(words: string | undefined): DatePart | null {
  if (words === undefined) return null;
  const quarter = /(first|second|third|fourth) quarter/.exec(words)?.[1];
  if (quarter !== undefined) return `quarter ${['first', 'second', 'third', 'fourth'].indexOf(quarter) + 1}`;
  if (/half/.test(words)) return /first/.test(words) ? 'first half' : 'second half';
  if (/end|late/.test(words)) return 'end';
  return /mid/.test(words) ? 'middle' : 'start';
}

/** Stands in the place of what has been read; no text has it. */
export const COVERED = '\uE000';

/** Puts marks that no pattern looks at in the place of what has been read. */
export const cover = (text: string, spans: readonly { readonly start: number; readonly end: number }[]): string => {
  const units = text.split('');
  for (const { start, end } of spans) units.fill(COVERED, start, end);
  return units.join('');
};

/** The dates of an English text, in no certain order. A month alone counts: in May. */
export function readEnglishDates(text: string): readonly EnglishDate[] {
  const dates: EnglishDate[] = [];
  let rest = text;
  for (const pattern of PATTERNS) {
    const found = [...rest.matchAll(pattern)].map(({ 0: words, index, groups = {} }): EnglishDate => {
      const month = groups['month'];
      return {
        kind: 'date',
        words,
        start: index,
        end: index + words.length,
        year: groups['year'] === undefined ? null : Number(groups['year']),
        month:
          month === undefined ? null : /\d/.test(month) ? Number(month) : (MONTHS.get(month.toLowerCase()) ?? null),
        day: groups['day'] === undefined ? null : Number(groups['day']),
        part: readPart(groups['part']),
      };
    });
    rest = cover(rest, found);
    dates.push(...found);
  }
  // December 12 to 16: the second day is of the same month.
  for (const date of dates.filter(({ month, day }) => month !== null && day !== null)) {
    const range =
      /^\s?(?:to|and|through|-|–|—)\s?(3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?(?![\d:,.]*\d|[A-Za-z%]|\s(?:yuan|mu|[ap]\.?m))/.exec(
        rest.slice(date.end),
      );
    if (range)
      dates.push({
        ...date,
        words: range[0],
        year: null,
        month: null,
        day: Number(range[1]),
        start: date.end,
        end: date.end + range[0].length,
      });
  }
  return dates;
}

/** 8:30, 5 p.m., noon. */
export function readEnglishClocks(text: string): readonly EnglishClock[] {
  return [...text.matchAll(CLOCK)].map(({ 0: words, index, groups = {} }) => {
    const [start, end] = [index, index + words.length];
    if (groups['noon'] !== undefined)
      return { kind: 'clock', words, start, end, minutes: /noon/i.test(words) ? 720 : 0 };
    const half = groups['half'] ?? groups['half2'];
    const hour = Number(groups['hour']);
    const late = half !== undefined && /^p/i.test(half) && hour < 12 ? 12 : 0;
    return { kind: 'clock', words, start, end, minutes: (hour + late) * 60 + Number(groups['minute'] ?? 0) };
  });
}
