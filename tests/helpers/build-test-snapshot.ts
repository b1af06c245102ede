import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../../src/corpus/article.ts';
import { buildSnapshot } from '../../src/index/build-snapshot.ts';
import { openSnapshot, type Snapshot } from '../../src/index/snapshot.ts';
import { snapshotIdOf } from '../../src/index/snapshot-format.ts';
import type { Embedder } from '../../src/models/embedder.ts';
import { sharedFolder } from './shared-folder.ts';

/** A snapshot of a few articles, built once for all test files; of keywords alone without an embedder. */
export async function buildTestSnapshot(
  articles: readonly Article[],
  embedder: Embedder | null = null,
): Promise<Snapshot> {
  const root = sharedFolder('snapshots');
  const folder = join(root, snapshotIdOf(articles, embedder?.id ?? null));
  mkdirSync(root, { recursive: true });
  // A build appears whole under its name, also when two files make it at the same time.
  if (!existsSync(folder)) await buildSnapshot({ articles, embedder, root });
  return openSnapshot(folder);
}
