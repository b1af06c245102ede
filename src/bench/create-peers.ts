import type { Snapshot, SnapshotVectors } from '../index/snapshot.ts';
import type { Engine } from './engine.ts';

/** Said instead of a comparison when the libraries are not there. */
export const PEERS_MISSING = 'the peers are development dependencies and not installed here: npm ci brings them';

/** Other libraries over the same passages and vectors; null where they are not installed. */
export async function createPeers(snapshot: Snapshot, vectors: SnapshotVectors): Promise<readonly Engine[] | null> {
  try {
    const { createMiniSearchEngines, indexWithMiniSearch } = await import('./minisearch-engine.ts');
    const { createLangChainEngine } = await import('./langchain-engine.ts');
    const index = indexWithMiniSearch(snapshot);
    return [...createMiniSearchEngines(index, vectors), await createLangChainEngine(snapshot, vectors, index)];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}
