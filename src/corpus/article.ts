import type { Language } from '../language/language.ts';

/** `full`: the publisher's own text. `digest`: a retelling in other words that carries every fact (摘编). */
export type ArticleKind = 'full' | 'digest';

/** One source document of the corpus. */
export interface Article {
  /** The file name without its extension: stable, unique in the corpus. */
  readonly id: string;
  readonly title: string;
  /** Who published it, or null when the page does not say. */
  readonly publisher: string | null;
  /** `2022-06-07`, `2022-06` or `2022`, as precise as it is known; null when unknown. */
  readonly published: string | null;
  readonly url: string | null;
  readonly language: Language;
  readonly kind: ArticleKind;
  /** Where the text was taken from, in words (a file name, a newspaper page); null when unknown. */
  readonly source: string | null;
  /** The Markdown body after the front matter, with `\n` line ends. Every offset counts UTF-16 units of it. */
  readonly text: string;
}

/** A block of an article's text: a heading line or a paragraph (a list item is a paragraph of its own). */
export interface Paragraph {
  /** 1-based, headings not counted. */
  readonly number: number;
  /** Heading path above it, outermost first, joined by ` › `; empty at the top. */
  readonly heading: string;
  readonly start: number;
  readonly end: number;
}
