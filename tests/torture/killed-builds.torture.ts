import '../helpers/without-dictionary.ts';
import { expect, it } from 'vitest';
import { tryKilledReload } from '../helpers/killing/try-killed-reload.ts';
import { recordFigure } from './record-figure.ts';

it('a process that is killed at any change of its snapshots leaves the old one or the new, and nothing behind', async () => {
  const faults: string[] = [];
  let step = 1;
  for (; ; step += 1) {
    const ending = await tryKilledReload(step).catch((error: unknown) => {
      faults.push(`${step}: ${String(error)}`);
      return null;
    });
    if (ending?.kind === 'done') break;
  }
  recordFigure({
    test: 'a build, swap or clearing of snapshots killed at every change of a file',
    asked: 'the old or the new one serves, whole; no leftovers',
    seen: `${step - 1 - faults.length} of ${step - 1} kills`,
  });
  expect(faults).toEqual([]);
  expect(step).toBeGreaterThan(150);
});
