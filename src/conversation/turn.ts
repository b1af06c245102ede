import type { Language } from '../language/language.ts';

/** One question of a conversation with what came of it. */
export interface Turn {
  /** As a question that stands for itself. */
  readonly question: string;
  /** The language that it was answered in. */
  readonly language: Language;
  /** The statements of the answer in plain text; empty when the articles did not say. */
  readonly answer: string;
}

/** A question that only the turns before it make clear, as one that stands for itself. */
export interface FollowUp {
  readonly question: string;
  /** The language to answer in when the person asked for one (翻译成英文); null: that of the question as written. */
  readonly language: Language | null;
  readonly by: 'rules' | 'model';
}
