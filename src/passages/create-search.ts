import type { Match } from '../answering/answer.ts';
import { findPassages, toMatches } from '../answering/answer-question.ts';
import type { Served } from '../index/served.ts';
import type { ModelGuard } from '../models/model-guard.ts';

/** Passages for a query, best first, without an answer. */
export type Search = (query: string, top: number) => Promise<readonly Match[]>;

export function createSearch(parts: { readonly served: Served; readonly guard: ModelGuard }): Search {
  const { served, guard } = parts;
  return async (query, top) => {
    const snapshot = served.snapshot();
    const { found } = await guard.run((embedder) => findPassages(query, snapshot, embedder, top));
    // An article may have been withdrawn while it was searched.
    return toMatches(found, snapshot).filter(({ articleId }) => !served.withdrawn().has(articleId));
  };
}
