/** What tells a right refusal from a wrong one. */
export interface Judged {
  readonly answerable: boolean | null;
  readonly confidence: number;
}

/** null for what cannot be told because there is no question of that side. */
export interface RefusalMeasures {
  /** Probability that an answerable question is judged higher than an unanswerable one; ties count half. */
  readonly auroc: number | null;
  /** Share of the unanswerable that is refused. */
  readonly correct: number | null;
  /** Share of the answerable that is refused. */
  readonly false: number | null;
}

/** Area under the ROC curve by the sum of ranks (Mann–Whitney), ties sharing theirs. 0.5 when either side is empty. */
export function areaUnderRoc(positive: readonly number[], negative: readonly number[]): number {
  if (positive.length === 0 || negative.length === 0) return 0.5;
  const higher = Float64Array.from(positive).toSorted();
  const lower = Float64Array.from(negative).toSorted();
  let wins = 0;
  let below = 0;
  let upTo = 0;
  for (const value of higher) {
    while (below < lower.length && lower[below]! < value) below += 1;
    while (upTo < lower.length && lower[upTo]! <= value) upTo += 1;
    wins += (below + upTo) / 2;
  }
  return wins / (higher.length * lower.length);
}

/** @param threshold below this confidence a question is refused */
export function measureRefusals(rows: readonly Judged[], threshold: number): RefusalMeasures {
  const confidences = (answerable: boolean) =>
    rows.filter((row) => row.answerable === answerable).map((row) => row.confidence);
  const refused = (confidences: readonly number[]) =>
    confidences.length === 0
      ? null
      : confidences.filter((confidence) => confidence < threshold).length / confidences.length;
  const [answerable, unanswerable] = [confidences(true), confidences(false)];
  return {
    auroc: answerable.length === 0 || unanswerable.length === 0 ? null : areaUnderRoc(answerable, unanswerable),
    correct: refused(unanswerable),
    false: refused(answerable),
  };
}
