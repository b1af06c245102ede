import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { IdNames } from '../scrub/hash-id.ts';

export type Vote = 'up' | 'down';
/** Why somebody did not like an answer. */
export const VOTE_REASONS = ['wrong', 'outdated', 'incomplete', 'not-cited', 'other'] as const;
export type VoteReason = (typeof VOTE_REASONS)[number];

/** What somebody thinks of an answer, without who it was. Moments are milliseconds since 1970. */
export interface StoredVote {
  readonly answerId: string;
  readonly vote: Vote;
  /** Null when none was given; votes for an answer have none. */
  readonly reason: VoteReason | null;
  readonly votedAt: number;
  /** When an admin saw to it; null when none did. */
  readonly handledAt: number | null;
}

/** What people think of answers; a vote goes with the record of its answer. Users are Telegram's ids, stored as names for them. */
export interface VoteTable {
  /**
   * One person has one vote for an answer: a later one takes the place of the earlier. The same vote without a reason
   * keeps the reason it had; one that says something new is to be handled again.
   *
   * @throws when there is no record of the answer
   */
  put(answerId: string, user: number, vote: Vote, reason: VoteReason | null, votedAt: number): void;
  count(answerId: string): { readonly up: number; readonly down: number };
  /** Of all answers together, cast since a moment. */
  countSince(moment: number): { readonly up: number; readonly down: number };
  /** Votes against answers: those not handled first, the newest first among each. */
  listDown(limit: number): readonly StoredVote[];
  markHandled(answerId: string, moment: number): void;
}

interface Row {
  readonly audit_id: string;
  readonly vote: Vote;
  readonly reason: VoteReason | null;
  readonly voted_at: number;
  readonly handled_at: number | null;
}

function countsOf(row: unknown): { readonly up: number; readonly down: number } {
  const { up, down } = row as { up: number; down: number };
  return { up, down };
}

export function createVoteTable(database: DatabaseSyncInstance, idNames: IdNames): VoteTable {
  const put = database.prepare(
    `INSERT INTO votes (audit_id, user, vote, reason, voted_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET
       reason = CASE WHEN vote = excluded.vote THEN coalesce(excluded.reason, reason) ELSE excluded.reason END,
       handled_at = CASE
         WHEN vote = excluded.vote AND coalesce(excluded.reason, reason) IS reason THEN handled_at END,
       voted_at = excluded.voted_at,
       vote = excluded.vote`,
  );
  const counts = `count(*) FILTER (WHERE vote = 'up') AS up, count(*) FILTER (WHERE vote = 'down') AS down`;
  const count = database.prepare(`SELECT ${counts} FROM votes WHERE audit_id = ?`);
  const countSince = database.prepare(`SELECT ${counts} FROM votes WHERE voted_at >= ?`);
  const listDown = database.prepare(
    `SELECT audit_id, vote, reason, voted_at, handled_at FROM votes WHERE vote = 'down'
     ORDER BY handled_at IS NOT NULL, voted_at DESC, audit_id LIMIT ?`,
  );
  const markHandled = database.prepare(
    `UPDATE votes SET handled_at = ? WHERE audit_id = ? AND vote = 'down' AND handled_at IS NULL`,
  );
  return {
    put(answerId, user, vote, reason, votedAt) {
      put.run(answerId, idNames.name(user), vote, reason, votedAt);
    },
    count: (answerId) => countsOf(count.get(answerId)),
    countSince: (moment) => countsOf(countSince.get(moment)),
    listDown: (limit) =>
      (listDown.all(limit) as unknown as readonly Row[]).map((row) => ({
        answerId: row.audit_id,
        vote: row.vote,
        reason: row.reason,
        votedAt: row.voted_at,
        handledAt: row.handled_at,
      })),
    markHandled(answerId, moment) {
      markHandled.run(moment, answerId);
    },
  };
}
