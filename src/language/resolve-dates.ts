/** A relative date of a text with what it means: 去年12月 → 2019-12. */
export interface ResolvedDate {
  readonly words: string;
  readonly date: string;
}

const YEARS_AWAY: Readonly<Record<string, number>> = { 前年: -2, 去年: -1, 今年: 0, 明年: 1 };
const AWAY = '前年|去年|今年|明年';
const MONTH = String.raw`(?:(\d{1,2})\s?月(?:(\d{1,2})\s?[日号號])?)`;
/** A year (named or relative) with or without a month, or a month by itself, in the order of the text. */
const DATE = new RegExp(String.raw`(?:(\d{4})\s?年|(${AWAY}))(?:[度底初末的]|上半|下半)*${MONTH}?|${MONTH}`, 'g');
/** Titles carry years that say nothing of the sentence: 《行动计划（2019—2022年）》. */
const TITLE = /《[^》]{0,200}》/g;
const NOW = /目前|现在|現在|如今|现有|現有|迄今|至今|已累计|已累計/;
/** Words before a date that make it an aim and not the time of a fact. */
const AIM = /(?:力争|力爭|计划|計劃)$/;
/** So does 到2025年, unless the time has come; 截至2021年 and 2019年至2021年 are no aims at all. */
const TOWARDS = /(?<!截|截止|直|[年月日底末])[到至]$/;
const OLDEST_YEAR = 1900;
const LATEST_YEAR = 2100;

/** A date that a text tells, `[start, end)`. */
export interface FoundDate {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly date: string;
  /** Whether the text itself names the year. */
  readonly explicit: boolean;
  /** Whether it is a time to come rather than the time of a fact: 到2025年. */
  readonly aim: boolean;
}

function joinDate(year: number, month?: string, day?: string): string {
  return [String(year), month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined).join('-');
}

const isPart = (part: string | undefined, most: number) =>
  part === undefined || (Number(part) >= 1 && Number(part) <= most);

function isPossible(year: number, month?: string, day?: string): boolean {
  return year >= OLDEST_YEAR && year <= LATEST_YEAR && isPart(month, 12) && isPart(day, 31);
}

const ALL_NOW = new RegExp(NOW, 'g');

/** Words that put a fact at the time of the publication, the last of them; null when there are none. */
export function findNow(text: string): number | null {
  return [...text.matchAll(ALL_NOW)].at(-1)?.index ?? null;
}

/** Whether `date` lies after `published` as far as both say: 2022-07 after 2022-06-30, but 2022-06 not after 2022-06-07. */
export function isAfter(date: string, published: string): boolean {
  const length = Math.min(date.length, published.length);
  return date.slice(0, length) > published.slice(0, length);
}

/**
 * The dates of a text in order. A month without a year takes the nearest year named before it in its sentence;
 * without one it is the publication's year, if that is known to the month and the date is not after it. Otherwise it
 * stays unknown: what lies ahead (自9月1日起施行) and what may be of the year before look the same.
 */
export function findDates(text: string, published: string | null): readonly FoundDate[] {
  const plain = text.replace(TITLE, (title) => ' '.repeat(title.length));
  const base = published === null ? null : Number(published.slice(0, 4));
  const found: FoundDate[] = [];
  let nearest: number | null = null;
  let sentence = 0;
  for (const match of plain.matchAll(DATE)) {
    const [words, named, away, monthAfterYear, dayAfterYear, loneMonth, loneDay] = match;
    if (/[。！？!?\n]/.test(plain.slice(sentence, match.index))) nearest = null;
    sentence = match.index;
    const month = monthAfterYear ?? loneMonth;
    const day = dayAfterYear ?? loneDay;
    let year: number | null;
    if (named !== undefined) year = Number(named);
    else if (away !== undefined) year = base === null ? null : base + YEARS_AWAY[away]!;
    else if (nearest !== null) year = nearest;
    else {
      const date = base === null ? null : joinDate(base, month, day);
      year = published !== null && published.length > 4 && date !== null && !isAfter(date, published) ? base : null;
    }
    if (year === null || !isPossible(year, month, day)) continue;
    if (named !== undefined || away !== undefined) nearest = year;
    const date = joinDate(year, month, day);
    const before = plain.slice(Math.max(0, match.index - 4), match.index);
    const passed = published !== null && isAfter(published, date);
    const aim = AIM.test(before) || (TOWARDS.test(before) && !passed);
    const end = match.index + words.trimEnd().length;
    found.push({
      start: match.index,
      end,
      words: words.trim(),
      date,
      explicit: named !== undefined,
      aim,
    });
  }
  return found;
}

/**
 * Dates of a text that only make sense beside its publication (去年12月, 6月8日), with the date that they mean.
 * What cannot be told for certain is left out.
 *
 * @param published `2022-06-07`, `2022-06` or `2022`; null when unknown
 */
export function resolveDates(text: string, published: string | null): readonly ResolvedDate[] {
  const relative = findDates(text, published).filter((found) => !found.explicit);
  return [...new Map(relative.map(({ words, date }) => [words, { words, date }])).values()];
}

/**
 * The date that a quote speaks of: the latest one it tells that is neither an aim nor after the publication,
 * or the publication itself; null when none is known.
 */
export function readAsOf(text: string, published: string | null): string | null {
  if (published !== null && NOW.test(text.replace(TITLE, ' '))) return published;
  const dates = findDates(text, published)
    .filter(({ date, aim }) => !aim && (published === null || !isAfter(date, published)))
    .map(({ date }) => date);
  return dates.toSorted().at(-1) ?? published;
}
