import type { DatabaseSyncInstance } from '@photostructure/sqlite';

/** How many steps of the migrations the file has taken. */
export function readVersion(database: DatabaseSyncInstance): number {
  return (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
}

/**
 * Looks at every page, about a millisecond for each megabyte.
 * @returns what is wrong first, in one line; null when all is well
 */
export function findDamage(database: DatabaseSyncInstance): string | null {
  const [result = ''] = Object.values(database.prepare('PRAGMA quick_check(1)').get() as Record<string, string>);
  return result === 'ok' ? null : result.replaceAll(/\s+/g, ' ');
}
