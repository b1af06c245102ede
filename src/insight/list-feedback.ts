import type { StoredVote, VoteReason } from '../feedback/create-votes.ts';

/** What people said against one answer; not who said it. */
export interface AnswerFeedback {
  readonly answerId: string;
  /** By how often it was given; null stands for none. */
  readonly reasons: readonly { readonly reason: VoteReason | null; readonly times: number }[];
  /** Of the newest vote, in milliseconds since 1970. */
  readonly votedAt: number;
  /** Whether an admin saw to all of it. */
  readonly handled: boolean;
}

/** Votes against answers by answer: those to be handled first, the newest first among each. */
export function listFeedback(votes: readonly StoredVote[]): readonly AnswerFeedback[] {
  const byAnswer = new Map<string, StoredVote[]>();
  for (const vote of votes) byAnswer.set(vote.answerId, [...(byAnswer.get(vote.answerId) ?? []), vote]);
  return [...byAnswer]
    .map(([answerId, cast]) => ({
      answerId,
      reasons: countReasons(cast),
      votedAt: Math.max(...cast.map(({ votedAt }) => votedAt)),
      handled: cast.every(({ handledAt }) => handledAt !== null),
    }))
    .toSorted(
      (a, b) => Number(a.handled) - Number(b.handled) || b.votedAt - a.votedAt || (a.answerId < b.answerId ? -1 : 1),
    );
}

function countReasons(votes: readonly StoredVote[]): AnswerFeedback['reasons'] {
  const times = new Map<VoteReason | null, number>();
  for (const { reason } of votes) times.set(reason, (times.get(reason) ?? 0) + 1);
  return [...times]
    .map(([reason, count]) => ({ reason, times: count }))
    .toSorted((a, b) => b.times - a.times || Number(a.reason === null) - Number(b.reason === null));
}
