import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { openRealModel } from '../helpers/real-model.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';

it('the library of the model leaves no trace in the home folder, where it would keep what it tells its makers', async () => {
  const home = makeTempFolder();
  const program = join(import.meta.dirname, 'embed-once.ts');
  const files = JSON.stringify(await openRealModel());
  // Not CI, where the library keeps to itself anyhow.
  const env = { PATH: process.env['PATH'], HOME: home };
  await promisify(execFile)(process.execPath, ['--import', 'tsx', program, files], { env, cwd: process.cwd() });
  expect(readdirSync(home, { recursive: true })).toEqual([]);
});
