import { expect, it } from 'vitest';
import { makeKillStage, tryKilledBackup, tryKilledRestore } from '../backup/try-killed.ts';
import type { Ending } from '../helpers/killing/run-until-killed.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { recordFigure } from './record-figure.ts';

async function killAtEvery(attempt: (step: number) => Promise<Ending>) {
  const faults: string[] = [];
  for (let step = 1; ; step += 1) {
    const ending = await attempt(step).catch((error: unknown) => {
      faults.push(`${step}: ${String(error)}`);
      return null;
    });
    if (ending?.kind === 'done') return { kills: step - 1, faults };
  }
}

it('a backup and a restoring that are killed at any change leave all or nothing', async () => {
  const stage = await makeKillStage(makeTempFolder());
  const restore = await killAtEvery((step) => tryKilledRestore(stage, step));
  const backup = await killAtEvery((step) => tryKilledBackup(stage, step));
  for (const [test, { kills, faults }] of [
    ['restoring a backup', restore],
    ['writing a backup', backup],
  ] as const)
    recordFigure({
      test: `${test} killed at every change of a file`,
      asked: 'all or nothing, and the next call finishes it',
      seen: `${kills - faults.length} of ${kills} kills`,
    });
  expect([...restore.faults, ...backup.faults]).toEqual([]);
  expect(restore.kills).toBeGreaterThan(20);
  expect(backup.kills).toBeGreaterThan(20);
});
