import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { INSTALLATION_KEY_FILE, KEY_BYTES } from '../installation-key.ts';
import { createIdNames } from '../scrub/hash-id.ts';
import { hasOtherKey } from '../store/check-key.ts';
import { explainFault } from '../store/explain-fault.ts';
import { findDamage, readVersion } from '../store/inspect-database.ts';
import { MIGRATIONS } from '../store/migrations.ts';
import { STORE_FILE } from '../store/open-database.ts';
import { COUNT_UPDATES, hasUpdates, type UpdateCount } from '../store/update-table.ts';
import { fault, ok, type Verdict, warning } from './finding.ts';

const WAIT_MS = 2_000;
/** Nobody waits so long for an answer unless something is wrong. */
const LONG_OPEN_MS = 5 * 60_000;
/** Nothing is written: without a log beside it nobody has the file open, and SQLite is told to touch nothing else. */
function openReadOnly(file: string): DatabaseSyncInstance {
  const url = pathToFileURL(file);
  if (!existsSync(`${file}-wal`)) url.searchParams.set('immutable', '1');
  return new DatabaseSync(url, { readOnly: true, timeout: WAIT_MS });
}

function checkUpdates(database: DatabaseSyncInstance, now: number): readonly Verdict[] {
  // Files of older versions have none.
  if (!hasUpdates(database)) return [];
  const { open, dead, oldestOpenAt } = database.prepare(COUNT_UPDATES).get() as UpdateCount;
  const minutes = oldestOpenAt === null ? 0 : Math.round((now - oldestOpenAt) / 60_000);
  return [
    ...(dead > 0 ? [warning(`${dead} messages were given up`, 'see "Dead letters" in OPERATIONS.md')] : []),
    ...(oldestOpenAt !== null && now - oldestOpenAt > LONG_OPEN_MS
      ? [warning(`${open} messages are open, the oldest for ${minutes} minutes`, 'start the bot, or see its log')]
      : []),
  ];
}

/** The database knows people and chats by names that only this key gives. */
function checkKey(dataDir: string, database: DatabaseSyncInstance, isOfThisVersion: boolean): readonly Verdict[] {
  const file = join(dataDir, INSTALLATION_KEY_FILE);
  const refuse = (what: string) => [
    fault(`${file} ${what}`, 'put it back from a backup; without it the bot does not start'),
  ];
  let key: Buffer;
  try {
    key = readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      return refuse('is not there: nobody in the database is known again, and /forget finds nothing');
    if (code === 'EACCES')
      return [fault(`${file} cannot be read by this user`, `chown USER ${file}; chmod 600 ${file}`)];
    return refuse(`cannot be read (${code})`);
  }
  if (key.length !== KEY_BYTES) return refuse(`holds ${key.length} bytes instead of ${KEY_BYTES}: it is no key`);
  if (isOfThisVersion && hasOtherKey(database, createIdNames(key)))
    return refuse('is another key than the records in the database were written with');
  return [];
}

/** @param now milliseconds since 1970 */
export function checkDatabase(dataDir: string, now: number): readonly Verdict[] {
  const file = join(dataDir, STORE_FILE);
  if (!existsSync(file)) return [ok('there is none yet; the first start makes it')];
  let database: DatabaseSyncInstance | undefined;
  try {
    database = openReadOnly(file);
    const damage = findDamage(database);
    if (damage !== null) return [fault(`${file} is damaged (${damage})`, 'see "Database damaged" in OPERATIONS.md')];
    const version = readVersion(database);
    if (version > MIGRATIONS.length)
      return [fault(`${file} was written by a newer version of this program`, 'start that version')];
    const age = version < MIGRATIONS.length ? 'older: the next start brings it up to date' : 'of this program';
    return [
      ok(`sound, of version ${version} (${age})`),
      ...checkKey(dataDir, database, version === MIGRATIONS.length),
      ...checkUpdates(database, now),
    ];
  } catch (error) {
    const { message, fix } = explainFault(file, error);
    return [fault(message, fix)];
  } finally {
    database?.close();
  }
}
