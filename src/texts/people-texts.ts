import type { PrivacyFacts } from '../privacy/create-privacy.ts';
import type { DeletedRows } from '../store/person-table.ts';

/** What the bot says about itself, its articles and what it keeps; and its inline mode. */
export interface PeopleTexts {
  /** A button that leads nowhere any more. */
  readonly expired: string;
  /** A button that is for somebody else. */
  readonly notYours: string;

  // Examples of questions.
  /** Stands above buttons with questions. */
  readonly tryOne: string;
  /** Stands above questions in a list. */
  readonly forExample: string;

  /** To whoever says thanks, or that they have read it. */
  readonly welcome: string;

  // The articles.
  sourcesHeading(articles: number): string;
  passages(count: number): string;
  /** Stands above buttons with numbers. */
  readonly openByNumber: string;
  readonly previousPage: string;
  readonly nextPage: string;

  // What is kept.
  privacy(facts: PrivacyFacts): string;
  readonly forgetAsk: string;
  readonly forgetConfirm: string;
  readonly forgetCancel: string;
  readonly forgetNothing: string;
  forgottenAll(deleted: DeletedRows): string;
  readonly forgetAnonymous: string;

  // Inline mode.
  readonly inlineNotFound: string;
  readonly inlineEmpty: string;
}
