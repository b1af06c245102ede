import type { Query } from '../evaluation/queries.ts';

/** A question as every engine gets it. */
export interface AskedQuestion {
  readonly query: Query;
  /** Embedded once and given to all, so that no engine's time contains it. */
  readonly vector: Float32Array;
}

/** Something that finds passages for a question in one and the same snapshot. */
export interface Engine {
  readonly name: string;
  /** Milliseconds that its own index of words took; where it keeps vectors of its own, with those. */
  readonly build: number;
  /** What is timed. */
  run(asked: AskedQuestion): Promise<unknown>;
  /** Numbers of passages, best first: as many as tell ten different articles. */
  rank(asked: AskedQuestion): Promise<readonly number[]>;
}

/** Candidates that go into a fusion of ranks, from each side: as many as our own retrieval takes. */
export const CANDIDATES = 100;
