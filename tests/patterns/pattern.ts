/** A regular expression of our sources. */
export interface Pattern {
  /** Path below the repository. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly source: string;
  readonly flags: string;
}
