import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
  let refused = 0;
  for (let i = 0; i < COUNT; i += 1) {
    const mutated = mutateBytes(bytes, random);
    writeFileSync(damaged, mutated.bytes);
    const into = makeTempFolder();
    const fault: unknown = await unpackBackup(damaged, into).then(
      () => null,
      (error: unknown) => error,
    );
    if (fault === null) expect(listTree(into), mutated.how).toEqual(wanted);
    else {
      expect(fault, mutated.how).toBeInstanceOf(AppError);
      expect((fault as AppError).line).toMatch(/^[^\n]+$/);
      refused += 1;
    }
  }
  expect(refused).toBeGreaterThan(COUNT * 0.7);
});
