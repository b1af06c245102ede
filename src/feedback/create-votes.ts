import type { Log } from '../log.ts';
import type { Store } from '../store/open-store.ts';
import { type StoredVote, type Vote, VOTE_REASONS, type VoteReason } from '../store/vote-table.ts';

export { type StoredVote, type Vote, VOTE_REASONS, type VoteReason };

export interface VoteCount {
  readonly up: number;
  readonly down: number;
}

/** What became of a vote: `gone` when the answer's record is no more, `failed` when it could not be written. */
export type VoteOutcome = 'counted' | 'gone' | 'failed';

/** What people think of answers. Nothing here tells who voted. No call throws: a vote is worth less than what it is about. */
export interface Votes {
  /**
   * A person has one vote for an answer and may change it.
   *
   * @param userId Telegram's id
   * @param reason of a vote against it; null leaves the reason as it was
   */
  cast(answerId: string, userId: number, vote: Vote, reason: VoteReason | null): VoteOutcome;
  /** Of one answer, or of all that were cast since a moment (milliseconds since 1970). */
  counts(of: { readonly answerId: string } | { readonly since: number }): VoteCount;
  /** Votes against answers, those not handled first, the newest first among each. */
  listOpen(limit?: number): readonly StoredVote[];
  /** An admin has seen to what was said against an answer. */
  markHandled(answerId: string): void;
}

const LISTED = 200;
const NONE: VoteCount = { up: 0, down: 0 };

/**
 * Keeps votes as long as the records of the answers.
 *
 * @param now milliseconds since 1970
 */
export function createVotes(parts: {
  readonly store: Pick<Store, 'audits' | 'votes'>;
  readonly log: Log;
  readonly now?: () => number;
}): Votes {
  const { store, log, now = Date.now } = parts;

  function attempt<T>(work: () => T, otherwise: T): T {
    try {
      return work();
    } catch (error) {
      log.warn('votes could not be read or written', { error });
      return otherwise;
    }
  }

  return {
    cast: (answerId, userId, vote, reason) =>
      attempt<VoteOutcome>(() => {
        if (store.audits.find(answerId) === null) return 'gone';
        store.votes.put(answerId, userId, vote, vote === 'up' ? null : reason, now());
        return 'counted';
      }, 'failed'),
    counts: (of) =>
      attempt(() => ('answerId' in of ? store.votes.count(of.answerId) : store.votes.countSince(of.since)), NONE),
    listOpen: (limit = LISTED) => attempt(() => store.votes.listDown(limit), []),
    markHandled: (answerId) => attempt(() => store.votes.markHandled(answerId, now()), undefined),
  };
}
