import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { syncFile } from '../durable-files.ts';
import { KEY_BYTES } from '../installation-key.ts';
import { createIdNames } from '../scrub/hash-id.ts';
import { hasOtherKey } from '../store/check-key.ts';
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
/** Every table with its columns, as far as statements depend on them. */
const COLUMNS = `
  SELECT t.name AS tableName, c.name, c.type, c."notnull", c.pk
  FROM sqlite_master t, pragma_table_info(t.name) c
  WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite@_%' ESCAPE '@' ORDER BY t.name, c.name`;

const listColumns = (database: DatabaseSyncInstance): readonly string[] =>
  database
    .prepare(COLUMNS)
    .all()
    .map((row) => JSON.stringify(row));

/** What this program makes of an empty file in so many steps. */
function listOwnColumns(version: number): readonly string[] {
  const database = new DatabaseSync(':memory:');
  const idNames = createIdNames(randomBytes(KEY_BYTES));
  try {
    for (const step of MIGRATIONS.slice(0, version))
      if (typeof step === 'string') database.exec(step);
      else step(database, idNames);
    return listColumns(database);
  } finally {
    database.close();
  }
}

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
    const found = new Set(listColumns(database));
    // More may be there: what was saved from a damaged file comes with tables of its own.
    const isKnown = version > 0 && listOwnColumns(version).every((column) => found.has(column));
    if (!isKnown || database.prepare(FOREIGN).get() !== undefined)
      throw new Error('its database is not of this program');
  } finally {
    database.close();
  }
}

/**
 * Whether names in a copy were given with another key: the bot would not start on it.
 *
 * @param key 32 bytes
 */
export function isOfOtherKey(file: string, key: Uint8Array): boolean {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    // Older versions do not say by which key they know people.
    return readVersion(database) === MIGRATIONS.length && hasOtherKey(database, createIdNames(key));
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
