import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureGrowth, NOISE_ALLOWED } from './measure-growth.ts';

const HOURS = 20;
const noise = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: HOURS, maxLength: HOURS });
const grows = (values: readonly number[]) => {
  const { slope, noise: error } = measureGrowth(values);
  return slope > NOISE_ALLOWED * error;
};

describe('the growth of what is measured every hour', () => {
  it('is found in a line, however much it jumps about once', () => {
    const line = Array.from({ length: HOURS }, (_, hour) => 100 + 0.5 * hour);
    expect(measureGrowth(line).slope).toBeCloseTo(0.5);
    expect(measureGrowth(line.with(7, 1_000).with(12, 0)).slope).toBeCloseTo(0.5, 1);
    expect(grows(line)).toBe(true);
  });

  it('of what stays within its noise is rarely taken for one, and of what leaves it nearly always', () => {
    let [flat, rising] = [0, 0];
    fc.assert(
      fc.property(noise, (values) => {
        if (grows(values)) flat += 1;
        // As much in the whole time as the noise is wide.
        if (grows(values.map((value, hour) => value + (2 * hour) / (HOURS / 4)))) rising += 1;
      }),
      { numRuns: 300, seed: 20_261_124 },
    );
    expect(flat).toBeLessThan(30);
    expect(rising).toBeGreaterThan(270);
  });
});
