import { EXTRACTIVE } from '../answering/answer-question.ts';
import type { Budget } from '../budget/create-budget.ts';
import type { AnswerCounts } from '../conversation/create-answering.ts';
import type { Pinned } from '../index/reload-report.ts';
import type { Served } from '../index/served.ts';
import type { SnapshotKeeper } from '../index/snapshot-keeper.ts';
import type { Log } from '../log.ts';
import { type EndpointStatus, NO_USAGE, type TokenUsage } from '../models/chat-model.ts';
import type { Embedder } from '../models/embedder.ts';
import type { MeteredModel } from '../models/meter-model.ts';
import type { Store } from '../store/open-store.ts';
import type { TokenCount } from '../store/token-table.ts';
import type { UpdateCount } from '../store/update-table.ts';

/** How the program is, for admins and for whoever watches it. */
export interface AppStatus extends AnswerCounts {
  readonly snapshot: string | null;
  readonly articles: number;
  readonly passages: number;
  /** Of the snapshot that serves; ISO 8601. */
  readonly builtAt: string | null;
  /** False when only keywords work; `warnings` says why. */
  readonly vectors: boolean;
  /** That a snapshot serves whatever the articles are now; null when they serve as they were read last. */
  readonly pinned: Pinned | null;
  /** Articles that nobody is shown any more. */
  readonly withdrawn: number;
  readonly model: string;
  /** Language models, in the order in which they are tried; empty when answers are extractive. */
  readonly endpoints: readonly EndpointStatus[];
  /** What language models used today (Beijing), in all. */
  readonly tokensToday: TokenCount;
  /** What this program used of them since it started. */
  readonly tokensSpent: TokenUsage;
  /** The most for each person and each chat; null for no limit. */
  readonly dailyTokens: number | null;
  /** What Telegram handed over and is not done; null when the store does not tell. */
  readonly updates: UpdateCount | null;
  readonly uptimeSeconds: number;
  readonly residentBytes: number;
  readonly warnings: readonly string[];
}

/** @param parts.startedAt milliseconds of `performance.now` */
export function createStatus(parts: {
  readonly startedAt: number;
  readonly served: Served;
  readonly keeper: Pick<SnapshotKeeper, 'pinned'>;
  readonly embedder: Embedder | null;
  readonly languageModel: MeteredModel | null;
  readonly counts: AnswerCounts;
  readonly budget: Budget;
  readonly store: Pick<Store, 'updates'>;
  readonly listWarnings: () => readonly string[];
  readonly log: Log;
}): () => AppStatus {
  const { startedAt, served, keeper, embedder, languageModel, counts, budget, store, listWarnings, log } = parts;

  function countUpdates(): UpdateCount | null {
    try {
      return store.updates.count();
    } catch (error) {
      log.warn('open updates could not be counted', { error });
      return null;
    }
  }

  return () => {
    const { id, articles, passages, builtAt, vectors } = served.snapshot();
    return {
      snapshot: id,
      articles: articles.length,
      passages: passages.length,
      builtAt,
      vectors: vectors !== null && embedder !== null,
      pinned: keeper.pinned,
      withdrawn: served.withdrawn().size,
      model: languageModel?.model.id ?? EXTRACTIVE,
      ...counts,
      endpoints: languageModel?.model.endpoints ?? [],
      tokensToday: budget.today(),
      tokensSpent: languageModel?.usage ?? NO_USAGE,
      dailyTokens: budget.dailyTokens,
      updates: countUpdates(),
      uptimeSeconds: Math.round((performance.now() - startedAt) / 1000),
      residentBytes: process.memoryUsage.rss(),
      warnings: listWarnings(),
    };
  };
}
