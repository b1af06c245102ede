import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { AppError } from '../errors.ts';
import type { Snapshot, SnapshotVectors } from '../index/snapshot.ts';
import { embeddingText } from '../index/snapshot-format.ts';
import type { Passage } from '../passages/passage.ts';
import { composeArticles, type SourcePassage } from './compose-articles.ts';
import { createVectorWriter } from './derived-embedder.ts';

export interface LargeCorpus {
  /** Holds `docs.jsonl` and what `openDerivedEmbedder` reads. */
  readonly folder: string;
  readonly file: string;
  readonly articles: number;
  readonly passages: number;
  /** Passages of real articles; the others are composed. */
  readonly real: number;
}

/** The id of a set's document in the large corpus: two sets may number theirs alike. */
export function largeIdOf(set: number, id: string): string {
  return `${set + 1}/${id}`;
}

function readVector({ values, dimension }: SnapshotVectors, passage: number): Float32Array {
  return values.subarray(passage * dimension, (passage + 1) * dimension);
}

/**
 * Writes one corpus of the articles of several snapshots, in their order, and of composed articles up to the wanted
 * number of passages (a few more, for an article is never cut).
 *
 * @throws AppError `usage` when a snapshot has no vectors
 */
export async function writeLargeCorpus(
  snapshots: readonly Snapshot[],
  wanted: number,
  folder: string,
): Promise<LargeCorpus> {
  const vectors = snapshots.map((snapshot) => snapshot.vectors).filter((found) => found !== null);
  if (vectors.length < snapshots.length || vectors.length === 0)
    throw new AppError('usage', 'a large corpus is made from sets with vectors', { fix: 'get the embedding model' });
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'docs.jsonl');
  const lines = createWriteStream(file);
  const { model, dimension } = vectors[0]!;
  const writer = await createVectorWriter(folder, model, dimension);
  const sources: SourcePassage[] = [];
  const counts = { articles: 0, passages: 0 };

  const write = async (
    article: { readonly id: string; readonly title: string; readonly text: string },
    passages: readonly Pick<Passage, 'text'>[],
    vectorOf: (passage: number) => Float32Array,
  ) => {
    const { id, title, text } = article;
    if (!lines.write(`${JSON.stringify({ id, title, text })}\n`)) await once(lines, 'drain');
    for (const [i, passage] of passages.entries()) await writer.write(embeddingText(title, passage.text), vectorOf(i));
    counts.articles += 1;
    counts.passages += passages.length;
  };

  for (const [set, snapshot] of snapshots.entries()) {
    let first = 0;
    for (const article of snapshot.articles) {
      if (counts.passages >= wanted) break;
      let end = first;
      while (snapshot.passages[end]?.articleId === article.id) end += 1;
      const passages = snapshot.passages.slice(first, end);
      const from = first;
      const vectorOf = (i: number) => readVector(vectors[set]!, from + i);
      await write({ ...article, id: largeIdOf(set, article.id) }, passages, vectorOf);
      for (const [i, { text }] of passages.entries()) sources.push({ title: article.title, text, vector: vectorOf(i) });
      first = end;
    }
  }
  const real = counts.passages;
  for (const { article, passages, vectors } of composeArticles(sources, wanted - real))
    await write(article, passages, (i) => vectors[i]!);
  lines.end();
  await finished(lines);
  await writer.close();
  return { folder, file, ...counts, real };
}
