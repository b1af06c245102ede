/** A confidence with whether the articles answer. */
export interface JudgedQuestion {
  readonly set: string;
  readonly confidence: number;
  readonly answerable: boolean;
}

export interface ChosenThreshold {
  readonly threshold: number;
  /** Mean over the sets: refused of the unanswerable, and of the answerable. */
  readonly refusedRightly: number;
  readonly refusedWrongly: number;
}

const STEPS = 100;
/** Where nothing can be told. */
const MIDDLE = 0.5;
/** Costs this near to each other are the same: of these thresholds the lowest is taken, which refuses least. */
const SAME_COST = 0.03;

function shareBelow(confidences: readonly number[], threshold: number): number {
  return confidences.filter((confidence) => confidence < threshold).length / Math.max(1, confidences.length);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/**
 * The threshold at which answers to unanswerable questions and refusals of answerable ones cost least together, each as
 * a share of its kind, the mean over the sets that have both.
 *
 * @param ratio what a wrong answer costs beside a wrong refusal
 */
export function chooseThreshold(judged: readonly JudgedQuestion[], ratio: number): ChosenThreshold {
  const sets = [...new Set(judged.map(({ set }) => set))]
    .map((set) => {
      const of = (answerable: boolean) =>
        judged.filter((one) => one.set === set && one.answerable === answerable).map(({ confidence }) => confidence);
      return { answerable: of(true), unanswerable: of(false) };
    })
    .filter(({ answerable, unanswerable }) => answerable.length > 0 && unanswerable.length > 0);
  const at = (threshold: number): ChosenThreshold => ({
    threshold,
    refusedRightly: mean(sets.map(({ unanswerable }) => shareBelow(unanswerable, threshold))),
    refusedWrongly: mean(sets.map(({ answerable }) => shareBelow(answerable, threshold))),
  });
  const costOf = ({ refusedRightly, refusedWrongly }: ChosenThreshold) => ratio * (1 - refusedRightly) + refusedWrongly;
  if (sets.length === 0) return at(MIDDLE);
  const all = Array.from({ length: STEPS - 1 }, (_, step) => at((step + 1) / STEPS));
  const least = Math.min(...all.map(costOf));
  return all.find((one) => costOf(one) <= least + SAME_COST)!;
}
