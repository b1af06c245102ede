/** A relative date of a text with what it means: 去年12月 → 2019-12. */
export interface ResolvedDate {
  readonly words: string;
  readonly date: string;
}

const YEARS_AWAY: Readonly<Record<string, number>> = { 前年: -2, 去年: -1, 今年: 0, 明年: 1 };
const RELATIVE =
  /(前年|去年|今年|明年)(?:(\d{1,2})月(?:(\d{1,2})[日号號])?|(?=底|初|年底|上半年|下半年|以来|以來)|(?![\d度]))/g;
const MONTH_DAY = /(?<![\d年])(\d{1,2})月(?:(\d{1,2})[日号號])?(?!\d)/g;
const EXPLICIT = /(?<!到|至|力争|计划)(\d{4})年(?:度|底|初|末)?(?:(\d{1,2})月(?:(\d{1,2})[日号號])?)?/g;
/** Titles carry years that say nothing of the sentence: 《行动计划（2019—2022年）》. */
const TITLE = /《[^》]*》/g;
/** What is still to come is not the last such day; nor is it sure to be the next. */
const PLANNED = /(?:将|將|拟|擬|预计|預計|计划|計劃|力争|力爭|有望)[^，。；,;]{0,12}$/;
const NOW = /目前|截至目前|现在|現在|如今|已累计|已累計/;

function joinDate(year: number, month?: string, day?: string): string {
  return [String(year), month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined).join('-');
}

/** The year of a date without one: the last such day up to the publication. */
function yearOfMonth(month: string, published: string): number {
  const [year, publishedMonth] = published.split('-').map(Number);
  return publishedMonth !== undefined && Number(month) > publishedMonth ? year! - 1 : year!;
}

/**
 * Dates of a text that only make sense beside its publication (去年12月, 6月8日), with the date that they mean.
 *
 * @param published `2022-06-07`, `2022-06` or `2022`; null resolves nothing
 */
export function resolveDates(text: string, published: string | null): readonly ResolvedDate[] {
  if (published === null) return [];
  const year = Number(published.slice(0, 4));
  const found: (ResolvedDate & { at: number })[] = [];
  const plain = text.replace(TITLE, (title) => ' '.repeat(title.length));
  for (const match of plain.matchAll(RELATIVE)) {
    const [words, away, month, day] = match;
    found.push({ words, date: joinDate(year + YEARS_AWAY[away!]!, month, day), at: match.index });
  }
  for (const match of plain.matchAll(MONTH_DAY)) {
    const [words, month, day] = match;
    if (Number(month) < 1 || Number(month) > 12) continue;
    if (found.some((other) => match.index >= other.at && match.index < other.at + other.words.length)) continue;
    // 2022年 6月: the year stands right before it.
    if (/年\s*$|年底至|[\d]\s*[—–-]\s*$/.test(plain.slice(0, match.index))) continue;
    const monthYear = yearOfMonth(month!, published);
    if (monthYear < year && PLANNED.test(plain.slice(0, match.index))) continue;
    found.push({ words, date: joinDate(monthYear, month, day), at: match.index });
  }
  const unique = new Map(found.toSorted((a, b) => a.at - b.at).map(({ words, date }) => [words, { words, date }]));
  return [...unique.values()];
}

/**
 * The date that a quote speaks of: the latest year it names, or the day it tells relative to the publication,
 * or the publication itself; null when none is known. Years after the publication are plans, not dates of the facts.
 */
export function readAsOf(text: string, published: string | null): string | null {
  const plain = text.replace(TITLE, ' ');
  if (NOW.test(plain) && published !== null) return published;
  const dates = [
    ...[...plain.matchAll(EXPLICIT)].map(([, year, month, day]) => joinDate(Number(year), month, day)),
    ...resolveDates(text, published).map(({ date }) => date),
  ].filter((date) => published === null || date <= published || date.startsWith(published));
  return dates.toSorted().at(-1) ?? published;
}
