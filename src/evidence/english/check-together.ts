import type { Problem } from '../claims/problem.ts';
import { cutClause, splitClauses } from './align-clauses.ts';
import type { LedWord, Place } from './lead-words.ts';
import type { MatchedFact } from './match-fact.ts';
import type { ChineseSource } from './read-chinese-source.ts';
import type { Statement } from './split-statement.ts';

const isWithin = (places: readonly Place[], { start, end }: Place) =>
  places.some((place) => place.start >= start && place.end <= end);

/**
 * Clauses whose words and figures no single sentence of the quotes holds: one quote's subject with another one's verb is
 * what neither of them says.
 */
export function checkTogether(
  statement: Statement,
  matched: readonly MatchedFact[],
  source: ChineseSource,
  led: readonly LedWord[],
): readonly Problem[] {
  if (source.sentences.length < 2) return [];
  return splitClauses(statement).flatMap((clause): readonly Problem[] => {
    const { words, facts } = cutClause(clause, led, matched);
    const told = [
      ...words.flatMap(({ frame, places }) => (frame || places.length === 0 ? [] : [places])),
      ...facts.flatMap(({ places }) => (places.length === 0 ? [] : [places])),
    ];
    const together = source.sentences.some((sentence) => told.every((places) => isWithin(places, sentence)));
    return together ? [] : [{ kind: 'uncovered', words: statement.text.slice(clause.start, clause.end).trim() }];
  });
}
