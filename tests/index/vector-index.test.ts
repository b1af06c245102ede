import { join } from 'node:path';
import hnswlib from 'hnswlib-node';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { buildVectorIndex, openVectorIndex, type VectorIndex } from '../../src/index/vector-index.ts';
import { splitArticle } from '../../src/passages/split-article.ts';
import { createBigramEmbedder } from '../helpers/bigram-embedder.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';

const folder = makeTempFolder();

/** Pseudo-random numbers of −1 to 1 (mulberry32), the same in every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 31 - 1;
  };
}

function toUnit(vector: Float32Array): Float32Array {
  const norm = Math.hypot(...vector);
  return vector.map((value) => value / norm);
}

/** Unit vectors that lie close around a few centres, as passages about the same matters do. */
function makeClusters(count: number, dimension: number, clusters: number): Float32Array {
  const random = createRandom(1);
  const centres = Array.from({ length: clusters }, () => Float32Array.from({ length: dimension }, random));
  const all = new Float32Array(count * dimension);
  for (let i = 0; i < count; i += 1) {
    const centre = centres[i % clusters]!;
    all.set(toUnit(centre.map((value) => value + 0.15 * random())), i * dimension);
  }
  return all;
}

/** Share of the true nearest ten that the index gives, by the library's exact search, of vectors near those of `near`. */
function measureRecall(
  index: VectorIndex,
  vectors: Float32Array,
  dimension: number,
  queries: number,
  near = vectors,
): number {
  const count = vectors.length / dimension;
  const exact = new hnswlib.BruteforceSearch('ip', dimension);
  exact.initIndex(count);
  const at = (entry: number) => vectors.subarray(entry * dimension, (entry + 1) * dimension);
  for (let entry = 0; entry < count; entry += 1) exact.addPoint(Array.from(at(entry)), entry);
  const random = createRandom(2);
  let hits = 0;
  for (let query = 0; query < queries; query += 1) {
    const entry = (query * 7919) % (near.length / dimension);
    const from = near.subarray(entry * dimension, (entry + 1) * dimension);
    const vector = toUnit(from.map((value) => value + 0.05 * random()));
    const truth = new Set(exact.searchKnn(Array.from(vector), 10).neighbors);
    hits += index.nearest(vector, 10).filter(({ entry }) => truth.has(entry)).length;
  }
  return hits / (queries * 10);
}

describe('the vector index', () => {
  const DIMENSION = 64;
  let vectors: Float32Array;
  let index: VectorIndex;
  beforeAll(async () => {
    vectors = makeClusters(2000, DIMENSION, 20);
    await buildVectorIndex(vectors, DIMENSION, join(folder, 'clusters.hnsw'));
    index = await openVectorIndex(join(folder, 'clusters.hnsw'), DIMENSION);
  });

  it('finds at least 99 of 100 of the true nearest ten among clustered vectors', () => {
    expect(index.size).toBe(2000);
    expect(measureRecall(index, vectors, DIMENSION, 300)).toBeGreaterThanOrEqual(0.99);
  });

  it('finds them among the passages of the shipped corpus, several times over', async () => {
    const embedder = createBigramEmbedder();
    const { articles } = await readCorpus('corpus');
    // Titles in front, as the passages of one article are embedded: they lie close together.
    const texts = articles.flatMap((article) =>
      splitArticle(article).flatMap(({ text }) =>
        [text, text.slice(0, text.length / 2), text.slice(text.length / 2)].map((part) => article.title + part),
      ),
    );
    const passages = new Float32Array(texts.length * embedder.dimension);
    for (const [i, text] of texts.entries()) passages.set(await embedder.embed(text), i * embedder.dimension);
    await buildVectorIndex(passages, embedder.dimension, join(folder, 'corpus.hnsw'));
    const opened = await openVectorIndex(join(folder, 'corpus.hnsw'), embedder.dimension);
    expect(measureRecall(opened, passages, embedder.dimension, 100)).toBeGreaterThanOrEqual(0.99);
  });

  it('of some of its entries finds theirs, also where all that lies nearest is left out', () => {
    const kept = Uint32Array.from({ length: 2000 }, (_, i) => i).filter((entry) => entry % 20 >= 7);
    const theirs = new Float32Array(kept.length * DIMENSION);
    for (const [place, entry] of kept.entries())
      theirs.set(vectors.subarray(entry * DIMENSION, (entry + 1) * DIMENSION), place * DIMENSION);
    const left = index.keep(kept);
    expect(left.size).toBe(1300);
    expect(measureRecall(left, theirs, DIMENSION, 300, vectors)).toBeGreaterThanOrEqual(0.99);
    const few = left.keep(Uint32Array.of(3, 700, 1299));
    expect(
      few
        .nearest(theirs.subarray(0, DIMENSION), 10)
        .map(({ entry }) => entry)
        .toSorted((a, b) => a - b),
    ).toEqual([0, 1, 2]);
  });

  it('gives cosines, best first', () => {
    const vector = vectors.slice(0, DIMENSION);
    const nearest = index.nearest(vector, 50);
    expect(nearest).toHaveLength(50);
    expect(nearest[0]).toMatchObject({ entry: 0, similarity: expect.closeTo(1, 4) });
    for (const [i, { entry, similarity }] of nearest.entries()) {
      const cosine = vector.reduce((sum, value, d) => sum + value * vectors[entry * DIMENSION + d]!, 0);
      expect(similarity).toBeCloseTo(cosine, 4);
      expect(similarity).toBeLessThanOrEqual(nearest[i - 1]?.similarity ?? Infinity);
    }
  });

  it('gives what there is when more is wanted, and nothing when nothing is', async () => {
    await buildVectorIndex(vectors.slice(0, 3 * DIMENSION), DIMENSION, join(folder, 'three.hnsw'));
    const three = await openVectorIndex(join(folder, 'three.hnsw'), DIMENSION);
    expect(three.nearest(vectors.slice(0, DIMENSION), 10)).toHaveLength(3);
    expect(three.nearest(vectors.slice(0, DIMENSION), 0)).toEqual([]);
    await buildVectorIndex(new Float32Array(0), DIMENSION, join(folder, 'none.hnsw'));
    const none = await openVectorIndex(join(folder, 'none.hnsw'), DIMENSION);
    expect(none.nearest(vectors.slice(0, DIMENSION), 10)).toEqual([]);
  });

  it('is built the same from the same vectors', async () => {
    const { hashFile } = await import('../../src/hash-file.ts');
    await buildVectorIndex(vectors, DIMENSION, join(folder, 'again.hnsw'));
    expect(await hashFile(join(folder, 'again.hnsw'))).toBe(await hashFile(join(folder, 'clusters.hnsw')));
  });
});
