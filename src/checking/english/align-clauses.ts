import type { LedWord } from './lead-words.ts';
import type { Place } from './read-layer.ts';
import type { MatchedFact } from './match-fact.ts';
import type { ChineseSource } from './read-chinese-source.ts';
import type { Statement } from './split-statement.ts';

const CLAUSE_END =
  /[,;:]\s|\b(?:but|while|although|whereas)\b|\band (?=(?:is|are|was|were|will|has|have|had|can|must|should|shall|may|plans?|aims?|expects?|does|do|opens|costs|covers|takes)\b)/g;
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

/** A figure says more of where a clause stands than a word. */
const FACT_WEIGHT = 2;

export const holds = ({ start, end }: Place, places: readonly Place[]) =>
  places.some((place) => place.start >= start && place.end <= end);

/** The clauses of the quotes that hold most of some words and figures of a statement; none when nothing stands in them. */
export function alignClause(
  words: readonly LedWord[],
  facts: readonly MatchedFact[],
  { clauses: all, sentences }: ChineseSource,
): readonly Place[] {
  const told = listTold(words, facts);
  // Where one sentence holds all of it, the others have no say.
  const whole = sentences.filter((sentence) => told.every((places) => holds(sentence, places)));
  const clauses =
    whole.length === 0 ? all : all.filter((clause) => whole.some((sentence) => holds(sentence, [clause])));
  const telling = words.filter(({ frame, places }) => !frame && places.length > 0);
  const counts = clauses.map(
    (clause) =>
      telling.filter(({ places }) => holds(clause, places)).length +
      FACT_WEIGHT * facts.filter(({ places }) => holds(clause, places)).length,
  );
  const best = Math.max(0, ...counts);
  return best === 0 ? [] : clauses.filter((_, i) => counts[i]! > NEARLY * best);
}

/** Where the words and figures of a part of a statement stand, each at least once. */
export const listTold = (words: readonly LedWord[], facts: readonly MatchedFact[]): readonly (readonly Place[])[] =>
  [...words.flatMap(({ frame, places }) => (frame ? [] : [places])), ...facts.map(({ places }) => places)].filter(
    (places) => places.length > 0,
  );

/** What of a statement lies in one of its clauses. */
export function cutClause(clause: Place, led: readonly LedWord[], matched: readonly MatchedFact[]) {
  const within = ({ start, end }: Place) => start >= clause.start && end <= clause.end;
  return { words: led.filter(({ token }) => within(token)), facts: matched.filter(({ fact }) => within(fact)) };
}
