import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fuseRanks } from '../../src/bench/fuse-ranks.ts';

it('puts first what both lists have near their top', () => {
  // 1/61 + 1/63 for 7, 1/62 + 1/62 for 8, one list each for the others.
  expect(
    fuseRanks([
      [7, 8, 1],
      [2, 8, 7],
    ]),
  ).toEqual([7, 8, 2, 1]);
});

it('keeps one list as it is, and every entry of several once', () => {
  const list = fc.uniqueArray(fc.nat(50));
  fc.assert(
    fc.property(list, list, (one, other) => {
      expect(fuseRanks([one])).toEqual(one);
      const fused = fuseRanks([one, other]);
      expect(fused.toSorted((a, b) => a - b)).toEqual([...new Set([...one, ...other])].toSorted((a, b) => a - b));
    }),
  );
});
