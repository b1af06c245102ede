import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { AppError } from '../errors.ts';
import { MIGRATIONS } from './migrations.ts';

export const STORE_FILE = 'kecheng.db';
/** How long a write waits for that of another process; every write here takes milliseconds. */
const BUSY_MS = 3_000;
/** Results of SQLite (https://sqlite.org/rescode.html) that say that the file's content is at fault. */
const CORRUPT: ReadonlySet<unknown> = new Set([11, 26]);

function readVersion(database: DatabaseSyncInstance): number {
  return (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
}

/** Brings the tables to this program's version, all steps or none. */
function migrate(database: DatabaseSyncInstance): void {
  if (readVersion(database) === MIGRATIONS.length) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    // Another process may have been faster: the version counts that is there under the lock.
    for (const step of MIGRATIONS.slice(readVersion(database))) database.exec(step);
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** A page that is damaged would else come up in the middle of an answer. About a millisecond for each megabyte. */
function checkPages(database: DatabaseSyncInstance, file: string): void {
  const [result = ''] = Object.values(database.prepare('PRAGMA quick_check(1)').get() as Record<string, string>);
  if (result !== 'ok') throw explainDamage(file, result.replaceAll(/\s+/g, ' '));
}

function prepareFile(dataDir: string): string {
  const file = join(dataDir, STORE_FILE);
  mkdirSync(dataDir, { recursive: true });
  // SQLite gives the files beside it the same rights. Questions are nobody's business but the bot's.
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  return file;
}

function explainDamage(file: string, reason: string, cause?: unknown): AppError {
  return new AppError('store', `${file} is damaged (${reason})`, {
    fix: 'move it away with the files beside it, and a new one is made: records of answers and the day’s token counts are lost, nothing else',
    cause,
  });
}

function explainFault(file: string, cause: unknown): AppError {
  const { code, errcode, message } = cause as { code?: unknown; errcode?: unknown; message: string };
  if (CORRUPT.has(errcode)) return explainDamage(file, message, cause);
  const reason = typeof code === 'string' && code !== 'ERR_SQLITE_ERROR' ? code : message;
  return new AppError('store', `${file} cannot be opened for writing (${reason})`, {
    fix: 'give the bot the right to write in this folder and some free space, or choose another folder with DATA_DIR',
    cause,
  });
}

/**
 * The database of a data folder, made when there is none, with the tables of this version. Several processes may have
 * it open at once.
 *
 * @param dataDir null: a database in memory that ends with the process
 * @throws AppError `store` when the file cannot be written, is damaged, or was written by a newer version
 */
export function openDatabase(dataDir: string | null): DatabaseSyncInstance {
  const file = dataDir === null ? ':memory:' : join(dataDir, STORE_FILE);
  let database: DatabaseSyncInstance | undefined;
  try {
    if (dataDir !== null) prepareFile(dataDir);
    database = new DatabaseSync(file, { timeout: BUSY_MS, enableForeignKeyConstraints: true });
    if (readVersion(database) > MIGRATIONS.length)
      throw new AppError('store', `${file} was written by a newer version of this program`, {
        fix: 'use that version, or choose another folder with DATA_DIR',
      });
    checkPages(database, file);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    migrate(database);
    return database;
  } catch (error) {
    database?.close();
    throw error instanceof AppError ? error : explainFault(file, error);
  }
}
