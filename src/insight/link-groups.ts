import type { GiveWay } from './give-way.ts';

/** Closenesses that are worked out in one go: together they take a millisecond or so. */
const STRIDE = 128;

/** Two groups that became one, by members' places, and how close they were. */
interface Merge {
  readonly a: number;
  readonly b: number;
  readonly closeness: number;
}

/**
 * Groups of `0 … count - 1` by average linkage: two groups become one as long as the mean closeness between their
 * members is at least `threshold`. Found along chains of nearest neighbours (Murtagh 1983), in `count²` steps and
 * `4·count²` bytes. Same closenesses in the same order, same groups.
 *
 * @param closeness symmetric
 * @returns the groups' members, ascending, in the order of their first members
 */
export async function linkGroups(
  count: number,
  closeness: (i: number, j: number) => number,
  threshold: number,
  giveWay: GiveWay,
): Promise<readonly (readonly number[])[]> {
  const table = new Float32Array(count * count);
  for (let i = 0; i < count; i += 1) {
    for (let j = 0; j < i; j += 1) {
      table[i * count + j] = table[j * count + i] = closeness(i, j);
      if (j % STRIDE === 0) await giveWay();
    }
  }
  return cutMerges(count, await mergeAll(count, table, giveWay), threshold);
}

async function mergeAll(count: number, table: Float32Array, giveWay: GiveWay): Promise<readonly Merge[]> {
  const sizes = new Uint32Array(count).fill(1);
  const merges: Merge[] = [];
  const chain: number[] = [];
  let first = 0;
  while (merges.length < count - 1) {
    await giveWay();
    while (sizes[first] === 0) first += 1;
    if (chain.length === 0) chain.push(first);
    const at = chain.at(-1)!;
    const before = chain.at(-2);
    // The one before wins a tie: else the chain could go in a circle.
    let nearest = before ?? -1;
    for (let other = 0; other < count; other += 1)
      if (other !== at && sizes[other]! > 0)
        if (nearest === -1 || table[at * count + other]! > table[at * count + nearest]!) nearest = other;
    if (nearest !== before) {
      chain.push(nearest);
      continue;
    }
    chain.length -= 2;
    merges.push({ a: at, b: nearest, closeness: table[at * count + nearest]! });
    joinInto(nearest, at, table, sizes);
  }
  return merges;
}

/** The mean closeness of a joined group to another one is the mean of its parts', by their sizes (Lance and Williams). */
function joinInto(kept: number, gone: number, table: Float32Array, sizes: Uint32Array): void {
  const count = sizes.length;
  const [keptSize, goneSize] = [sizes[kept]!, sizes[gone]!];
  for (let other = 0; other < count; other += 1) {
    const [a, b] = [table[kept * count + other]!, table[gone * count + other]!];
    const mean = (a * keptSize + b * goneSize) / (keptSize + goneSize);
    table[kept * count + other] = table[other * count + kept] = mean;
  }
  sizes[kept] = keptSize + goneSize;
  sizes[gone] = 0;
}

/** Average linkage never joins closer groups later: what was joined below the threshold is no part of any that is kept. */
function cutMerges(count: number, merges: readonly Merge[], threshold: number): readonly (readonly number[])[] {
  const leaders = Array.from({ length: count }, (_, i) => i);
  const leaderOf = (i: number): number => {
    let leader = i;
    while (leaders[leader] !== leader) leader = leaders[leader]!;
    return leader;
  };
  for (const { a, b, closeness } of merges)
    if (closeness >= threshold) {
      const [low, high] = [leaderOf(a), leaderOf(b)].toSorted((x, y) => x - y);
      leaders[high!] = low!;
    }
  const groups = new Map<number, number[]>();
  for (let i = 0; i < count; i += 1) if (groups.get(leaderOf(i))?.push(i) === undefined) groups.set(leaderOf(i), [i]);
  return [...groups.values()];
}
