import { compareArticles } from './compare-corpora.ts';
import { inspectSnapshot } from './inspect-snapshot.ts';
import type { ReloadReport } from './reload-report.ts';
import { openSnapshot, type Snapshot } from './snapshot.ts';
import type { SnapshotStore } from './snapshot-store.ts';

/** A snapshot that served before and can serve again, and what going back to it would change. */
export interface EarlierSnapshot extends Pick<ReloadReport, 'added' | 'changed' | 'removed'> {
  readonly id: string;
  /** ISO 8601. */
  readonly builtAt: string;
  readonly articles: number;
  readonly passages: number;
}

/** Whether questions that are embedded by this model can be asked of it; without a model keywords do. */
function fitsModel(model: string | null, modelId: string | null): boolean {
  return modelId === null || model === modelId;
}

/** Those that are still there and fit the model, the one that served last first. */
export async function listEarlier(
  store: SnapshotStore,
  current: Snapshot,
  modelId: string | null,
): Promise<readonly EarlierSnapshot[]> {
  const ids = (await store.readServed()).filter((id) => id !== current.id);
  const inspected = await Promise.all(ids.map((id) => inspectSnapshot(store.folder(id))));
  return inspected.flatMap((snapshot) => {
    if (snapshot === null || !fitsModel(snapshot.model, modelId)) return [];
    const { id, builtAt, articles, passages } = snapshot;
    const changes = compareArticles(current.articles, articles);
    return [{ id, builtAt, articles: articles.length, passages, ...changes }];
  });
}

/**
 * A snapshot by its id, every file verified before any is loaded.
 *
 * @throws AppError `snapshot` when it is missing, damaged or of another format
 */
export async function openById(store: SnapshotStore, id: string, modelId: string | null): Promise<Snapshot | null> {
  const snapshot = await openSnapshot(store.folder(id));
  return fitsModel(snapshot.vectors?.model ?? null, modelId) ? snapshot : null;
}
