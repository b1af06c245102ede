import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaUnderRoc, measureRefusals } from '../../src/evaluation/measure-refusals.ts';

const scaled = (list: readonly number[]) => list.map((x) => x * 2 - 7);

describe('the area under the ROC curve', () => {
  it.each<[string, readonly number[], readonly number[], number]>([
    ['all the right way round', [0.9, 0.8], [0.7, 0.1], 1],
    ['all the wrong way round', [0.1], [0.2, 0.3], 0],
    ['all the same', [0.5, 0.5], [0.5], 0.5],
    // 0.9 beats both, 0.4 ties with one and beats none: (1 + 1 + 0.5 + 0) / 4.
    ['with a tie', [0.9, 0.4], [0.4, 0.6], 0.625],
    ['nothing on one side', [], [0.4], 0.5],
    ['nothing on the other', [0.4], [], 0.5],
  ])('%s', (_, positive, negative, area) => {
    expect(areaUnderRoc(positive, negative)).toBe(area);
  });

  const scores = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 });

  it('is the share of pairs that are the right way round', () => {
    fc.assert(
      fc.property(scores, scores, (a, b) => {
        const wins = a.flatMap((p) => b.map((q): number => (p > q ? 1 : p === q ? 0.5 : 0)));
        expect(areaUnderRoc(a, b)).toBeCloseTo(wins.reduce((sum, win) => sum + win, 0) / wins.length, 10);
      }),
    );
  });

  it('does not depend on scale or order, and turns over with the sides', () => {
    fc.assert(
      fc.property(scores, scores, (a, b) => {
        const area = areaUnderRoc(a, b);
        expect(areaUnderRoc(b, a)).toBeCloseTo(1 - area, 10);
        expect(areaUnderRoc(scaled(a).toReversed(), scaled(b))).toBeCloseTo(area, 10);
      }),
    );
  });
});

describe('refusals', () => {
  it('are counted on either side of the threshold, the threshold itself being an answer', () => {
    const rows = [
      ...[0.9, 0.5, 0.49].map((confidence) => ({ answerable: true, confidence })),
      ...[0.1, 0.5].map((confidence) => ({ answerable: false, confidence })),
      { answerable: null, confidence: 0.2 },
    ];
    // 0.9 beats both; 0.5 beats 0.1 and ties with 0.5; 0.49 beats 0.1: 4.5 of 6.
    expect(measureRefusals(rows, 0.5)).toEqual({ auroc: 0.75, correct: 1 / 2, false: 1 / 3 });
  });

  it('are not told of a side that has no question', () => {
    const refused = { answerable: false, confidence: 0.1 };
    expect(measureRefusals([refused], 0.5)).toEqual({ auroc: null, correct: 1, false: null });
    expect(measureRefusals([], 0.5)).toEqual({ auroc: null, correct: null, false: null });
  });
});
