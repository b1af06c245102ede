import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrationFor, toProbability, weighFeatures } from '../../src/calibration/calibration.ts';
import { CALIBRATION } from '../../src/calibration/weights.ts';

interface Two {
  readonly a: number;
  readonly b: number;
}

describe('a linear model', () => {
  it('adds its bias and each feature by its weight; a feature without a weight has none', () => {
    expect(weighFeatures<Two>({ a: 2, b: 3 }, { bias: 1, weights: { a: 10, b: -1 } })).toBe(18);
    expect(weighFeatures<Two>({ a: 2, b: 3 }, { bias: 1, weights: { b: -1 } })).toBe(-2);
    expect(weighFeatures<Two>({ a: 2, b: 3 }, { bias: 0.5, weights: {} })).toBe(0.5);
  });

  it('is that of the language, where both scripts of Chinese share one', () => {
    expect(calibrationFor('en', CALIBRATION)).toBe(CALIBRATION.english);
    expect(calibrationFor('zh-Hans', CALIBRATION)).toBe(CALIBRATION.chinese);
    expect(calibrationFor('zh-Hant', CALIBRATION)).toBe(CALIBRATION.chinese);
  });
});

describe('log-odds as a probability', () => {
  it('are half at 0, and the odds at any other value', () => {
    expect(toProbability(0)).toBe(0.5);
    expect(toProbability(Math.log(3))).toBeCloseTo(0.75, 12);
    expect([toProbability(-1000), toProbability(1000)]).toEqual([0, 1]);
  });

  it('rise with the log-odds and mirror each other', () => {
    const odds = fc.double({ min: -30, max: 30, noNaN: true });
    fc.assert(
      fc.property(odds, odds, (a, b) => {
        expect(toProbability(Math.min(a, b))).toBeLessThanOrEqual(toProbability(Math.max(a, b)));
        expect(toProbability(a) + toProbability(-a)).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('the shipped weights', () => {
  it('are finite numbers, and the threshold is a probability', () => {
    for (const { passages, sentences, confidence } of [CALIBRATION.chinese, CALIBRATION.english])
      for (const { bias, weights } of [passages, sentences, confidence])
        for (const value of [bias, ...Object.values(weights)]) expect(Number.isFinite(value)).toBe(true);
    expect(CALIBRATION.threshold).toBeGreaterThan(0);
    expect(CALIBRATION.threshold).toBeLessThan(1);
  });
});
