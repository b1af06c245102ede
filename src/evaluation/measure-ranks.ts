export interface Measures {
  readonly n: number;
  /** Share of questions whose right article comes first, or among the first five. */
  readonly recallAt1: number;
  readonly recallAt5: number;
  /** Mean of 1/rank, ranks behind 10 counting as 0. */
  readonly mrrAt10: number;
}

/** 0 of 0 is 0. */
export function share(count: number, of: number): number {
  return of === 0 ? 0 : count / of;
}

/** 1/rank down to the tenth, 0 behind it. */
export function reciprocalRank(rank: number): number {
  return rank <= 10 ? 1 / rank : 0;
}

/** How well was found, over 1-based ranks; Infinity stands for not found. */
export function measureRanks(ranks: readonly number[]): Omit<Measures, 'n'> {
  const n = ranks.length;
  return {
    recallAt1: share(ranks.filter((rank) => rank === 1).length, n),
    recallAt5: share(ranks.filter((rank) => rank <= 5).length, n),
    mrrAt10: share(
      ranks.reduce((sum, rank) => sum + reciprocalRank(rank), 0),
      n,
    ),
  };
}
