import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** Below the data folder: files that somebody sent, while they are read. */
export const IMPORT_FOLDER = 'importing';

/**
 * Removes what a bot that was killed was reading; its update is done anew. To be called by whoever holds the data folder
 * alone. What cannot be removed is left for the next start.
 */
export function clearImports(dataDir: string): void {
  try {
    rmSync(join(dataDir, IMPORT_FOLDER), { recursive: true, force: true });
  } catch {
    // It does no harm to the work.
  }
}
