import { expect, it } from 'vitest';
import { createRecentSet } from '../src/recent-set.ts';

it('keeps what was added last and no more than it may', () => {
  const set = createRecentSet<number>(2);
  for (const value of [1, 2, 2, 3]) set.add(value);
  expect([1, 2, 3].filter((value) => set.has(value))).toEqual([2, 3]);
  set.delete(2);
  set.add(4);
  expect([2, 3, 4].filter((value) => set.has(value))).toEqual([3, 4]);
});
