import type { Problem } from './claims/problem.ts';

/** A quote that a written statement rests on: whole sentences of one paragraph, with where they stand. */
export interface CitedText {
  readonly text: string;
  readonly title: string;
  readonly heading: string;
  readonly published: string | null;
  /** The sentences of the same paragraph before it. */
  readonly before: string;
}

export interface StatementCheck {
  readonly supported: boolean;
  readonly problems: readonly Problem[];
}
