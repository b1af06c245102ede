/** What became of one evaluation question. */
export interface AskedRow {
  /** The set's own id of the question, or the question itself; the same in every run over the set. */
  readonly id: string;
  readonly language: string;
  readonly kind: string | null;
  /** 1-based rank of the first right article, Infinity when it was not found, null when the row names none. */
  readonly rank: number | null;
  /** Whether the set says that the articles answer it; null when it does not say. */
  readonly answerable: boolean | null;
  /** The evidence judgement, 0 to 1. */
  readonly confidence: number;
  /** Time of understanding, embedding, retrieving and judging together. */
  readonly milliseconds: number;
  /** The id of the row that asks the same in another script or language; null when there is none. */
  readonly parallel: string | null;
  /** Ids of the ten best passages, best first. */
  readonly top: readonly string[];
}
