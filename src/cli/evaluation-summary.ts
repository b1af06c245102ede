/** What became of one evaluation question. */
export interface AskedRow {
  readonly language: string;
  readonly kind: string | null;
  /** 1-based rank of the first right article, Infinity when it was not found, null when the row names none. */
  readonly rank: number | null;
  /** Whether the set says that the articles answer it; null when it does not say. */
  readonly answerable: boolean | null;
  /** The evidence judgement, 0 to 1. */
  readonly confidence: number;
}

export interface Measures {
  readonly n: number;
  /** Share of questions whose right article comes first, or among the first five. */
  readonly recallAt1: number;
  readonly recallAt5: number;
  /** Mean of 1/rank, ranks behind 10 counting as 0. */
  readonly mrrAt10: number;
}

export interface Summary {
  readonly all: Measures;
  readonly byLanguage: Readonly<Record<string, Measures>>;
  readonly byKind: Readonly<Record<string, Measures>>;
  /** null for a set without unanswerable questions. */
  readonly abstention: {
    /** Probability that an answerable question is judged higher than an unanswerable one; ties count half. */
    readonly auroc: number;
    /** Share of the unanswerable that is refused. */
    readonly correct: number;
    /** Share of the answerable that is refused. */
    readonly false: number;
  } | null;
}

function share(count: number, of: number): number {
  return of === 0 ? 0 : count / of;
}

function measure(rows: readonly AskedRow[]): Measures {
  const ranks = rows.flatMap(({ rank }) => (rank === null ? [] : [rank]));
  const n = ranks.length;
  return {
    n,
    recallAt1: share(ranks.filter((rank) => rank === 1).length, n),
    recallAt5: share(ranks.filter((rank) => rank <= 5).length, n),
    mrrAt10: share(
      ranks.reduce((sum, rank) => sum + (rank <= 10 ? 1 / rank : 0), 0),
      n,
    ),
  };
}

function measureBy(rows: readonly AskedRow[], key: (row: AskedRow) => string | null): Record<string, Measures> {
  const names = new Set(rows.map(key).filter((name) => name !== null));
  return Object.fromEntries([...names].map((name) => [name, measure(rows.filter((row) => key(row) === name))]));
}

/** Area under the ROC curve by counting pairs (Mann–Whitney). 0.5 when either side is empty. */
export function areaUnderRoc(positive: readonly number[], negative: readonly number[]): number {
  if (positive.length === 0 || negative.length === 0) return 0.5;
  let wins = 0;
  for (const p of positive) for (const q of negative) wins += p > q ? 1 : p === q ? 0.5 : 0;
  return wins / (positive.length * negative.length);
}

/** @param threshold below this confidence a question is refused */
export function summarize(rows: readonly AskedRow[], threshold: number): Summary {
  const judged = (answerable: boolean) =>
    rows.filter((row) => row.answerable === answerable).map((row) => row.confidence);
  const answerable = judged(true);
  const unanswerable = judged(false);
  const refused = (confidences: readonly number[]) =>
    share(confidences.filter((confidence) => confidence < threshold).length, confidences.length);
  return {
    all: measure(rows),
    byLanguage: measureBy(rows, (row) => row.language),
    byKind: measureBy(rows, (row) => row.kind),
    abstention:
      unanswerable.length === 0
        ? null
        : {
            auroc: areaUnderRoc(answerable, unanswerable),
            correct: refused(unanswerable),
            false: refused(answerable),
          },
  };
}
