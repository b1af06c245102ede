/** One thing to be ranked or judged, as numbers in the order of the feature names. */
export type FeatureRow = Float64Array;

/** The candidates of one question; the right ones should come first. */
export interface RankingGroup {
  readonly rows: readonly FeatureRow[];
  /** For each row whether it is right. */
  readonly right: readonly boolean[];
  /** How much the question counts. */
  readonly weight: number;
}

export interface LabelledRow {
  readonly row: FeatureRow;
  readonly label: boolean;
  readonly weight: number;
}

export interface Fitted {
  readonly bias: number;
  readonly weights: Float64Array;
}

export interface FitOptions {
  /** Weight of the squared coefficients, on features scaled to unit variance. */
  readonly l2: number;
  readonly steps: number;
  /** For each feature 1 when it may only speak for, −1 when it may only speak against: what a set says otherwise is chance. */
  readonly signs?: readonly number[];
  /** For each feature the most that its weight may be: what must count, whatever the sets say. */
  readonly most?: readonly number[];
}

/** Mean and deviation of every feature, so that one step size and one penalty fit all. */
function measureScale(rows: readonly FeatureRow[]) {
  const size = rows[0]?.length ?? 0;
  const mean = new Float64Array(size);
  const deviation = new Float64Array(size);
  for (const row of rows) for (let i = 0; i < size; i += 1) mean[i]! += row[i]! / rows.length;
  for (const row of rows) for (let i = 0; i < size; i += 1) deviation[i]! += (row[i]! - mean[i]!) ** 2 / rows.length;
  for (let i = 0; i < size; i += 1) deviation[i] = Math.sqrt(deviation[i]!) || 1;
  return { mean, deviation };
}

function standardize(row: FeatureRow, { mean, deviation }: ReturnType<typeof measureScale>): FeatureRow {
  return row.map((value, i) => (value - mean[i]!) / deviation[i]!);
}

/** Adam (Kingma & Ba 2015) over the whole set: deterministic, and without a step size to tune. */
function descend(
  deviation: Float64Array,
  size: number,
  { steps, signs = [], most = [] }: FitOptions,
  gradientAt: (point: Float64Array) => Float64Array,
): Float64Array {
  const RATE = 0.05;
  const [MEAN_DECAY, SQUARE_DECAY] = [0.9, 0.999];
  const point = new Float64Array(size);
  const means = new Float64Array(size);
  const squares = new Float64Array(size);
  for (let step = 1; step <= steps; step += 1) {
    const gradient = gradientAt(point);
    for (let i = 0; i < size; i += 1) {
      means[i] = MEAN_DECAY * means[i]! + (1 - MEAN_DECAY) * gradient[i]!;
      squares[i] = SQUARE_DECAY * squares[i]! + (1 - SQUARE_DECAY) * gradient[i]! ** 2;
      const mean = means[i]! / (1 - MEAN_DECAY ** step);
      const square = squares[i]! / (1 - SQUARE_DECAY ** step);
      point[i]! -= (RATE * mean) / (Math.sqrt(square) + 1e-8);
      if (point[i]! * (signs[i] ?? 0) < 0) point[i] = 0;
      point[i] = Math.min(point[i]!, (most[i] ?? Infinity) * (deviation[i] ?? 1));
    }
  }
  return point;
}

const dot = (a: Float64Array, b: Float64Array) => {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
};

/** Shares that add up to 1; what is not `kept` has none. */
function softmax(scores: readonly number[], kept: (index: number) => boolean): readonly number[] {
  const most = Math.max(...scores.filter((_, i) => kept(i)));
  const raised = scores.map((score, i) => (kept(i) ? Math.exp(score - most) : 0));
  const sum = raised.reduce((total, value) => total + value, 0);
  return raised.map((value) => value / sum);
}

/**
 * Weights under which the right rows of each question have the largest share of exp(score): the listwise loss
 * −ln Σ_right softmax(score) (ListNet's top-one probability, Cao et al. 2007). There is no bias: it changes no order.
 */
export function fitRanking(groups: readonly RankingGroup[], options: FitOptions): Fitted {
  const useful = groups.filter(({ right }) => right.includes(true) && right.includes(false));
  const scale = measureScale(useful.flatMap(({ rows }) => rows));
  const scaled = useful.map(({ rows, right, weight }) => ({
    rows: rows.map((row) => standardize(row, scale)),
    right,
    weight,
  }));
  const total = scaled.reduce((sum, { weight }) => sum + weight, 0);
  const point = descend(scale.deviation, scale.mean.length, options, (at) => {
    const gradient = at.map((value) => options.l2 * value);
    for (const { rows, right, weight } of scaled) {
      const scores = rows.map((row) => dot(row, at));
      const all = softmax(scores, () => true);
      const wanted = softmax(scores, (i) => right[i]!);
      for (const [r, row] of rows.entries()) {
        const pull = ((all[r]! - wanted[r]!) * weight) / total;
        if (pull !== 0) for (let i = 0; i < row.length; i += 1) gradient[i]! += pull * row[i]!;
      }
    }
    return gradient;
  });
  return { bias: 0, weights: point.map((value, i) => value / scale.deviation[i]!) };
}

/** Logistic regression: the log-odds of the label are bias + Σ weight · feature. */
export function fitLogistic(labelled: readonly LabelledRow[], options: FitOptions): Fitted {
  const scale = measureScale(labelled.map(({ row }) => row));
  const scaled = labelled.map(({ row, label, weight }) => ({ row: standardize(row, scale), label, weight }));
  const total = scaled.reduce((sum, { weight }) => sum + weight, 0);
  const size = scale.mean.length;
  const point = descend(scale.deviation, size + 1, options, (at) => {
    const gradient = at.map((value, i) => (i < size ? options.l2 * value : 0));
    for (const { row, label, weight } of scaled) {
      const share = 1 / (1 + Math.exp(-(dot(row, at) + at[size]!)));
      const pull = ((share - (label ? 1 : 0)) * weight) / total;
      for (let i = 0; i < size; i += 1) gradient[i]! += pull * row[i]!;
      gradient[size]! += pull;
    }
    return gradient;
  });
  const weights = point.slice(0, size).map((value, i) => value / scale.deviation[i]!);
  return { bias: point[size]! - dot(weights, scale.mean), weights };
}
