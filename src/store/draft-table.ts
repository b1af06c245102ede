import type { DatabaseSyncInstance } from '@photostructure/sqlite';

export interface StoredDraft {
  /** Telegram's id of whom it belongs to. */
  readonly user: number;
  /** JSON. */
  readonly content: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** What admins have sent in and not yet decided about. */
export interface DraftTable {
  /** Replaces what was there. */
  put(id: string, draft: StoredDraft): void;
  find(id: string): StoredDraft | null;
  /** @returns false when there was none: of two that take it away at once one gets true */
  delete(id: string): boolean;
  deleteBefore(moment: number): void;
}

interface Row {
  readonly user: number;
  readonly content: string;
  readonly expires_at: number;
}

export function createDraftTable(database: DatabaseSyncInstance): DraftTable {
  const put = database.prepare('INSERT OR REPLACE INTO drafts (id, user, content, expires_at) VALUES (?, ?, ?, ?)');
  const find = database.prepare('SELECT user, content, expires_at FROM drafts WHERE id = ?');
  const remove = database.prepare('DELETE FROM drafts WHERE id = ?');
  const deleteBefore = database.prepare('DELETE FROM drafts WHERE expires_at < ?');
  return {
    put(id, { user, content, expiresAt }) {
      put.run(id, user, content, expiresAt);
    },
    find(id) {
      const row = find.get(id) as Row | undefined;
      return row === undefined ? null : { user: row.user, content: row.content, expiresAt: row.expires_at };
    },
    delete: (id) => remove.run(id).changes > 0,
    deleteBefore(moment) {
      deleteBefore.run(moment);
    },
  };
}
