import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { IdNames } from '../scrub/hash-id.ts';

/** Records of answers as text, by the answer's id. Moments are milliseconds since 1970. */
export interface AuditTable {
  /**
   * @param asker Telegram's id of the person, which is not stored, only a name for it; null when nobody in person asked
   * @throws when there is a record of this id already
   */
  insert(id: string, askedAt: number, record: string, asker?: number | null): void;
  find(id: string): string | null;
  /** How many records cite the article; records are JSON. */
  countCiting(articleId: string): number;
  /** @returns how many records were older and are gone, with what points to them */
  deleteBefore(moment: number): number;
}

export function createAuditTable(database: DatabaseSyncInstance, idNames: IdNames): AuditTable {
  const insert = database.prepare('INSERT INTO audits (id, asked_at, record, asker) VALUES (?, ?, ?, ?)');
  const find = database.prepare('SELECT record FROM audits WHERE id = ?');
  // Most records do not name the article at all, and need not be read as JSON; bytes are compared faster than letters.
  const countCiting = database.prepare(
    "SELECT count(*) AS count FROM audits WHERE instr(CAST(record AS BLOB), CAST(? AS BLOB)) > 0 AND EXISTS (SELECT 1 FROM json_each(record, '$.citations') WHERE value ->> 'articleId' = ?)",
  );
  const deleteBefore = database.prepare('DELETE FROM audits WHERE asked_at < ?');
  return {
    insert(id, askedAt, record, asker = null) {
      insert.run(id, askedAt, record, asker === null ? null : idNames.name(asker));
    },
    find: (id) => (find.get(id) as { record: string } | undefined)?.record ?? null,
    countCiting: (articleId) => (countCiting.get(JSON.stringify(articleId), articleId) as { count: number }).count,
    deleteBefore: (moment) => deleteBefore.run(moment).changes,
  };
}
