/**
 * Turns one text into one vector. Made for short texts: questions and passages, not whole articles.
 *
 * Same text, same vector, bit for bit, whatever was embedded before: builds are reproducible and vectors may be
 * cached under `id` and text.
 */
export interface Embedder {
  /** Changes whenever the vectors may change: model, model file, and how a text is prepared for it. */
  readonly id: string;
  /** Length of every vector. */
  readonly dimension: number;
  /**
   * The text's vector, L2 norm 1, so that a dot product is a cosine. May be called concurrently; calls are answered
   * in order, so a build that asks for one text at a time lets questions through in between.
   */
  embed(text: string): Promise<Float32Array>;
  /** How many texts `embedMany` is best given at once; absent where it is. */
  readonly batchSize?: number;
  /** The texts' vectors in their order: for builds, where a model answers many at once faster than one by one. */
  embedMany?(texts: readonly string[]): Promise<readonly Float32Array[]>;
  /** Waits for what runs, then frees the model. Later calls of `embed` reject. */
  close(): Promise<void>;
}
