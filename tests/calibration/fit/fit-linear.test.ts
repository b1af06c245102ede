import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/bench/random.ts';
import {
  fitLogistic,
  type Fitted,
  fitRanking,
  type LabelledRow,
  type RankingGroup,
} from '../../../src/calibration/fit/fit-linear.ts';

const OPTIONS = { l2: 1e-4, steps: 1500 };
const dot = (row: Float64Array, weights: Float64Array) => row.reduce((sum, value, i) => sum + value * weights[i]!, 0);

/** Rows whose labels are drawn with the log-odds `bias + Σ weight · feature`. */
function drawLabelled(count: number, bias: number, weights: readonly number[]): readonly LabelledRow[] {
  const random = createRandom(1);
  return Array.from({ length: count }, () => {
    const row = Float64Array.from(weights, () => random() * 2);
    const share = 1 / (1 + Math.exp(-(bias + dot(row, Float64Array.from(weights)))));
    return { row, label: random() < share, weight: 1 };
  });
}

/** Questions of five rows of which one is right, drawn with the shares exp(Σ weight · feature). */
function drawGroups(count: number, weights: readonly number[]): readonly RankingGroup[] {
  const random = createRandom(2);
  return Array.from({ length: count }, () => {
    const rows = Array.from({ length: 5 }, () => Float64Array.from(weights, () => random() * 2));
    const raised = rows.map((row) => Math.exp(dot(row, Float64Array.from(weights))));
    let left = random() * raised.reduce((sum, value) => sum + value, 0);
    const at = raised.findIndex((value) => (left -= value) <= 0);
    return { rows, right: rows.map((_, i) => i === at), weight: 1 };
  });
}

/** Of how many questions the first row is right. */
function countFirst(groups: readonly RankingGroup[], { weights }: Fitted): number {
  return groups.filter(({ rows, right }) => {
    const scores = rows.map((row) => dot(row, weights));
    return right[scores.indexOf(Math.max(...scores))];
  }).length;
}

describe('logistic regression', () => {
  const labelled = drawLabelled(4000, -1, [2, -1.5, 0]);

  it('finds the weights that the labels were drawn with', () => {
    const { bias, weights } = fitLogistic(labelled, OPTIONS);
    for (const [i, expected] of [2, -1.5, 0].entries()) expect(Math.abs(weights[i]! - expected)).toBeLessThan(0.25);
    expect(Math.abs(bias + 1)).toBeLessThan(0.35);
  });

  it('gives the same for the same, and hardly another for a feature on another scale', () => {
    const once = fitLogistic(labelled, OPTIONS);
    expect(fitLogistic(labelled, OPTIONS)).toEqual(once);
    const scaled = labelled.map((one) => ({ ...one, row: one.row.map((value, i) => (i === 0 ? 100 * value : value)) }));
    const { weights } = fitLogistic(scaled, OPTIONS);
    expect(100 * weights[0]!).toBeCloseTo(once.weights[0]!, 4);
  });

  it('obeys the signs it is given, and leaves the others free', () => {
    const { weights } = fitLogistic(labelled, { ...OPTIONS, signs: [-1, 1, 0] });
    expect(Object.is(Math.abs(weights[0]!), 0) && Object.is(Math.abs(weights[1]!), 0)).toBe(true);
    const free = fitLogistic(labelled, { ...OPTIONS, signs: [1, -1] });
    expect(free.weights[0]!).toBeGreaterThan(1.5);
    expect(free.weights[1]!).toBeLessThan(-1);
  });

  it('keeps the weights smaller the stronger the penalty', () => {
    const weak = fitLogistic(labelled, OPTIONS);
    const strong = fitLogistic(labelled, { ...OPTIONS, l2: 1 });
    expect(Math.abs(strong.weights[0]!)).toBeLessThan(Math.abs(weak.weights[0]!) / 2);
  });

  it('counts a row by its weight', () => {
    const row = Float64Array.of(1);
    const rows: readonly LabelledRow[] = [
      { row, label: true, weight: 3 },
      { row, label: false, weight: 1 },
    ];
    const { bias, weights } = fitLogistic(rows, OPTIONS);
    expect(1 / (1 + Math.exp(-(bias + weights[0]!)))).toBeCloseTo(0.75, 2);
  });

  it('gives finite weights for a feature that never changes and for labels that are all told apart', () => {
    const rows = [0, 1, 2, 3].map((value) => ({ row: Float64Array.of(value, 5), label: value > 1, weight: 1 }));
    const { bias, weights } = fitLogistic(rows, OPTIONS);
    for (const value of [bias, ...weights]) expect(Number.isFinite(value)).toBe(true);
    expect(weights[1]).toBe(0);
    expect(bias + 1 * weights[0]!).toBeLessThan(0);
    expect(bias + 2 * weights[0]!).toBeGreaterThan(0);
  });
});

describe('ranking', () => {
  const groups = drawGroups(1500, [3, -2, 0]);

  it('finds the weights that the right rows were drawn with, and puts them first', () => {
    const fitted = fitRanking(groups, OPTIONS);
    expect(fitted.bias).toBe(0);
    for (const [i, expected] of [3, -2, 0].entries()) expect(Math.abs(fitted.weights[i]! - expected)).toBeLessThan(0.3);
    expect(countFirst(groups, fitted)).toBeGreaterThan(groups.length * 0.6);
    expect(countFirst(groups, { bias: 0, weights: Float64Array.of(-3, 2, 0) })).toBeLessThan(groups.length * 0.1);
  });

  it('gives the same for the same, and obeys the signs', () => {
    const options = { l2: 1e-3, steps: 200 };
    expect(fitRanking(groups, options)).toEqual(fitRanking(groups, options));
    const { weights } = fitRanking(groups, { ...options, signs: [1, 1, -1] });
    expect(weights[0]!).toBeGreaterThan(1);
    expect(weights[1]! >= 0).toBe(true);
    expect(weights[2]! <= 0).toBe(true);
  });

  it('learns nothing from questions whose rows are all right or all wrong', () => {
    const useless: readonly RankingGroup[] = [
      { rows: [Float64Array.of(9, 9, 9)], right: [true], weight: 100 },
      { rows: [Float64Array.of(9, 0, 0), Float64Array.of(0, 9, 0)], right: [false, false], weight: 100 },
    ];
    const options = { l2: 1e-3, steps: 100 };
    expect(fitRanking([...groups, ...useless], options)).toEqual(fitRanking(groups, options));
  });

  it('is content when any of several right rows comes first', () => {
    const rows = [Float64Array.of(1, 0), Float64Array.of(0, 1), Float64Array.of(0, 0)];
    const { weights } = fitRanking([{ rows, right: [true, true, false], weight: 1 }], { l2: 1e-3, steps: 300 });
    expect(Math.max(weights[0]!, weights[1]!)).toBeGreaterThan(1);
  });
});
