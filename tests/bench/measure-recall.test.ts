import hnswlib from 'hnswlib-node';
import { describe, expect, it } from 'vitest';
import { findExactly, measureRecall } from '../../src/bench/measure-recall.ts';
import { createRandom } from '../../src/bench/random.ts';
import type { VectorIndex } from '../../src/index/vector-index.ts';

const DIMENSION = 8;
const COUNT = 300;

function makeVectors(seed: number, count: number): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length: count * DIMENSION }, () => random() - 0.5);
}
const values = makeVectors(1, COUNT);
const asked = Array.from({ length: 20 }, (_, seed) => makeVectors(seed + 2, 1));
const exact = new hnswlib.BruteforceSearch('ip', DIMENSION);
exact.initIndex(COUNT);
for (let entry = 0; entry < COUNT; entry += 1)
  exact.addPoint([...values.subarray(entry * DIMENSION, (entry + 1) * DIMENSION)], entry);

describe('exact search', () => {
  it('finds what the library’s own exact search finds', () => {
    for (const vector of asked) {
      const { neighbors } = exact.searchKnn([...vector], 10);
      expect(new Set(findExactly({ values, dimension: DIMENSION }, vector, 10))).toEqual(new Set(neighbors));
    }
  });

  it('gives all there is, best first, when more is wanted', () => {
    const found = findExactly({ values: values.subarray(0, 3 * DIMENSION), dimension: DIMENSION }, asked[0]!, 10);
    const similarity = (entry: number) => asked[0]!.reduce((sum, x, d) => sum + x * values[entry * DIMENSION + d]!, 0);
    expect(found).toEqual([0, 1, 2].toSorted((a, b) => similarity(b) - similarity(a)));
  });
});

/** Vectors with an index that gives what it is told to. */
const vectorsWith = (nearest: (vector: Float32Array, count: number) => readonly number[]) => {
  const index: VectorIndex = {
    size: COUNT,
    nearest: (vector, count) => nearest(vector, count).map((entry) => ({ entry, similarity: 0 })),
    keep: () => index,
  };
  return { model: 'none', dimension: DIMENSION, values, index };
};

describe('recall', () => {
  it('is 1 for an index that misses none, and the share that is found for others', () => {
    const whole = vectorsWith((vector, count) => findExactly({ values, dimension: DIMENSION }, vector, count));
    expect(measureRecall(whole, asked, 10)).toBe(1);
    const fewer = vectorsWith((vector) => findExactly({ values, dimension: DIMENSION }, vector, 4));
    expect(measureRecall(fewer, asked, 10)).toBeCloseTo(0.4, 10);
    expect(
      measureRecall(
        vectorsWith(() => []),
        asked,
        10,
      ),
    ).toBe(0);
  });
});
