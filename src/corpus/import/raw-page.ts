/** What a file says about itself apart from its text: meta tags of HTML, front matter of Markdown. */
export interface PageHints {
  readonly title?: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly source?: string;
  readonly url?: string;
  /** `digest` when a Markdown file says so of itself. */
  readonly kind?: string;
}

/** A page as plain lines (`## ` before a heading, `- ` before a list item), whatever the file's format was. */
export interface RawPage {
  readonly text: string;
  /** Lines that stand before the article's own part of the page: searched for date and publisher, not kept. */
  readonly head: string;
  /** Lines that stand behind it: likewise. */
  readonly tail: string;
  readonly hints: PageHints;
  /** In words, for the report: `UTF-8`, `GB18030`, `PDF, 3 pages`. */
  readonly format: string;
  readonly warnings: readonly string[];
}
