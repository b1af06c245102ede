import type { Problem } from '../claims/problem.ts';
import { cutClause, splitClauses } from './align-clauses.ts';
import type { LedWord } from './lead-words.ts';
import type { Place } from './read-layer.ts';
import type { MatchedFact } from './match-fact.ts';
import type { ChineseSource } from './read-chinese-source.ts';
import { isInside } from './source-parts.ts';
import type { Statement } from './split-statement.ts';

/** Two that are told apart by these words: English, and what is written for them. */
const PAIRS: readonly (readonly [readonly [RegExp, RegExp], readonly [RegExp, RegExp]])[] = [
  [
    [/^(?:north\w*)$/, /北/],
    [/^(?:south\w*)$/, /南/],
  ],
  [
    [/^(?:east\w*)$/, /东/],
    [/^(?:west\w*)$/, /西/],
  ],
  [
    [/^(?:old|former)$/, /老|旧|原/],
    [/^new$/, /新/],
  ],
  [
    [/^(?:men|male|boys?)$/, /男/],
    [/^(?:women|female|girls?)$/, /女/],
  ],
  [
    [/^public$/, /公办|公立/],
    [/^private$/, /民办|私立/],
  ],
  [
    [/^(?:permanent|general|ordinary)$/, /常设|普通/],
    [/^(?:special|expert)$/, /特展|专家|特殊/],
  ],
];

const listStarts = ({ places }: LedWord, chinese: RegExp, folded: string) => [
  ...new Set(places.filter(({ start, end }) => chinese.test(folded.slice(start, end))).map(({ start }) => start)),
];

/** Both of a pair in one clause, each once, the other way round than in the quotes: from north to south. */
export function checkContrast(
  statement: Statement,
  matched: readonly MatchedFact[],
  { sentences, folded }: ChineseSource,
  led: readonly LedWord[],
): readonly Problem[] {
  const inOne = (a: number, b: number) =>
    sentences.some((sentence: Place) => [a, b].every((start) => isInside({ start, end: start }, sentence)));
  return splitClauses(statement).flatMap((clause) => {
    const { words } = cutClause(clause, led, matched);
    return PAIRS.flatMap(([[one, chineseOne], [other, chineseOther]]): readonly Problem[] => {
      const [first, ...more] = words.filter(({ token }) => one.test(token.lower));
      const [second, ...others] = words.filter(({ token }) => other.test(token.lower));
      if (!first || !second || more.length > 0 || others.length > 0) return [];
      const [[from, ...moreFrom], [to, ...moreTo]] = [
        listStarts(first, chineseOne, folded),
        listStarts(second, chineseOther, folded),
      ];
      if (from === undefined || to === undefined || moreFrom.length > 0 || moreTo.length > 0 || !inOne(from, to))
        return [];
      const turned = first.token.start < second.token.start !== from < to;
      return turned ? [{ kind: 'name', words: `${first.token.raw} ${second.token.raw}` }] : [];
    });
  });
}
