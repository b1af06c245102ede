import { join } from 'node:path';

/** The environment variable that tells test files where it is. */
export const SHARED_FOLDER = 'KECHENG_TEST_SHARED';

/**
 * A folder that the test files of one run share, for what is the same in all of them and costs seconds to make: what one
 * has built the next one opens. Nothing in it may be changed by a test.
 */
export function sharedFolder(name: string): string {
  const folder = process.env[SHARED_FOLDER];
  if (folder === undefined) throw new Error('the shared folder is made by tests/helpers/global-setup.ts');
  return join(folder, name);
}
