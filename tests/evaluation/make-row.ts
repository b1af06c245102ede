import type { AskedRow } from '../../src/evaluation/asked-row.ts';

/** A row of which only what matters is given. */
export const makeRow = (given: Partial<AskedRow>): AskedRow => ({
  id: 'q',
  language: 'zh-Hans',
  kind: null,
  rank: null,
  answerable: null,
  confidence: 0,
  milliseconds: 1,
  parallel: null,
  top: [],
  ...given,
});
