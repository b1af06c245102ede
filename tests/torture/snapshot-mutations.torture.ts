import '../helpers/without-dictionary.ts';
import { expect, it } from 'vitest';
import { tryMutations } from '../helpers/mutations/try-mutations.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { recordFigure } from './record-figure.ts';

const COUNT = 10_000;

it('10,000 damaged snapshots are refused before native code sees a byte of them', async () => {
  const figures = await tryMutations(makeTempFolder(), 1, COUNT);
  const { undetected, crashes, nativeReads } = figures;
  recordFigure({
    test: `${COUNT} mutations of snapshot files`,
    asked: `${COUNT} found before loading, 0 crashes`,
    seen: `${figures.tried - undetected.length} found, ${crashes.length} crashes, ${nativeReads} reads by native code`,
  });
  expect(figures).toEqual({ tried: COUNT, undetected: [], crashes: [], nativeReads: 0 });
});
