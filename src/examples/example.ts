import { createHash } from 'node:crypto';
import type { Language } from '../language/language.ts';

/** What a question asks for; of several examples each asks for something else if it can. */
export type ExampleKind =
  | 'definition'
  | 'count'
  | 'amount'
  | 'date'
  | 'list'
  | 'place'
  | 'organisation'
  | 'person'
  | 'given';

/** A sentence of an article, by its offsets in the article's text. */
export interface SentencePlace {
  readonly articleId: string;
  readonly start: number;
  readonly end: number;
}

/** A question that somebody has vouched for, and the article that answers it. */
export interface GivenQuestion {
  readonly question: string;
  readonly articleId: string;
}

/** A question that might be shown to somebody who does not know what to ask. */
export interface Candidate {
  readonly question: string;
  readonly language: Language;
  readonly kind: ExampleKind;
  /** The sentence that answers it, or the article where it is not known which. */
  readonly from: SentencePlace | Pick<SentencePlace, 'articleId'>;
  /** Whether it is only for want of better ones. */
  readonly makeshift: boolean;
}

/** A question that was asked, and answered well. */
export interface Example {
  /** Names it in buttons; short, and the same after a new start. */
  readonly key: string;
  readonly question: string;
  readonly language: Language;
  readonly kind: ExampleKind;
  /** The article that answers it. */
  readonly articleId: string;
}

export function exampleKeyOf(question: string): string {
  return createHash('sha256').update(question).digest('base64url').slice(0, 12);
}
