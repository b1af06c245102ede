import type { Article } from '../corpus/article.ts';
import type { NearDuplicate } from '../corpus/import/find-near-duplicates.ts';
import type { Removal } from '../corpus/import/remove-furniture.ts';

/** What whoever decides about a draft should know of it. */
export interface DraftFacts {
  readonly paragraphs: number;
  /** UTF-16 units. */
  readonly characters: number;
  /** How many lines of the page are not in the article, and the first of them. */
  readonly removedCount: number;
  readonly removed: readonly Removal[];
  /** In how many places characters were lost, and the first of them, each with what stands around it. */
  readonly lostCount: number;
  readonly lost: readonly string[];
  readonly mixedScript: boolean;
  /** The title is made of the first words, as the page says none. */
  readonly titleGuessed: boolean;
  readonly nearDuplicates: readonly NearDuplicate[];
}

/** An article as it would be stored, until an admin decides about it. */
export interface Draft {
  readonly id: string;
  /** Its `id` is a proposal: it becomes another when that one is taken. */
  readonly article: Article;
  readonly facts: DraftFacts;
}

export const DRAFT_FIELDS = ['title', 'publisher', 'published', 'url', 'kind'] as const;
/** What can be corrected in a draft. */
export type DraftField = (typeof DRAFT_FIELDS)[number];
