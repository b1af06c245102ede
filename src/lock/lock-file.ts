import { closeSync, openSync } from 'node:fs';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { isBusy } from '../store/explain-fault.ts';

/** Somebody who only looks whether a file is locked holds it for less than that. */
const PATIENCE_MS = 500;

/** A lock that is ours until `release`, or until the process ends in whatever way. */
export interface Held {
  release(): void;
}

/**
 * The system locks the file for this process and lets it go when the process is no more, kill -9 included: there is
 * nothing that could be left behind. SQLite asks the system for it, since Node cannot; nothing is ever written, so that
 * a full disk does not matter.
 *
 * A system forgets a process's locks on a file when that process closes it anywhere: nothing but SQLite may open the
 * file, therefore it is made only where there is none.
 */
function open(file: string, timeout: number): DatabaseSyncInstance {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return new DatabaseSync(file, { timeout });
}

/**
 * @returns null when another process, or another part of this one, holds it
 * @throws what the system or SQLite throws when the file cannot be opened for writing
 */
export function lockFile(file: string): Held | null {
  const database = open(file, PATIENCE_MS);
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return { release: () => database.close() };
  } catch (error) {
    database.close();
    if (isBusy(error)) return null;
    throw error;
  }
}

/**
 * Looks without holding or making anything.
 * @throws what SQLite throws when the file is not there or cannot be read
 */
export function isFileLocked(file: string): boolean {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 0 });
  try {
    database.prepare('PRAGMA schema_version').get();
    return false;
  } catch (error) {
    if (isBusy(error)) return true;
    throw error;
  } finally {
    database.close();
  }
}
