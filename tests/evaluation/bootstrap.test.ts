import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapIntervals } from '../../src/evaluation/bootstrap.ts';

const mean = (values: readonly number[]) => ({ mean: values.reduce((sum, value) => sum + value, 0) / values.length });
const repeat = (count: number, value: number) => Array<number>(count).fill(value);

describe('bootstrap intervals', () => {
  it('lie around a share as wide as the binomial distribution says', () => {
    // 300 of 400: the standard error is √(.75 · .25 / 400) = .02165, and 1.96 of them .0424.
    const [low, high] = bootstrapIntervals([...repeat(300, 1), ...repeat(100, 0)], mean).mean!;
    expect(low).toBeCloseTo(0.75 - 0.0424, 2);
    expect(high).toBeCloseTo(0.75 + 0.0424, 2);
  });

  it('get narrower with more rows', () => {
    const [few, many] = [50, 800].map((count) => {
      const [low, high] = bootstrapIntervals([...repeat(count, 1), ...repeat(count, 0)], mean).mean!;
      return high - low;
    });
    expect(many).toBeLessThan(few! / 3);
  });

  it('are the same for the same rows, and no wider than the rows', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 30 }), (values) => {
        const [low, high] = bootstrapIntervals(values, mean).mean!;
        expect(bootstrapIntervals(values, mean).mean).toEqual([low, high]);
        expect(low).toBeGreaterThanOrEqual(Math.min(...values));
        expect(high).toBeLessThanOrEqual(Math.max(...values));
        expect(low).toBeLessThanOrEqual(high);
      }),
      { numRuns: 30 },
    );
  });

  it('are none where the rows do not tell a measure, and leave out draws that do not', () => {
    expect(bootstrapIntervals([1, 2], () => ({ never: null }))).toEqual({ never: null });
    expect(bootstrapIntervals([], mean)).toEqual({ mean: null });
    expect(bootstrapIntervals([1, 2], (values) => ({ two: new Set(values).size === 2 ? 7 : null }))).toEqual({
      two: [7, 7],
    });
  });
});
