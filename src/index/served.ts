import type { Snapshot } from './snapshot.ts';
import type { SnapshotKeeper } from './snapshot-keeper.ts';
import type { WithdrawnArticles } from './withdrawn-articles.ts';

/** What everybody is answered from, as it is at the moment of the call. */
export interface Served {
  /** The snapshot that serves now, without what was withdrawn. */
  readonly snapshot: () => Snapshot;
  /** Articles that nobody is shown any more. */
  readonly withdrawn: () => ReadonlySet<string>;
}

/** @param keeper one whose start has succeeded by the first call: then there is always a snapshot, also during a swap */
export function createServed(keeper: Pick<SnapshotKeeper, 'current'>, withdrawn: WithdrawnArticles): Served {
  return { snapshot: () => withdrawn.leaveOut(keeper.current!), withdrawn: () => withdrawn.ids };
}
