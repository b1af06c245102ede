import type { Corpus } from '../corpus/read-corpus.ts';
import { describeError } from '../errors.ts';
import { openById } from './earlier-snapshots.ts';
import {
  type ObtainedSnapshot,
  obtainSnapshot,
  type ObtainSnapshotParts,
  openOlderSnapshot,
} from './obtain-snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import { snapshotIdOf } from './snapshot-format.ts';
import type { Pin } from './snapshot-store.ts';

/** What serves from a start on. */
export interface Opening {
  readonly obtained: ObtainedSnapshot;
  /** By which it serves whatever the articles are; null when it is made of them, or older for want of anything else. */
  readonly pin: Pin | null;
  /** What the disk is to say of it; `leave`: what it said before. */
  readonly note: { readonly pin: Pin | null } | 'leave';
}

type OpenedPin =
  | { readonly kind: 'open'; readonly snapshot: Snapshot }
  | { readonly kind: 'fault'; readonly fault: string; readonly next: Pin | null };

async function openPinned(pin: Pin, { store, modelId }: ObtainSnapshotParts): Promise<OpenedPin> {
  try {
    const snapshot = await openById(store, pin.id, modelId);
    if (snapshot !== null) return { kind: 'open', snapshot };
    // It holds for whoever starts with the other model.
    return { kind: 'fault', fault: `the pinned snapshot ${pin.id} was made with another embedding model`, next: pin };
  } catch (error) {
    return {
      kind: 'fault',
      fault: `the pinned snapshot ${pin.id} cannot be opened: ${describeError(error)}`,
      next: null,
    };
  }
}

/**
 * The snapshot that is pinned; when there is none, or it cannot serve, that of the articles, built where it is not
 * there; when it cannot be built, an older sound one.
 *
 * @throws the fault of the build when nothing can serve, or the program is stopping
 */
export async function openAtStart(
  corpus: Corpus,
  parts: ObtainSnapshotParts,
  isStopping: () => boolean,
): Promise<Opening> {
  const { store, modelId, log } = parts;
  const found = await store.readPin();
  // A pin that names what the articles are by now says nothing.
  const pinned =
    found === null || found.id === snapshotIdOf(corpus.articles, modelId) ? null : await openPinned(found, parts);
  if (pinned?.kind === 'open') {
    const obtained = { snapshot: pinned.snapshot, problems: corpus.problems, embedded: 0, warnings: [] };
    return { obtained, pin: found, note: { pin: found } };
  }
  const lost = pinned === null ? [] : [`${pinned.fault}; the articles as they are now serve instead`];
  for (const warning of lost) log.warn(warning);
  try {
    const obtained = await obtainSnapshot(corpus, parts);
    const warnings = [...lost, ...obtained.warnings];
    return { obtained: { ...obtained, warnings }, pin: null, note: { pin: pinned?.next ?? null } };
  } catch (error) {
    const snapshot = isStopping() ? null : await openOlderSnapshot(parts);
    if (!snapshot) throw error;
    const what = `answers come from the older snapshot ${snapshot.id} of ${snapshot.builtAt}`;
    const why = `${what}, for the articles as they are now could not be built: ${describeError(error)}`;
    log.warn(why, { error });
    return {
      obtained: { snapshot, problems: corpus.problems, embedded: 0, warnings: [...lost, why] },
      pin: null,
      note: 'leave',
    };
  }
}
