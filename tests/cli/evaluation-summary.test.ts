import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaUnderRoc, type AskedRow, summarize } from '../../src/cli/evaluation-summary.ts';

const row = (given: Partial<AskedRow>): AskedRow => ({
  language: 'zh-Hans',
  kind: null,
  rank: null,
  answerable: null,
  confidence: 0,
  ...given,
});

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

  it('does not depend on scale or order, and turns over with the sides', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(scores, scores, (a, b) => {
        const area = areaUnderRoc(a, b);
        expect(areaUnderRoc(b, a)).toBeCloseTo(1 - area, 10);
        expect(
          areaUnderRoc(
            a.map((x) => x * 2 - 7).toReversed(),
            b.map((x) => x * 2 - 7),
          ),
        ).toBeCloseTo(area, 10);
      }),
    );
  });
});

describe('the summary of an evaluation', () => {
  it('counts ranks at 1, 5 and 10', () => {
    const { all } = summarize(
      [1, 2, 5, 6, 10, 11, Infinity].map((rank) => row({ rank })),
      0.5,
    );
    expect(all).toEqual({
      n: 7,
      recallAt1: 1 / 7,
      recallAt5: 3 / 7,
      mrrAt10: (1 + 1 / 2 + 1 / 5 + 1 / 6 + 1 / 10) / 7,
    });
  });

  it('leaves out rows without a gold article, and rows without a kind from the kinds', () => {
    const summary = summarize([row({ rank: 1, kind: 'money' }), row({ rank: 2 }), row({ language: 'en' })], 0.5);
    expect(summary.all.n).toBe(2);
    expect(summary.byLanguage).toMatchObject({ 'zh-Hans': { n: 2 }, en: { n: 0, recallAt1: 0, mrrAt10: 0 } });
    expect(Object.keys(summary.byKind)).toEqual(['money']);
  });

  it('counts what is refused on either side of the threshold, the threshold itself being an answer', () => {
    const rows = [
      ...[0.9, 0.5, 0.49].map((confidence) => row({ answerable: true, confidence })),
      ...[0.1, 0.5].map((confidence) => row({ answerable: false, confidence })),
      row({ confidence: 0.2 }),
    ];
    // 0.9 beats both; 0.5 beats 0.1 and ties with 0.5; 0.49 beats 0.1: 4.5 of 6.
    expect(summarize(rows, 0.5).abstention).toEqual({ auroc: 0.75, correct: 1 / 2, false: 1 / 3 });
  });

  it('says nothing of refusals for a set without unanswerable questions, or an empty one', () => {
    expect(summarize([row({ rank: 1, answerable: true, confidence: 1 })], 0.5).abstention).toBeNull();
    expect(summarize([], 0.5)).toEqual({
      all: { n: 0, recallAt1: 0, recallAt5: 0, mrrAt10: 0 },
      byLanguage: {},
      byKind: {},
      abstention: null,
    });
  });
});
