import { beforeAll, expect, it } from 'vitest';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { type KillStage, makeKillStage, tryKilledBackup, tryKilledRestore } from './try-killed.ts';

/** Every step of them is tried by tests/torture/killed-backups.torture.ts. */
const RESTORE_STEPS = [12, 23, 38];
const BACKUP_STEPS = [9, 31];

let stage: KillStage;
beforeAll(async () => {
  stage = await makeKillStage(makeTempFolder());
});

it.concurrent.each(RESTORE_STEPS)(
  'restoring that is killed at change %i has done nothing, or is finished by the next call, and no bot starts before',
  async (step) => {
    expect(await tryKilledRestore(stage, step)).toMatchObject({ kind: 'killed' });
  },
);

it.concurrent.each(BACKUP_STEPS)('a backup that is killed at change %i is not there, or sound', async (step) => {
  expect(await tryKilledBackup(stage, step)).toMatchObject({ kind: 'killed' });
});
