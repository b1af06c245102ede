import type { Problem } from '../claims/problem.ts';
import { alignClause, cutClause, splitClauses } from './align-clauses.ts';
import type { LedWord } from './lead-words.ts';
import type { Place } from './read-layer.ts';
import type { MatchedFact } from './match-fact.ts';
import type { ChineseSource } from './read-chinese-source.ts';
import type { Statement } from './split-statement.ts';

/** Days and years told from the day of publication, and what the quotes may call them. */
const RELATIVE: readonly (readonly [RegExp, RegExp, years: number | null])[] = [
  [
    /\bthis (?:year|January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|fall|winter)\b/i,
    /今年|本年|年内/,
    0,
  ],
  [
    /\b(?:last|previous) year\b|\blast (?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|fall|winter)\b/i,
    /去年|上年|昨年/,
    -1,
  ],
  [
    /\bnext (?:year|January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|fall|winter)\b/i,
    /明年|次年|翌年/,
    1,
  ],
  [/\byesterday\b/i, /昨/, null],
  [/\btoday\b/i, /今日|今天|当日|当天|今/, null],
  [/\btomorrow\b/i, /明日|明天/, null],
  [/\bthis month\b/i, /本月|当月|这个月/, null],
  [/\blast month\b/i, /上月|上个月/, null],
  [/\bnext month\b/i, /下月|下个月|次月/, null],
  [/\blast week\b/i, /上周|上星期/, null],
  [/\bnext week\b/i, /下周|下星期/, null],
];

/** What a figure is compared with says nothing of its own time: 比去年扩大. */
const THAN = /[比较与](?:去年|上年|前年)(?:同期)?/g;
const YEARS = /去年|上年|今年|本年|明年|次年/g;

/** The year of which a clause of the quotes tells: the last one named in it or before it in its sentence. */
function findYear(clause: Place, { folded, sentences }: ChineseSource): string | null {
  const sentence = sentences.find(({ start, end }) => start <= clause.start && clause.start < end);
  return (
    folded
      .slice(sentence?.start ?? 0, clause.end)
      .match(YEARS)
      ?.at(-1) ?? null
  );
}

/** Times that are told from the publication (last year) and of which the quotes say nothing, or something else. */
export function checkRelativeDates(
  statement: Statement,
  matched: readonly MatchedFact[],
  source: ChineseSource,
  led: readonly LedWord[],
): readonly Problem[] {
  const { folded, dates, published } = source;
  return splitClauses(statement).flatMap((clause) =>
    RELATIVE.flatMap(([english, chinese, away]): readonly Problem[] => {
      const words = english.exec(statement.text.slice(clause.start, clause.end))?.[0];
      if (words === undefined) return [];
      if (!chinese.test(folded)) {
        const told = away !== null && published.some((year) => dates.some((date) => date.year === year + away));
        return told ? [] : [{ kind: 'date', words }];
      }
      const compares = /\b(?:than|compared|from|over|against|earlier)\b/i.test(statement.text);
      const own = cutClause(clause, led, matched);
      const aligned = alignClause(own.words, own.facts, source);
      const fits = (part: Place) => {
        const year = findYear(part, source);
        const told = folded.slice(part.start, part.end);
        return (
          away === null || year === null || chinese.test(year) || chinese.test(compares ? told : told.replace(THAN, ''))
        );
      };
      return aligned.length === 0 || aligned.some(fits) ? [] : [{ kind: 'date', words }];
    }),
  );
}
