import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { AppError } from '../errors.ts';
import { loadInstallationKey } from '../installation-key.ts';
import { createIdNames, type IdNames } from '../scrub/hash-id.ts';
import { checkKey } from './check-key.ts';
import { explainDamage, explainFault, isBusy } from './explain-fault.ts';
import { findDamage, readVersion } from './inspect-database.ts';
import { inTransaction } from './in-transaction.ts';
import { MIGRATIONS } from './migrations.ts';

/** What people and chats are known by in the store of a data folder; in one in memory, by names that end with it. */
export function idNamesOf(dataDir: string | null): IdNames {
  return createIdNames(dataDir === null ? randomBytes(32) : loadInstallationKey(dataDir));
}

export const STORE_FILE = 'kecheng.db';
/** How long a write waits for that of another process; every write here takes milliseconds. */
export const BUSY_MS = 2_000;
const PAUSE_MS = 50;
const PAUSE = new Int32Array(new SharedArrayBuffer(4));

/** Brings the tables to this program's version, all steps or none. */
function migrate(database: DatabaseSyncInstance, idNames: () => IdNames): void {
  if (readVersion(database) === MIGRATIONS.length) return;
  inTransaction(database, () => {
    // Another process may have been faster: the version counts that is there under the lock.
    for (const step of MIGRATIONS.slice(readVersion(database)))
      if (typeof step === 'string') database.exec(step);
      else step(database, idNames());
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
  });
}

/** A page that is damaged would else come up in the middle of an answer. */
function checkPages(database: DatabaseSyncInstance, file: string): void {
  const damage = findDamage(database);
  if (damage !== null) throw explainDamage(file, damage);
}

function prepareFile(dataDir: string): string {
  const file = join(dataDir, STORE_FILE);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  // SQLite gives the files beside it the same rights. Questions are nobody's business but the bot's.
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  return file;
}

function openFile(file: string, dataDir: string | null, idNames: () => IdNames): DatabaseSyncInstance {
  const database = new DatabaseSync(file, { timeout: BUSY_MS, enableForeignKeyConstraints: true });
  try {
    if (readVersion(database) > MIGRATIONS.length)
      throw new AppError('store', `${file} was written by a newer version of this program`, {
        fix: 'use that version, or choose another folder with DATA_DIR',
      });
    checkPages(database, file);
    // Deleted questions are written over, and do not live on in free pages.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON');
    migrate(database, idNames);
    if (dataDir !== null) checkKey(database, dataDir, idNames);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * The database of a data folder, made when there is none, with the tables of this version. Several processes may have
 * it open at once.
 *
 * @param dataDir null: a database in memory that ends with the process
 * @param idNames what people and chats are known by; asked for once the file is there
 * @throws AppError `store` when the file cannot be written, is damaged, held by another program, or was written by a
 *   newer version; when its key is missing or another one (`checkKey`)
 */
export function openDatabase(
  dataDir: string | null,
  idNames: () => IdNames = () => idNamesOf(dataDir),
): DatabaseSyncInstance {
  const file = dataDir === null ? ':memory:' : join(dataDir, STORE_FILE);
  try {
    if (dataDir !== null) prepareFile(dataDir);
    const giveUpAt = performance.now() + BUSY_MS;
    for (;;)
      try {
        return openFile(file, dataDir, idNames);
      } catch (error) {
        // SQLite does not wait for another process that turns the same new file into one with a write-ahead log.
        if (!isBusy(error) || performance.now() > giveUpAt) throw error;
        Atomics.wait(PAUSE, 0, 0, PAUSE_MS);
      }
  } catch (error) {
    throw error instanceof AppError ? error : explainFault(file, error);
  }
}
