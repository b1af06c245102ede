import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseThreshold, type JudgedQuestion } from '../../../src/calibration/fit/choose-threshold.ts';

const judge = (set: string, answerable: boolean, ...confidences: readonly number[]): readonly JudgedQuestion[] =>
  confidences.map((confidence) => ({ set, confidence, answerable }));

const shareBelow = (of: readonly JudgedQuestion[], threshold: number) =>
  of.filter((one) => one.confidence < threshold).length / of.length;

describe('the threshold', () => {
  it('parts what can be answered from what cannot, where they lie apart', () => {
    const judged = [...judge('a', true, 0.8, 0.9, 0.95), ...judge('a', false, 0.1, 0.3, 0.6)];
    const { threshold, refusedRightly, refusedWrongly } = chooseThreshold(judged, 1);
    expect([refusedRightly, refusedWrongly]).toEqual([1, 0]);
    expect(threshold).toBeGreaterThan(0.6);
    expect(threshold).toBeLessThanOrEqual(0.8);
  });

  it('is where the two faults cost least together, and rises with the cost of a wrong answer', () => {
    const judged = [...judge('a', true, 0.2, 0.5, 0.7, 0.8, 0.9), ...judge('a', false, 0.05, 0.1, 0.3, 0.4, 0.75)];
    const chosen = [0.2, 1, 5].map((ratio) => chooseThreshold(judged, ratio));
    expect(chosen.map(({ refusedRightly, refusedWrongly }) => [refusedRightly, refusedWrongly])).toEqual([
      [0.4, 0],
      [0.8, 0.2],
      [1, 0.6],
    ]);
    const [lenient, even, strict] = chosen.map(({ threshold }) => threshold);
    expect(lenient!).toBeLessThan(even!);
    expect(even!).toBeLessThan(strict!);
  });

  it('counts every set the same, however many questions it has', () => {
    const large = [...judge('large', true, ...Array(50).fill(0.9)), ...judge('large', false, ...Array(50).fill(0.8))];
    const small = [...judge('small', true, 0.5), ...judge('small', false, 0.4)];
    // By the number of questions it would stand above .8; by sets that costs as much, and the lowest is taken.
    expect(chooseThreshold([...large, ...small], 1)).toEqual({
      threshold: 0.41,
      refusedRightly: 0.5,
      refusedWrongly: 0,
    });
    expect(chooseThreshold(large, 1).threshold).toBeGreaterThan(0.8);
  });

  it('leaves out sets that have one side only, and stays in the middle without any', () => {
    const one = judge('one', true, 0.1, 0.2);
    const both = [...judge('both', true, 0.7), ...judge('both', false, 0.6)];
    expect(chooseThreshold([...one, ...both], 1)).toEqual(chooseThreshold(both, 1));
    expect(chooseThreshold(one, 1).threshold).toBe(0.5);
    expect(chooseThreshold([], 1).threshold).toBe(0.5);
  });

  it('costs hardly more than any other, for any confidences', () => {
    const confidence = fc.double({ min: 0, max: 1, noNaN: true });
    const judged = fc.array(fc.record({ set: fc.constantFrom('a', 'b'), confidence, answerable: fc.boolean() }), {
      minLength: 4,
      maxLength: 30,
    });
    fc.assert(
      fc.property(
        judged,
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        fc.integer({ min: 1, max: 99 }),
        (rows, ratio, step) => {
          const sets = ['a', 'b']
            .map((set) => rows.filter((row) => row.set === set))
            .map((of) => [of.filter((one) => one.answerable), of.filter((one) => !one.answerable)] as const)
            .filter(([yes, no]) => yes.length > 0 && no.length > 0);
          fc.pre(sets.length > 0);
          const costAt = (threshold: number) =>
            sets.reduce(
              (sum, [yes, no]) => sum + ratio * (1 - shareBelow(no, threshold)) + shareBelow(yes, threshold),
              0,
            );
          const { threshold } = chooseThreshold(rows, ratio);
          // Costs within .03 of the least, as a mean over the sets, are the same.
          expect(costAt(threshold)).toBeLessThanOrEqual(costAt(step / 100) + 0.03 * sets.length + 1e-9);
        },
      ),
    );
  });
});
