import type { DatabaseSyncInstance } from '@photostructure/sqlite';

export interface StoredOffer {
  /** Telegram's ids of whom it was made to, and where. */
  readonly user: number;
  readonly chat: number;
  readonly action: string;
  /** JSON. */
  readonly payload: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** What people were offered to do by a button, by its token. */
export interface OfferTable {
  insert(token: string, offer: StoredOffer): void;
  /** The offer, which is gone from then on: of two that take it at once one gets it. */
  take(token: string): StoredOffer | null;
  find(token: string): StoredOffer | null;
  deleteBefore(moment: number): void;
}

interface Row {
  readonly user: number;
  readonly chat: number;
  readonly action: string;
  readonly payload: string;
  readonly expires_at: number;
}

function offerOf(row: unknown): StoredOffer | null {
  if (row === undefined) return null;
  const { user, chat, action, payload, expires_at: expiresAt } = row as Row;
  return { user, chat, action, payload, expiresAt };
}

export function createOfferTable(database: DatabaseSyncInstance): OfferTable {
  const insert = database.prepare(
    'INSERT INTO offers (token, user, chat, action, payload, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const columns = 'user, chat, action, payload, expires_at';
  const take = database.prepare(`DELETE FROM offers WHERE token = ? RETURNING ${columns}`);
  const find = database.prepare(`SELECT ${columns} FROM offers WHERE token = ?`);
  const deleteBefore = database.prepare('DELETE FROM offers WHERE expires_at < ?');
  return {
    insert(token, { user, chat, action, payload, expiresAt }) {
      insert.run(token, user, chat, action, payload, expiresAt);
    },
    take: (token) => offerOf(take.get(token)),
    find: (token) => offerOf(find.get(token)),
    deleteBefore(moment) {
      deleteBefore.run(moment);
    },
  };
}
