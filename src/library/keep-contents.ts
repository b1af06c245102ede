import { randomBytes } from 'node:crypto';
import type { DraftTable } from '../store/draft-table.ts';

/** As long as nobody touches it, which is longer than its buttons work. */
const KEPT_MS = 60 * 60_000;

/** What people have sent in and not decided about, of one kind, each for one person. It outlives a restart. */
export interface KeptContents<T extends { readonly id: string }> {
  /** An id that no other has, and no other kind. */
  readonly newId: () => string;
  /** In the place of what was kept under its id; the time begins anew. */
  readonly put: (user: number, content: T) => void;
  readonly find: (user: number, id: string) => T | null;
}

/**
 * @param letter what ids of this kind begin with
 * @param now milliseconds since 1970
 */
export function keepContents<T extends { readonly id: string }>(
  table: DraftTable,
  letter: string,
  now: () => number,
): KeptContents<T> {
  return {
    newId: () => `${letter}${randomBytes(9).toString('base64url')}`,
    put(user, content) {
      table.deleteBefore(now());
      table.put(content.id, { user, content: JSON.stringify(content), expiresAt: now() + KEPT_MS });
    },
    find(user, id) {
      const stored = id.startsWith(letter) ? table.find(id) : null;
      if (stored === null || stored.user !== user || stored.expiresAt < now()) return null;
      return JSON.parse(stored.content) as T;
    },
  };
}
