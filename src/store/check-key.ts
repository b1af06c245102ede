import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { AppError } from '../errors.ts';
import { INSTALLATION_KEY_FILE } from '../installation-key.ts';
import type { IdNames } from '../scrub/hash-id.ts';
import { inTransaction } from './in-transaction.ts';

/** Nobody's id: its name tells which key names were given with. */
const CHECKED = 'the key itself';

/** One row: a name by which the key is known again. */
export const KEY_CHECK_STEP = 'CREATE TABLE key_checks (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID';

/** Whether anything is kept that only the key finds again. */
const HOLDS_NAMES = `
  SELECT EXISTS (SELECT 1 FROM audits WHERE asker IS NOT NULL) OR EXISTS (SELECT 1 FROM sent_answers)
    OR EXISTS (SELECT 1 FROM votes) OR EXISTS (SELECT 1 FROM chat_settings)
    OR EXISTS (SELECT 1 FROM tokens WHERE name <> '') AS holds`;

/**
 * With another key nobody in the database would be known again: /forget would find nothing and say that all is gone.
 * A database that knows nobody takes any key.
 *
 * @param idNames asked for only when the key is there, or may be made
 * @throws AppError `store` when the key is missing or another one than names were given with
 */
export function checkKey(database: DatabaseSyncInstance, dataDir: string, idNames: () => IdNames): void {
  const check = readCheck(database);
  // Looked up in this order: another process may make both the key and the first name at this moment.
  const isProtected = holdsNames(database) && check !== undefined;
  if (isProtected && !existsSync(join(dataDir, INSTALLATION_KEY_FILE))) throw explainKey(dataDir, 'is not there');
  const name = idNames().name(CHECKED);
  if (name === check) return;
  if (isProtected) throw explainKey(dataDir, 'is another one');
  inTransaction(database, () => {
    database.exec('DELETE FROM key_checks');
    database.prepare('INSERT INTO key_checks VALUES (?)').run(name);
  });
}

const readCheck = (database: DatabaseSyncInstance): string | undefined =>
  (database.prepare('SELECT name FROM key_checks').get() as { name: string } | undefined)?.name;

const holdsNames = (database: DatabaseSyncInstance): boolean =>
  (database.prepare(HOLDS_NAMES).get() as { holds: number }).holds === 1;

/** Whether names were given with another key than this one. Changes nothing. @param database of this version */
export function hasOtherKey(database: DatabaseSyncInstance, idNames: IdNames): boolean {
  const check = readCheck(database);
  return check !== undefined && check !== idNames.name(CHECKED) && holdsNames(database);
}

function explainKey(dataDir: string, what: string): AppError {
  return new AppError(
    'store',
    `the key that the records in ${dataDir} were written with, ${INSTALLATION_KEY_FILE}, ${what}: /forget would miss them`,
    { fix: `put ${INSTALLATION_KEY_FILE} back from a backup, or move kecheng.db away with the files beside it` },
  );
}
