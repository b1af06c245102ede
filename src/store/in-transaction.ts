import type { DatabaseSyncInstance } from '@photostructure/sqlite';

/** All that `work` writes, or nothing of it. Not to be nested. */
export function inTransaction(database: DatabaseSyncInstance, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
