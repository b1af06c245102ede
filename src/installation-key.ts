import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from './errors.ts';

export const INSTALLATION_KEY_FILE = 'installation.key';
export const KEY_BYTES = 32;

/**
 * The secret of this installation, from which others are derived: 32 random bytes, made once and kept in the data
 * folder for its owner alone. Never use it itself; derive from it with a name for the purpose.
 *
 * @throws AppError `store` when the file cannot be read or made, or does not hold a key
 */
export function loadInstallationKey(dataDir: string): Buffer {
  const path = join(dataDir, INSTALLATION_KEY_FILE);
  try {
    return readKey(path) ?? makeKey(path, dataDir);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    throw new AppError('store', `${path} cannot be read or made (${code})`, {
      fix: 'give the bot the right to read and write in its data folder, and room on the disk',
      cause,
    });
  }
}

function readKey(path: string): Buffer | null {
  let key: Buffer;
  try {
    key = readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  if (key.length !== KEY_BYTES)
    throw new AppError('store', `${path} holds ${key.length} bytes instead of ${KEY_BYTES}: it is no key`, {
      fix: 'put it back from a backup; without one, move it and kecheng.db away together, and new ones are made',
    });
  keepFromOthers(path);
  return key;
}

/** A copy from a backup may be open to others. */
function keepFromOthers(path: string): void {
  try {
    if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
  } catch {
    // Whoever runs the bot need not own the folder.
  }
}

/** Linked into its place when it is whole: a kill leaves none or all of it, and of two processes one wins. */
function makeKey(path: string, dataDir: string): Buffer {
  mkdirSync(dataDir, { recursive: true });
  const scratch = `${path}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  const key = randomBytes(KEY_BYTES);
  try {
    writeFileSync(scratch, key, { mode: 0o600, flag: 'wx', flush: true });
    linkSync(scratch, path);
    return key;
  } catch (error) {
    const earlier = (error as NodeJS.ErrnoException).code === 'EEXIST' ? readKey(path) : null;
    if (earlier === null) throw error;
    return earlier;
  } finally {
    rmSync(scratch, { force: true });
  }
}
