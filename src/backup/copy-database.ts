import { existsSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { DatabaseSync } from '@photostructure/sqlite';
import { syncFile } from '../durable-files.ts';
import { findDamage, readVersion } from '../store/inspect-database.ts';
import { BUSY_MS } from '../store/open-database.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { MIGRATIONS } from '../store/migrations.ts';
import { createUpdateTable, hasUpdates } from '../store/update-table.ts';

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
    const damage = findDamage(database);
    if (damage !== null) throw new Error(`its database is damaged (${damage})`);
    const isKnown = version > 0 && database.prepare(KNOWN).get() !== undefined;
    if (!isKnown || database.prepare(FOREIGN).get() !== undefined)
      throw new Error('its database is not of this program');
  } finally {
    database.close();
  }
}

/**
 * Gives up the messages that were being worked on when the copy was made: they were answered since, and would be a second
 * time.
 *
 * @returns how many
 */
export function closeUpdates(file: string, now = Date.now()): number {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: true });
  try {
    if (!hasUpdates(database)) return 0;
    const table = createUpdateTable(database);
    const open = table.listOpen();
    inTransaction(database, () => {
      for (const { updateId } of open) table.bury(updateId, now, 'the program was restored from a backup');
      // They may have been tried again since.
      table.deleteWordsBefore(Infinity);
    });
    return open.length;
  } finally {
    database.close();
  }
}
