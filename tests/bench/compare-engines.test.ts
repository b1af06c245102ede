import { describe, expect, it } from 'vitest';
import { compareEngines } from '../../src/bench/compare-engines.ts';
import type { AskedQuestion, Engine } from '../../src/bench/engine.ts';
import type { Snapshot } from '../../src/index/snapshot.ts';

/** Six passages, two in each of three articles. */
const snapshot = {
  passages: ['a', 'a', 'b', 'b', 'c', 'c'].map((articleId) => ({ articleId })),
} as unknown as Snapshot;
const ask = (question: string, gold: string[]): AskedQuestion => ({
  query: { question, lang: 'zh-Hans', gold },
  vector: new Float32Array(2),
});

function createEngine(name: string, found: readonly number[], log: string[]): Engine {
  return {
    name,
    build: 1,
    run: async ({ query }) => void log.push(`${name}:${query.question}`),
    rank: async () => found,
  };
}

describe('the comparison of engines', () => {
  const questions = [ask('one', ['b']), ask('two', ['c']), ask('three', [])];

  it('ranks distinct articles, of the questions that name right ones', async () => {
    const [report] = await compareEngines([createEngine('x', [0, 1, 2, 4], [])], questions, snapshot, 1);
    // b is the second article, c the third.
    expect(report!.quality).toEqual({ n: 2, recallAt1: 0, recallAt5: 1, mrrAt10: (1 / 2 + 1 / 3) / 2 });
    const [none] = await compareEngines([createEngine('x', [0], [])], [ask('three', [])], snapshot, 1);
    expect(none!.quality).toBeNull();
  });

  it('asks every engine every question equally often, each of them first at times', async () => {
    const log: string[] = [];
    const engines = ['x', 'y', 'z'].map((name) => createEngine(name, [0], log));
    const reports = await compareEngines(engines, questions, snapshot, 2);
    expect(log).toHaveLength(3 * 3 * 3);
    for (const { name } of engines)
      for (const { query } of questions)
        expect(log.filter((line) => line === `${name}:${query.question}`).length).toBe(3);
    const firsts = log.filter((_, i) => i % 3 === 0).map((line) => line.split(':')[0]);
    expect(new Set(firsts)).toEqual(new Set(['x', 'y', 'z']));
    expect(reports[0]!.ratio).toEqual({ p50: 1, p95: 1, p99: 1 });
  });
});
