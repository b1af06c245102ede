import '../helpers/without-dictionary.ts';
import { expect, it } from 'vitest';
import { tryMutations } from '../helpers/mutations/try-mutations.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';

/** tests/torture/snapshot-mutations.torture.ts tries 10,000. */
const COUNT = 400;

it('a snapshot that is damaged in any of many ways is refused before native code sees a byte of it', async () => {
  const figures = await tryMutations(makeTempFolder(), 20_261_124, COUNT);
  expect(figures).toEqual({ tried: COUNT, undetected: [], crashes: [], nativeReads: 0 });
});
