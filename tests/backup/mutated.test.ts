import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect, it } from 'vitest';
import { unpackBackup } from '../../src/backup/unpack-backup.ts';
import { writeBackup } from '../../src/backup/write-backup.ts';
import { AppError } from '../../src/errors.ts';
import { listTree } from '../helpers/list-tree.ts';
import { mutateBytes } from '../helpers/mutations/mutate-bytes.ts';
import { createRandom } from '../helpers/mutations/random.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { makeInstallation } from './make-installation.ts';

const COUNT = 100;

it('a backup that is damaged in any way is refused in one line, or what it holds is unharmed', async () => {
  const folder = makeTempFolder();
  const installation = makeInstallation(folder, '甲');
  const { file } = await writeBackup({ ...installation, to: join(folder, 'sound.tar.gz'), program: 'test' });
  const sound = makeTempFolder();
  await unpackBackup(file, sound);
  const wanted = listTree(sound);
  const bytes = readFileSync(file);
  const random = createRandom(20_261_124);
  const damaged = join(folder, 'damaged.tar.gz');
  const outcomes: string[] = [];
  for (let i = 0; i < COUNT; i += 1) {
    const { bytes: changed, how } = mutateBytes(bytes, random);
    writeFileSync(damaged, changed);
    const into = makeTempFolder();
    const outcome = await unpackBackup(damaged, into).then(
      () => (isDeepStrictEqual(listTree(into), wanted) ? 'unharmed' : `harmed: ${how}`),
      (error: unknown) =>
        error instanceof AppError && !error.line.includes('\n') ? 'refused' : `${how}: ${String(error)}`,
    );
    outcomes.push(outcome);
  }
  // Zeros behind its end, and a bit that says when it was packed, change nothing of what it holds.
  expect(outcomes.filter((it) => it !== 'refused' && it !== 'unharmed')).toEqual([]);
  expect(outcomes.filter((it) => it === 'refused').length).toBeGreaterThan(COUNT * 0.7);
});
