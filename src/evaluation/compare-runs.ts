import { AppError } from '../errors.ts';
import { bootstrapIntervals, type Interval } from './bootstrap.ts';
import { measureRanks, reciprocalRank } from './measure-ranks.ts';
import { measureRefusals } from './measure-refusals.ts';
import type { SavedQuestion, SavedRun } from './saved-run.ts';

/** The same question in two runs. */
interface Pair {
  readonly before: SavedQuestion;
  readonly after: SavedQuestion;
}

export const COMPARED = ['recallAt1', 'recallAt5', 'mrrAt10', 'auroc', 'correct', 'false'] as const;
export type Compared = (typeof COMPARED)[number];

/** A measure over the shared questions in both runs, and what the second has more than the first. */
export interface Difference {
  readonly before: number;
  readonly after: number;
  readonly difference: number;
  /** Of the difference. */
  readonly interval: Interval | null;
}

/** Ids of the questions that got better or worse. */
export interface Changes {
  readonly better: readonly string[];
  readonly worse: readonly string[];
}

export interface Comparison {
  readonly shared: number;
  readonly onlyBefore: number;
  readonly onlyAfter: number;
  /** null for what the shared questions do not tell. */
  readonly measures: Readonly<Record<Compared, Difference | null>>;
  /** By rank among the first ten. */
  readonly ranks: Changes;
  /** By whether it is rightly answered or refused, where the set says which is right. */
  readonly refusals: Changes;
}

type Measured = Readonly<Record<Compared, number | null>>;

function measureRun(questions: readonly SavedQuestion[], threshold: number): Measured {
  const ranks = questions.flatMap(({ rank }) => (rank === null ? [] : [rank]));
  const found = ranks.length === 0 ? { recallAt1: null, recallAt5: null, mrrAt10: null } : measureRanks(ranks);
  return { ...found, ...measureRefusals(questions, threshold) };
}

function listChanges(pairs: readonly Pair[], gain: (pair: Pair) => number): Changes {
  const ids = (sign: number) => pairs.filter((pair) => Math.sign(gain(pair)) === sign).map(({ after }) => after.id);
  return { better: ids(1), worse: ids(-1) };
}

const scoreRank = ({ rank }: SavedQuestion) => (rank === null ? 0 : reciprocalRank(rank));
const scoreRefusal = ({ answerable, confidence }: SavedQuestion, threshold: number) =>
  answerable === null ? 0 : Number(answerable === confidence >= threshold);

/**
 * What changed from one saved run to another, over the questions that both hold. The intervals are those of a paired
 * bootstrap: a question is drawn with what both runs made of it, so that its difficulty cancels out.
 *
 * @throws AppError `usage` when the runs share no question
 */
export function compareRuns(before: SavedRun, after: SavedRun): Comparison {
  const earlier = new Map(before.questions.map((question) => [question.id, question]));
  const later = new Map(after.questions.map((question) => [question.id, question]));
  const pairs = [...later.values()].flatMap((question): Pair[] => {
    const same = earlier.get(question.id);
    return same ? [{ before: same, after: question }] : [];
  });
  if (pairs.length === 0)
    throw new AppError('usage', 'the two runs share no question', { fix: 'compare runs over the same set' });
  const measure = (drawn: readonly Pair[]): readonly [Measured, Measured] => [
    measureRun(
      drawn.map((pair) => pair.before),
      before.threshold,
    ),
    measureRun(
      drawn.map((pair) => pair.after),
      after.threshold,
    ),
  ];
  const [first, second] = measure(pairs);
  const subtract = ([one, other]: readonly [Measured, Measured]): Measured => {
    const gain = (name: Compared) => (one[name] === null || other[name] === null ? null : other[name] - one[name]);
    return Object.fromEntries(COMPARED.map((name) => [name, gain(name)])) as Measured;
  };
  const intervals = bootstrapIntervals(pairs, (drawn) => subtract(measure(drawn)));
  const differ = (name: Compared): Difference | null => {
    const [from, to] = [first[name], second[name]];
    return from === null || to === null
      ? null
      : { before: from, after: to, difference: to - from, interval: intervals[name] };
  };
  return {
    shared: pairs.length,
    onlyBefore: earlier.size - pairs.length,
    onlyAfter: later.size - pairs.length,
    measures: Object.fromEntries(COMPARED.map((name) => [name, differ(name)])) as Comparison['measures'],
    ranks: listChanges(pairs, (pair) => scoreRank(pair.after) - scoreRank(pair.before)),
    refusals: listChanges(
      pairs,
      (pair) => scoreRefusal(pair.after, after.threshold) - scoreRefusal(pair.before, before.threshold),
    ),
  };
}
