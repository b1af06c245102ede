import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRuns } from '../../src/evaluation/compare-runs.ts';
import { renderComparison } from '../../src/evaluation/render-comparison.ts';
import type { SavedQuestion, SavedRun } from '../../src/evaluation/saved-run.ts';

const question = (given: Partial<SavedQuestion>): SavedQuestion => ({
  id: 'q',
  language: 'zh-Hans',
  kind: null,
  rank: null,
  confidence: 0,
  answerable: null,
  milliseconds: 1,
  ...given,
});
const run = (questions: readonly SavedQuestion[], threshold = 0.5): SavedRun => ({
  format: 1,
  date: '2026-11-01T00:00:00.000Z',
  articles: 'docs.jsonl',
  queries: 'queries.jsonl',
  snapshot: 's',
  model: null,
  threshold,
  questions: [...questions],
});
const ranked = (ranks: Readonly<Record<string, number>>) =>
  run(Object.entries(ranks).map(([id, rank]) => question({ id, rank })));
/** Questions of which every other one is answerable. */
const judged = (confidences: readonly number[]) =>
  confidences.map((confidence, i) => question({ id: String(i), answerable: i % 2 === 0, confidence }));

describe('the comparison of two runs', () => {
  it('measures both over the questions that they share', () => {
    const before = ranked({ a: 1, b: 2, c: Infinity, gone: 1 });
    const after = ranked({ a: 1, b: 1, c: 5, fresh: 1, another: 3 });
    const compared = compareRuns(before, after);
    expect(compared).toMatchObject({ shared: 3, onlyBefore: 1, onlyAfter: 2 });
    expect(compared.measures.recallAt1).toMatchObject({ before: 1 / 3, after: 2 / 3, difference: 1 / 3 });
    expect(compared.measures.mrrAt10?.difference).toBeCloseTo((0.5 + 0.2) / 3, 10);
    expect(compared.measures.auroc).toBeNull();
    expect(compared.ranks).toEqual({ better: ['b', 'c'], worse: [] });
  });

  it('compares refusals, each run by its own threshold', () => {
    const compared = compareRuns(run(judged([0.6, 0.6, 0.4, 0.1]), 0.5), run(judged([0.6, 0.6, 0.4, 0.1]), 0.7));
    expect(compared.measures.correct).toMatchObject({ before: 0.5, after: 1 });
    expect(compared.measures.false).toMatchObject({ before: 0.5, after: 1 });
    expect(compared.measures.auroc).toMatchObject({ difference: 0 });
    expect(compared.refusals).toEqual({ better: ['1'], worse: ['0'] });
    expect(compared.measures.recallAt1).toBeNull();
  });

  it('finds no difference between a run and itself, and the opposite the other way round', () => {
    const rank = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant(Infinity));
    const questions = fc.array(fc.tuple(rank, rank), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(questions, (ranks) => {
        const [one, other] = [0, 1].map((side) =>
          ranked(Object.fromEntries(ranks.map((pair, i) => [`q${i}`, pair[side]!]))),
        );
        expect(compareRuns(one!, one!).measures.mrrAt10).toMatchObject({ difference: 0, interval: [0, 0] });
        const [there, back] = [compareRuns(one!, other!), compareRuns(other!, one!)];
        expect(back.measures.mrrAt10?.difference).toBeCloseTo(-there.measures.mrrAt10!.difference, 10);
        expect(back.ranks).toEqual({ better: there.ranks.worse, worse: there.ranks.better });
      }),
      { numRuns: 20 },
    );
  });

  it('is surer of a difference that every question shows than one run by itself is of its figure', () => {
    // Half of the questions are easy, half hard; each is found one place earlier.
    const ids = Array.from({ length: 40 }, (_, i) => `q${i}`);
    const before = ranked(Object.fromEntries(ids.map((id, i) => [id, i % 2 === 0 ? 2 : 8])));
    const after = ranked(Object.fromEntries(ids.map((id, i) => [id, i % 2 === 0 ? 1 : 7])));
    const [low] = compareRuns(before, after).measures.mrrAt10!.interval!;
    expect(low).toBeGreaterThan(0.1);
  });

  it('is refused when the runs share no question', () => {
    expect(() => compareRuns(ranked({ a: 1 }), ranked({ b: 1 }))).toThrowError(/share no question/);
  });

  it('names the first ten questions of each kind in the terminal', () => {
    const ids = Array.from({ length: 12 }, (_, i) => `q${i}`);
    const before = ranked({ ...Object.fromEntries(ids.map((id) => [id, 2])), same: 1, lost: 1 });
    const after = ranked({ ...Object.fromEntries(ids.map((id) => [id, 1])), same: 1, lost: Infinity });
    const text = renderComparison(compareRuns(before, after), before, after);
    expect(text).toMatch(/^R@1 +\.143 → \.929 +\+\.786 \[/m);
    expect(text).toMatch(/^rank better: 12 \(q0, q1, .*q9, and 2 more\)$/m);
    expect(text).toMatch(/^rank worse: 1 \(lost\)$/m);
    expect(text).not.toMatch(/refused/);
  });
});
