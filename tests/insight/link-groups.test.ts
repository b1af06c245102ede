import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkGroups } from '../../src/insight/link-groups.ts';

const always = () => undefined;

/** By the book: the two groups that are closest on average become one, as long as they are close enough. */
function linkSlowly(count: number, closeness: (i: number, j: number) => number, threshold: number) {
  const groups = Array.from({ length: count }, (_, i) => [i]);
  for (;;) {
    let best = { a: -1, b: -1, mean: -Infinity };
    for (let a = 0; a < groups.length; a += 1)
      for (let b = a + 1; b < groups.length; b += 1) {
        const pairs = groups[a]!.flatMap((i) => groups[b]!.map((j) => closeness(i, j)));
        const mean = pairs.reduce((sum, value) => sum + value, 0) / pairs.length;
        if (mean > best.mean) best = { a, b, mean };
      }
    if (best.mean < threshold) break;
    groups[best.a]!.push(...groups.splice(best.b, 1)[0]!);
  }
  return groups.map((group) => group.toSorted((a, b) => a - b)).toSorted((a, b) => a[0]! - b[0]!);
}

describe('groups by average linkage', () => {
  it('are those of the slow way, whatever lies how near', async () => {
    // Places on a line at no two equal distances, so that no tie lets the ways part.
    const places = fc.uniqueArray(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 16 });
    await fc.assert(
      fc.asyncProperty(places, fc.double({ min: 0.5, max: 1, noNaN: true }), async (at, threshold) => {
        const closeness = (i: number, j: number) => Math.fround(1 - Math.abs(at[i]! - at[j]!));
        const distances = at.flatMap((a, i) => at.slice(i + 1).map((b) => Math.fround(1 - Math.abs(a - b))));
        fc.pre(new Set(distances).size === distances.length);
        const groups = await linkGroups(at.length, closeness, threshold, always);
        const slow = linkSlowly(at.length, closeness, threshold);
        // The table rounds to 32 bits: a mean at the very threshold may fall on either side.
        fc.pre(JSON.stringify(slow) === JSON.stringify(linkSlowly(at.length, closeness, threshold + 1e-6)));
        fc.pre(JSON.stringify(slow) === JSON.stringify(linkSlowly(at.length, closeness, threshold - 1e-6)));
        expect(groups).toEqual(slow);
      }),
    );
  });

  it('of nothing are none, and what is all alike is one', async () => {
    expect(await linkGroups(0, () => 1, 0.5, always)).toEqual([]);
    expect(await linkGroups(1, () => 1, 0.5, always)).toEqual([[0]]);
    expect(await linkGroups(5, () => 1, 0.5, always)).toEqual([[0, 1, 2, 3, 4]]);
    expect(await linkGroups(3, () => 0, 0.5, always)).toEqual([[0], [1], [2]]);
  });
});
