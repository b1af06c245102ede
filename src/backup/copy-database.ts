import { existsSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { syncFile } from '../durable-files.ts';
import { BUSY_MS } from '../store/open-database.ts';
import { MIGRATIONS } from '../store/migrations.ts';

const readVersion = (database: DatabaseSyncInstance) =>
  (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;

/**
 * The database as it is at one moment, while others write to it: nothing waits for the copy. What was deleted is not in
 * it, not even in free pages.
 *
 * @param to where there is no file yet
 * @returns false when there is no database
 * @throws what SQLite throws
 */
export async function copyDatabase(file: string, to: string): Promise<boolean> {
  if (!existsSync(file)) return false;
  const database = new DatabaseSync(file, { readOnly: true, timeout: BUSY_MS });
  try {
    database.prepare('VACUUM INTO ?').run(to);
  } finally {
    database.close();
  }
  await chmod(to, 0o600);
  await syncFile(to);
  return true;
}

/** What would act by itself whenever the program writes or reads; it makes nothing of the kind. */
const FOREIGN = `SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view') OR sql LIKE 'CREATE VIRTUAL%'`;
/** In every version of the file. */
const KNOWN = `SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'audits'`;

/**
 * Looks through a copied database: every page is whole, it is of this program, and no foreign trigger comes in with it.
 *
 * @throws Error in a few words
 */
export function checkCopy(file: string): void {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const version = readVersion(database);
    if (version > MIGRATIONS.length) throw new Error('its database was written by a newer version of this program');
    const [result = ''] = Object.values(database.prepare('PRAGMA quick_check(1)').get() as Record<string, string>);
    if (result !== 'ok') throw new Error(`its database is damaged (${result.replaceAll(/\s+/g, ' ')})`);
    const isKnown = version > 0 && database.prepare(KNOWN).get() !== undefined;
    if (!isKnown || database.prepare(FOREIGN).get() !== undefined)
      throw new Error('its database is not of this program');
  } finally {
    database.close();
  }
}

/** What was under way when the copy was made. */
const CLOSE_UPDATES = `UPDATE updates SET state = 'dead', ended_at = ?, reason = 'the program was restored from a backup',
  outcome = NULL WHERE state = 'open'`;
/** The version of the file that has these tables. */
const UPDATES_SINCE = 3;

/**
 * Gives up the messages that were being worked on when the copy was made: they were answered since, and would be a second
 * time.
 *
 * @returns how many
 */
export function closeUpdates(file: string, now = Date.now()): number {
  const database = new DatabaseSync(file);
  try {
    if (readVersion(database) < UPDATES_SINCE) return 0;
    database.exec('BEGIN IMMEDIATE');
    const { changes } = database.prepare(CLOSE_UPDATES).run(now);
    database.exec('DELETE FROM deliveries; COMMIT');
    return changes;
  } finally {
    database.close();
  }
}
