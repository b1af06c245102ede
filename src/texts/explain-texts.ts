import type { Answer } from '../answering/answer.ts';
import type { AuditedMatch, AuditedSentence, AuditRecord, WritingFailure } from '../audit/audit-record.ts';
import type { ProblemKind } from '../checking/claims/problem.ts';
import type { TokenUsage } from '../models/chat-model.ts';

/** What an admin is told about how an answer came about. */
export interface ExplainTexts {
  readonly usage: string;
  /** @param id as it was typed */
  unknown(id: string): string;
  /** @param askedAt ISO 8601 */
  title(id: string, askedAt: string): string;
  question(question: string): string;
  rewritten(rewritten: NonNullable<AuditRecord['rewritten']>): string;
  readonly kind: Readonly<Record<Answer['kind'], string>>;
  /** @param confidence 0 to 1, against the least at which an answer is given */
  judgement(confidence: number, threshold: number): string;
  /** @param prompts versions by name */
  model(model: string, prompts: Readonly<Record<string, string>>): string;
  tokens(usage: TokenUsage): string;
  readonly failure: Readonly<Record<WritingFailure, string>>;
  snapshot(id: string): string;
  readonly noMatches: string;
  readonly matchesHeading: string;
  /** @param place 1 for the best */
  match(place: number, match: AuditedMatch): string;
  readonly sentencesHeading: string;
  readonly outcome: Readonly<Record<AuditedSentence['outcome'], string>>;
  sentence(place: number, outcome: string, text: string): string;
  passages(ids: readonly string[]): string;
  readonly noPassages: string;
  problems(named: readonly string[]): string;
  readonly problem: Readonly<Record<ProblemKind, string>>;
  /** A problem with the words that have it. */
  problemWords(problem: string, words: string): string;
  before(text: string): string;
  /** @param milliseconds by stage, `total` among them */
  timings(milliseconds: Readonly<Record<string, number>>): string;
}
