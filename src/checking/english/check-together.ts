import type { Problem } from '../claims/problem.ts';
import { cutClause, holds, listTold, splitClauses } from './align-clauses.ts';
import type { LedWord } from './lead-words.ts';
import type { MatchedFact } from './match-fact.ts';
import type { ChineseSource } from './read-chinese-source.ts';
import type { Statement } from './split-statement.ts';

/** Less is not told by its own words. */
const LEAST = 2;

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
    // What the title names is left out in the sentences about it.
    const own = words.filter(({ token, around }) => !token.capital || (around.at(-1)?.length ?? 0) === 0);
    const named = own.length < words.length && listTold(own, facts).length > LEAST;
    const told = listTold(named ? own : words, facts);
    const together = source.sentences.some((sentence) => told.every((places) => holds(sentence, places)));
    return together ? [] : [{ kind: 'uncovered', words: statement.text.slice(clause.start, clause.end).trim() }];
  });
}
