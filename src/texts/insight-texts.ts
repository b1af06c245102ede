import type { Answer } from '../answering/answer.ts';
import type { AnswerCounts } from '../insight/count-answers.ts';

/** A place in a list: the number of the page or the entry, and of how many. */
export interface Position {
  readonly at: number;
  readonly of: number;
}

/** What admins see of questions and answers. */
export interface InsightTexts {
  readonly nothingYet: string;

  // Questions without an answer, grouped by meaning.
  readonly noneUnanswered: string;
  unansweredHeading(groups: number, questions: number, page: Position): string;
  /** Follows a question of the list: how often, and when last (`2026-11-24`). */
  askedTimes(times: number, lastDay: string): string;
  /** @param last ISO 8601 */
  groupHeading(times: number, last: string): string;
  readonly offeredHeading: string;
  readonly offeredNone: string;
  readonly dismiss: string;
  readonly dismissed: string;
  /** The question becomes one that new articles are tried with; expected is that they do not say. */
  readonly rightlyUnanswered: string;
  readonly back: string;
  readonly groupGone: string;

  // Votes against answers.
  readonly noFeedback: string;
  feedbackHeading(position: Position, open: number, handled: boolean): string;
  /** @param reasons as people gave them, with how often */
  feedbackReasons(reasons: readonly { readonly name: string; readonly times: number }[]): string;
  readonly reasonNone: string;
  question(question: string): string;
  readonly answerHeading: Readonly<Record<Answer['kind'], string>>;
  readonly recordGone: string;
  /** @param votedAt ISO 8601 */
  feedbackFoot(votedAt: string, snapshot: string, answerId: string): string;
  readonly why: string;
  readonly done: string;
  readonly markedDone: string;
  /** What was cited is not to be the answer to this question again. */
  readonly notThis: string;
  readonly shouldBeNotFound: string;
  readonly madeGolden: string;
  readonly notGolden: string;

  // Figures.
  readonly statsUsage: string;
  /** At most 1,024 characters; the chart's legend is in it. */
  stats(counts: AnswerCounts, votes: { readonly up: number; readonly down: number }): string;
}
