import { join } from 'node:path';
import type { Article } from '../../src/corpus/article.ts';
import { buildSnapshot } from '../../src/index/build-snapshot.ts';
import { openSnapshot, type Snapshot } from '../../src/index/snapshot.ts';
import type { Embedder } from '../../src/models/embedder.ts';
import { makeTempFolder } from './temp-folder.ts';

/** A snapshot of a few articles in a temporary folder; of keywords alone without an embedder. */
export async function buildTestSnapshot(
  articles: readonly Article[],
  embedder: Embedder | null = null,
): Promise<Snapshot> {
  const root = makeTempFolder();
  const { id } = await buildSnapshot({ articles, embedder, root });
  return openSnapshot(join(root, id));
}
