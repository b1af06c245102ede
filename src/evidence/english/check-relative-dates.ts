import type { Problem } from '../claims/problem.ts';
import type { ChineseSource } from './read-chinese-source.ts';
import type { Statement } from './split-statement.ts';

/** Days and years told from the day of publication, and what the quotes may call them. */
const RELATIVE: readonly (readonly [RegExp, RegExp, years: number | null])[] = [
  [/\bthis year\b/i, /今年|本年|年内/, 0],
  [
    /\b(?:last|previous) year\b|\blast (?:January|February|March|April|May|June|July|August|September|October|November|December)\b/i,
    /去年|上年|昨年/,
    -1,
  ],
  [/\bnext year\b/i, /明年|次年|翌年/, 1],
  [/\byesterday\b/i, /昨/, null],
  [/\btoday\b/i, /今日|今天|当日|当天|今/, null],
  [/\btomorrow\b/i, /明日|明天/, null],
  [/\bthis month\b/i, /本月|当月|这个月/, null],
  [/\blast month\b/i, /上月|上个月/, null],
  [/\bnext month\b/i, /下月|下个月|次月/, null],
  [/\blast week\b/i, /上周|上星期/, null],
  [/\bnext week\b/i, /下周|下星期/, null],
];

/** Times that are told from the publication (last year) and of which the quotes say nothing. */
export function checkRelativeDates(
  { text }: Statement,
  { folded, dates, published }: ChineseSource,
): readonly Problem[] {
  return RELATIVE.flatMap(([english, chinese, away]): readonly Problem[] => {
    const words = english.exec(text)?.[0];
    if (words === undefined || chinese.test(folded)) return [];
    const told = away !== null && published.some((year) => dates.some((date) => date.year === year + away));
    return told ? [] : [{ kind: 'date', words }];
  });
}
