// node deploy/fetch-model.js FOLDER
// Puts the embedding model there, every file held against its checksum. The program is compiled before.
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MODEL_NAME, ensureModelFiles } from '../dist/models/model-files.js';
import { createLog } from '../dist/log.js';

const folder = process.argv[2];
if (folder === undefined) throw new Error('name the folder that the model is to lie in');
// npm is there where Node is: the packages that carry the model are fetched with it.
const npmExecPath = join(process.execPath, '../../lib/node_modules/npm/bin/npm-cli.js');
const scratch = await mkdtemp('model-');
try {
  await ensureModelFiles({ dataDir: scratch, modelDir: process.argv[3], npmExecPath, log: createLog('info') });
  await rename(join(scratch, 'models', MODEL_NAME), folder);
} finally {
  await rm(scratch, { recursive: true, force: true });
}
