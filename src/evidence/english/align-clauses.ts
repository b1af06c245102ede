import type { LedWord, Place } from './lead-words.ts';
import type { ChineseSource } from './read-chinese-source.ts';
import type { Statement } from './split-statement.ts';

const CLAUSE_END = /[,;:]\s|\b(?:but|while|although|whereas)\b/g;
/** Less is no clause: In 2020, however. */
const LEAST = 12;
/** Clauses that hold nearly as much as the best one tell the same. */
const NEARLY = 0.8;

/** The clauses of a statement, `[start, end)`. */
export function splitClauses({ text, facts }: Statement): readonly Place[] {
  const spans: Place[] = [];
  let start = 0;
  for (const { index } of text.matchAll(CLAUSE_END)) {
    if (facts.some((fact) => fact.start <= index && index < fact.end) || index - start < LEAST) continue;
    spans.push({ start, end: index });
    start = index;
  }
  return [...spans, { start, end: text.length }];
}

/** The clauses of the quotes that hold most of some words of a statement; none when no word stands in them. */
export function alignClause(words: readonly LedWord[], { clauses }: ChineseSource): readonly Place[] {
  const telling = words.filter(({ frame, places }) => !frame && places.length > 0);
  const counts = clauses.map(
    ({ start, end }) =>
      telling.filter(({ places }) => places.some((place) => place.start >= start && place.end <= end)).length,
  );
  const best = Math.max(0, ...counts);
  return best === 0 ? [] : clauses.filter((_, i) => counts[i]! > NEARLY * best);
}
