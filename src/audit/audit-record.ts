import type { Answer, Citation } from '../answering/answer.ts';
import type { Problem } from '../checking/claims/problem.ts';
import type { Language } from '../language/language.ts';
import type { TokenUsage } from '../models/chat-model.ts';

/** A passage that was found, with what each channel gave. */
export interface AuditedMatch {
  readonly passageId: string;
  readonly score: number;
  readonly passageKeywords: number;
  readonly articleKeywords: number;
  /** Cosine; null when the passages were found by keywords alone. */
  readonly similarity: number | null;
}

/** What became of one sentence that a language model wrote. */
export interface AuditedSentence {
  readonly text: string;
  /** Ids of the passages that it named; what names no passage is empty. */
  readonly passages: readonly string[];
  /** `repaired`: it was kept in a second wording, which is `text`. */
  readonly outcome: 'kept' | 'repaired' | 'dropped';
  /** Why it failed, or, when repaired, why its first wording did. */
  readonly problems: readonly Problem[];
  /** The first wording of a repaired sentence. */
  readonly before: string | null;
}

/** Why a language model that is there did not write the answer. */
export type WritingFailure =
  /** No endpoint answered in time. */
  | 'model-failed'
  /** The day's tokens of the person or the chat are used up. */
  | 'budget'
  /** Nothing that it wrote was carried by the passages. */
  | 'nothing-carried'
  /** It said that the passages do not answer. */
  | 'declined';

/** How an answer came about. Who asked is kept beside it (`store/audit-table.ts`), and not in it. */
export interface AuditRecord {
  /** The answer's id. */
  readonly id: string;
  /** ISO 8601. */
  readonly askedAt: string;
  readonly question: string;
  /** The standalone question that a follow-up was taken for, and by what; null when it stands for itself. */
  readonly rewritten: { readonly question: string; readonly by: 'rules' | 'model' } | null;
  readonly language: Language;
  readonly kind: Answer['kind'];
  /** The statements with their marks, a line each, in plain text; empty when nothing was answered. */
  readonly statements: string;
  readonly citations: readonly Citation[];
  readonly snapshot: string;
  readonly matches: readonly AuditedMatch[];
  /** How likely the evidence answers (null when it was not judged), and the least at which an answer is given. */
  readonly confidence: number | null;
  readonly threshold: number;
  /** `extractive`, or the language model that wrote the answer. */
  readonly model: string;
  /** Versions of the prompts that were used, by name. */
  readonly prompts: Readonly<Record<string, string>>;
  /** Null when no model was asked. */
  readonly usage: TokenUsage | null;
  readonly failure: WritingFailure | null;
  /** Everything that a model wrote, in order; empty for an extractive answer. */
  readonly sentences: readonly AuditedSentence[];
  readonly milliseconds: Readonly<Record<string, number>>;
}
