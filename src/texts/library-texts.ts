import type { ArticleKind } from '../corpus/article.ts';
import type { DraftFault } from '../library/create-drafts.ts';
import type { DraftField } from '../library/draft.ts';

/** Why an article no longer answers, where no person wrote the reason. */
export const RETIRE_REASONS = ['outdated', 'wrong', 'withdrawn', 'duplicate'] as const;
export type RetireReason = (typeof RETIRE_REASONS)[number];

/** How admins add, change and retire articles. */
export interface LibraryTexts {
  readonly privateOnly: string;

  // What was sent in.
  readonly forwarded: string;
  readonly downloadFailed: string;
  /** @param file its name */
  fault(fault: DraftFault, file: string): string;
  readonly pasted: string;
  /** @param parts messages that it came in */
  pastedSize(characters: number, parts: number): string;
  readonly importPasted: string;
  importEach(parts: number): string;
  readonly askPasted: string;
  readonly ignorePasted: string;
  readonly ignored: string;

  // The preview of an article.
  readonly field: Readonly<Record<DraftField, string>>;
  /** @param value empty when it is unknown */
  fieldLine(field: string, value: string): string;
  readonly unknown: string;
  readonly kinds: Readonly<Record<ArticleKind, string>>;
  size(paragraphs: number, characters: number): string;
  removed(count: number): string;
  readonly removedNothing: string;
  /** @param rule as the importer names it */
  removedLine(text: string, rule: string): string;
  lost(count: number, places: readonly string[]): string;
  readonly similar: string;
  similarLine(title: string, percent: number): string;
  readonly titleGuessed: string;
  readonly mixedScript: string;

  // Its buttons, and what they lead to.
  readonly save: string;
  readonly cancel: string;
  readonly fullText: string;
  readonly removedLines: string;
  edit(field: string): string;
  readonly askValue: Readonly<Record<Exclude<DraftField, 'kind'>, string>>;
  readonly invalid: Readonly<Record<Exclude<DraftField, 'kind'>, string>>;
  readonly draftGone: string;
  readonly cancelled: string;
  /** @param articleId under which it was saved */
  saved(title: string, articleId: string): string;
  alreadyThere(title: string): string;
  saveFailed(reason: string): string;

  // The articles that are there.
  list(count: number, page: number, pages: number): string;
  /** @param published empty when unknown */
  listLine(place: number, title: string, publisher: string, published: string, passages: number): string;
  readonly source: string;
  id(id: string): string;
  cardSize(passages: number, characters: number): string;
  /** In the records that are kept. */
  cited(count: number, days: number): string;
  readonly showText: string;
  readonly back: string;
  readonly articleGone: string;

  // Retiring and restoring.
  readonly retire: string;
  askReason(title: string): string;
  readonly reasons: Readonly<Record<RetireReason, string>>;
  readonly otherReason: string;
  readonly typeReason: string;
  confirmRetire(title: string, reason: string): string;
  readonly confirmRetireButton: string;
  retired(title: string): string;
  readonly retiredButton: string;
  retiredList(count: number, page: number, pages: number): string;
  readonly noneRetired: string;
  /** @param retiredAt empty when unknown */
  retiredLine(place: number, title: string, reason: string, retiredAt: string): string;
  restore(place: number): string;
  restored(title: string): string;
  restoreTaken(title: string): string;
  moveFailed(reason: string): string;
}
