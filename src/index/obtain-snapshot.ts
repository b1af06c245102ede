import { existsSync } from 'node:fs';
import type { CorpusProblem } from '../corpus/list-article-files.ts';
import type { Corpus } from '../corpus/read-corpus.ts';
import { AppError, describeError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { BuildOutcome } from './run-build.ts';
import { openSnapshot, type Snapshot } from './snapshot.ts';
import { snapshotIdOf } from './snapshot-format.ts';
import { listSnapshots, type SnapshotStore } from './snapshot-store.ts';

/** A snapshot that may serve, and what came up on the way to it. */
export interface ObtainedSnapshot {
  readonly snapshot: Snapshot;
  readonly problems: readonly CorpusProblem[];
  /** Passages whose vectors had to be computed. */
  readonly embedded: number;
  /** In one line each. */
  readonly warnings: readonly string[];
}

export interface ObtainSnapshotParts {
  readonly store: SnapshotStore;
  /** Id of the embedder, or null for keywords alone. */
  readonly modelId: string | null;
  readonly log: Log;
  /** Reads the articles once more and builds a snapshot of them in `store`. */
  readonly build: () => Promise<BuildOutcome>;
}

/**
 * The snapshot of these articles: from the disk when it is there and sound, built otherwise.
 *
 * @throws AppError when it cannot be built
 */
export async function obtainSnapshot(corpus: Corpus, parts: ObtainSnapshotParts): Promise<ObtainedSnapshot> {
  const { store, modelId, log } = parts;
  const folder = store.folder(snapshotIdOf(corpus.articles, modelId));
  const warnings: string[] = [];
  if (existsSync(folder))
    try {
      return { snapshot: await openSnapshot(folder), problems: corpus.problems, embedded: 0, warnings };
    } catch (error) {
      const damage = describeError((error as Error).cause);
      warnings.push(`the snapshot was damaged (${damage}) and has been built anew`);
    }
  const built = await buildAndOpen(parts).catch((error: unknown) => {
    if (!(error instanceof AppError && error.code === 'snapshot')) throw error;
    // A neighbour process may have put its own in the place of ours at this moment.
    log.info('the new snapshot cannot be opened and is built once more', { error });
    return buildAndOpen(parts);
  });
  for (const warning of warnings) log.warn(warning);
  return { ...built, warnings };
}

async function buildAndOpen({ store, build }: ObtainSnapshotParts): Promise<Omit<ObtainedSnapshot, 'warnings'>> {
  const { result, problems } = await build();
  return { snapshot: await openSnapshot(store.folder(result.id)), problems, embedded: result.embedded };
}

/** A sound snapshot of this model whatever its articles: the one that served last, else the newest; null without any. */
export async function openOlderSnapshot({ store, modelId }: ObtainSnapshotParts): Promise<Snapshot | null> {
  const last = await store.readCurrent();
  for (const id of new Set([...(last === null ? [] : [last]), ...(await listSnapshots(store.root))])) {
    const snapshot = await openSnapshot(store.folder(id)).catch(() => null);
    if (snapshot && (snapshot.vectors?.model ?? null) === modelId) return snapshot;
  }
  return null;
}
