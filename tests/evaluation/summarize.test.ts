import { describe, expect, it } from 'vitest';
import { renderSummary } from '../../src/evaluation/render-summary.ts';
import { summarize } from '../../src/evaluation/summarize.ts';
import { makeRow } from './make-row.ts';

describe('the summary of an evaluation', () => {
  it('counts ranks at 1, 5 and 10', () => {
    const rows = [1, 2, 5, 6, 10, 11, Infinity].map((rank) => makeRow({ rank }));
    const { all, intervals } = summarize(rows, 0.5);
    expect(all).toEqual({
      n: 7,
      recallAt1: 1 / 7,
      recallAt5: 3 / 7,
      mrrAt10: (1 + 1 / 2 + 1 / 5 + 1 / 6 + 1 / 10) / 7,
    });
    const [low, high] = intervals.all.recallAt5!;
    expect(low).toBeLessThan(3 / 7);
    expect(high).toBeGreaterThan(3 / 7);
  });

  it('leaves out rows without a gold article, and rows without a kind from the kinds', () => {
    const rows = [makeRow({ rank: 1, kind: 'money' }), makeRow({ rank: 2 }), makeRow({ language: 'en' })];
    const summary = summarize(rows, 0.5);
    expect(summary.all.n).toBe(2);
    expect(summary.byLanguage).toMatchObject({ 'zh-Hans': { n: 2 }, en: { n: 0, recallAt1: 0, mrrAt10: 0 } });
    expect(Object.keys(summary.byKind)).toEqual(['money']);
    expect(summary.intervals.byKind['money']?.recallAt1).toEqual([1, 1]);
    expect(summary.intervals.byLanguage['en']?.recallAt1).toBeNull();
  });

  it('judges refusals in all and by language and kind, and only where something is unanswerable', () => {
    const rows = [
      makeRow({ answerable: true, confidence: 0.9, kind: 'money' }),
      makeRow({ answerable: false, confidence: 0.1 }),
      makeRow({ answerable: false, confidence: 0.6, language: 'en' }),
    ];
    const { abstention, abstentionByLanguage, abstentionByKind, intervals } = summarize(rows, 0.5);
    expect(abstention).toEqual({ auroc: 1, correct: 0.5, false: 0, answerable: 1, unanswerable: 2 });
    expect(abstentionByLanguage).toEqual({
      'zh-Hans': { auroc: 1, correct: 1, false: 0, answerable: 1, unanswerable: 1 },
      en: { auroc: 0.5, correct: 0, false: 0, answerable: 0, unanswerable: 1 },
    });
    expect(abstentionByKind).toEqual({ money: null });
    expect(intervals.abstentionByLanguage['en']).toEqual({ auroc: null, correct: [0, 0], false: null });
  });

  it('says nothing of refusals for a set without unanswerable questions, or an empty one', () => {
    const answered = makeRow({ rank: 1, answerable: true, confidence: 1 });
    expect(summarize([answered], 0.5)).toMatchObject({ abstention: null, intervals: { abstention: null } });
    const empty = summarize([], 0.5);
    expect(empty).toMatchObject({
      all: { n: 0, recallAt1: 0, recallAt5: 0, mrrAt10: 0 },
      byLanguage: {},
      byKind: {},
      abstention: null,
      intervals: { all: { recallAt1: null } },
      parity: null,
    });
    expect(renderSummary(empty, 0.5)).toMatch(/nothing to measure/);
  });

  it('counts the questions that find the same passages in both scripts', () => {
    const rows = [
      makeRow({ id: 'a', top: ['x#1', 'y#2'] }),
      makeRow({ id: 'b', top: ['x#1', 'y#2'] }),
      makeRow({ id: 'c', top: ['x#1'] }),
      makeRow({ language: 'zh-Hant', id: 'a-hant', parallel: 'a', top: ['x#1', 'y#2'] }),
      makeRow({ language: 'zh-Hant', id: 'b-hant', parallel: 'b', top: ['y#2', 'x#1'] }),
      makeRow({ language: 'zh-Hant', id: 'c-hant', parallel: 'c', top: ['x#1', 'y#2'] }),
      // Another language is no script, and what was not asked is no pair.
      makeRow({ language: 'en', id: 'a-en', parallel: 'a', top: ['x#1', 'y#2'] }),
      makeRow({ language: 'zh-Hant', id: 'd-hant', parallel: 'd' }),
    ];
    const summary = summarize(rows, 0.5);
    expect(summary.parity).toEqual({ pairs: 3, identical: 1 });
    expect(renderSummary(summary, 0.5)).toMatch(/^identical top 10: 1 of 3 pairs$/m);
  });
});

describe('the summary in the terminal', () => {
  it('gives the refused share alone where every question is unanswerable', () => {
    const rows = [0.1, 0.2, 0.3, 0.9].map((confidence) => makeRow({ answerable: false, confidence }));
    const text = renderSummary(summarize(rows, 0.5), 0.5);
    expect(text).toMatch(/^evidence \(threshold 0\.5\): refused \.750 \[.*–1\.000\] of 4 unanswerable$/m);
    expect(text).not.toMatch(/R@1|AUROC|answerable,/);
  });
});
