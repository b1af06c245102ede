import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import { explainFault, isForeign } from '../store/explain-fault.ts';
import { nameHolder } from './find-holder.ts';
import { type Held, isFileLocked, lockFile } from './lock-file.ts';

/** Empty; it stays there, locked or not, and belongs into no backup. */
export const LOCK_FILE = 'kecheng.lock';

function explain(file: string, cause: unknown): AppError {
  if (!isForeign(cause)) return explainFault(file, cause);
  return new AppError('store', `${file} is no lock of this program`, { fix: 'delete it: it is made anew', cause });
}

/**
 * Keeps every other bot away from a data folder, which is made when there is none.
 *
 * @throws AppError `locked` when a bot works in it; `store` when the folder cannot be written
 */
export function holdLock(dataDir: string): Held {
  const file = join(dataDir, LOCK_FILE);
  let held: Held | null;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    held = lockFile(file);
  } catch (cause) {
    throw explain(file, cause);
  }
  if (held !== null) return held;
  throw new AppError('locked', `a bot is already running on the data folder ${dataDir}${nameHolder(file)}`, {
    fix: 'stop it first, or choose another folder with DATA_DIR',
  });
}

/**
 * Whether a bot works in the data folder now. It may be gone, or there, a moment later: whoever must be alone holds the
 * lock instead.
 *
 * @throws AppError `store` when the file cannot be read
 */
export function isLocked(dataDir: string): boolean {
  const file = join(dataDir, LOCK_FILE);
  if (!existsSync(file)) return false;
  try {
    return isFileLocked(file);
  } catch (cause) {
    throw explain(file, cause);
  }
}
