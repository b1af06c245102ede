import { describeError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Embedder } from './embedder.ts';

/** The embedding model at work: when it fails, a person still gets an answer, from keywords alone. */
export interface ModelGuard {
  /** Why the model failed when it was last asked, in one line; null while it works. */
  readonly warning: string | null;
  /** Does the work with the model, and once more without when the model failed in it. Other faults are passed on. */
  run<T>(work: (embedder: Embedder | null) => Promise<T>): Promise<T>;
  /** Frees the model. Work with it rejects from then on. */
  close(): Promise<void>;
}

/** @param embedder null when there is none: all work is then done without */
export function createModelGuard(embedder: Embedder | null, log: Log): ModelGuard {
  let warning: string | null = null;
  let closed = false;
  return {
    get warning() {
      return warning;
    },
    async run(work) {
      if (!embedder) return work(null);
      const faults: unknown[] = [];
      const watched: Embedder = {
        ...embedder,
        async embed(text) {
          try {
            const vector = await embedder.embed(text);
            warning = null;
            return vector;
          } catch (error) {
            faults.push(error);
            throw error;
          }
        },
      };
      try {
        return await work(watched);
      } catch (error) {
        if (closed || faults.length === 0) throw error;
        log.warn('the embedding model failed; keywords alone are used', { error: faults[0] });
        warning = `the embedding model failed, and keywords alone were used: ${describeError(faults[0])}`;
        return work(null);
      }
    },
    async close() {
      closed = true;
      await embedder?.close();
    },
  };
}
