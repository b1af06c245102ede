import type { SnapshotVectors } from '../index/snapshot.ts';

/** The entries nearest to a unit vector by comparing it with every one, best first. */
export function findExactly(
  { values, dimension }: Pick<SnapshotVectors, 'values' | 'dimension'>,
  vector: Float32Array,
  count: number,
) {
  const size = values.length / dimension;
  const best: { entry: number; similarity: number }[] = [];
  for (let entry = 0; entry < size; entry += 1) {
    let similarity = 0;
    for (let i = 0, at = entry * dimension; i < dimension; i += 1, at += 1) similarity += values[at]! * vector[i]!;
    if (best.length === count && similarity <= best.at(-1)!.similarity) continue;
    const place = best.findIndex((other) => other.similarity < similarity);
    best.splice(place < 0 ? best.length : place, 0, { entry, similarity });
    best.length = Math.min(best.length, count);
  }
  return best.map(({ entry }) => entry);
}

/** Share of the true nearest `count` that the graph gives, over all vectors; 1 when it misses none. */
export function measureRecall(vectors: SnapshotVectors, asked: readonly Float32Array[], count: number): number {
  let found = 0;
  let wanted = 0;
  for (const vector of asked) {
    const truth = new Set(findExactly(vectors, vector, count));
    wanted += truth.size;
    found += vectors.index.nearest(vector, count).filter(({ entry }) => truth.has(entry)).length;
  }
  return found / wanted;
}
