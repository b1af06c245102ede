import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuildProgress } from './reload-report.ts';
import type { Article } from '../corpus/article.ts';
import { foldText } from '../language/fold.ts';
import { buildGlossary } from '../language/build-glossary.ts';
import type { Embedder } from '../models/embedder.ts';
import type { Passage } from '../passages/passage.ts';
import { splitArticle } from '../passages/split-article.ts';
import { buildKeywordIndex, encodeKeywordIndex, type KeywordIndexData } from './keyword-index.ts';
import { readKnownVectors, type StoredPassage } from './snapshot.ts';
import {
  ARTICLE_KEYWORDS_FILE,
  ARTICLES_FILE,
  embeddingText,
  GLOSSARY_FILE,
  GRAPH_FILE,
  hashFile,
  MANIFEST_FILE,
  type Manifest,
  PASSAGE_KEYWORDS_FILE,
  PASSAGES_FILE,
  SNAPSHOT_FORMAT,
  snapshotIdOf,
  VECTORS_FILE,
} from './snapshot-format.ts';
import { tokenize } from './tokenize.ts';
import { buildVectorIndex } from './vector-index.ts';

export interface BuildRequest {
  readonly articles: readonly Article[];
  /** null builds keywords alone. */
  readonly embedder: Embedder | null;
  /** The folder of snapshots; the new one becomes `<root>/<id>`. */
  readonly root: string;
  /** Id of an earlier snapshot there whose vectors can be kept. */
  readonly previous: string | null;
  readonly onProgress?: (progress: BuildProgress) => void;
}

export interface BuildResult {
  readonly id: string;
  readonly passages: number;
  /** Passages whose vectors were computed rather than kept. */
  readonly embedded: number;
}

/** A report of progress every so many passages, and at the end. */
const PROGRESS_EVERY = 20;

async function embedPassages(
  passages: readonly Passage[],
  titles: ReadonlyMap<string, string>,
  embedder: Embedder,
  request: BuildRequest,
): Promise<{ vectors: Float32Array; embedded: number }> {
  const { previous, root, onProgress } = request;
  const known = new Map(previous === null ? [] : await readKnownVectors(join(root, previous), embedder.id));
  const texts = passages.map((passage) => embeddingText(titles.get(passage.articleId) ?? '', passage.text));
  const missing = [...new Set(texts.filter((text) => !known.has(text)))];
  const startedAt = performance.now();
  for (const [i, text] of missing.entries()) {
    known.set(text, await embedder.embed(text));
    const done = i + 1;
    if (done % PROGRESS_EVERY === 0 || done === missing.length) {
      const perSecond = (done * 1000) / (performance.now() - startedAt);
      onProgress?.({ phase: 'embed', done, total: missing.length, perSecond });
    }
  }
  const vectors = new Float32Array(passages.length * embedder.dimension);
  for (const [i, text] of texts.entries()) vectors.set(known.get(text)!, i * embedder.dimension);
  return { vectors, embedded: missing.length };
}

/**
 * Every Han bigram of the corpus with the number of articles it stands in: what the glossary may translate into.
 */
function countBigrams(keywords: KeywordIndexData): ReadonlyMap<string, number> {
  return new Map(
    keywords.terms.flatMap((term, number) =>
      term.length === 2 && term > '\u2e7f' ? [[term, keywords.offsets[number + 1]! - keywords.offsets[number]!]] : [],
    ),
  );
}

/**
 * Builds a snapshot beside the others and gives it its name in one step: it is there whole or not at all.
 * The work takes seconds to minutes and blocks: run it in a process of its own.
 */
export async function buildSnapshot(request: BuildRequest): Promise<BuildResult> {
  const { articles, embedder, root, onProgress } = request;
  const id = snapshotIdOf(articles, embedder?.id ?? null);
  const passages: Passage[] = [];
  const stored: StoredPassage[] = [];
  const titles = new Map(articles.map((article) => [article.id, article.title]));
  for (const [at, article] of articles.entries())
    for (const passage of splitArticle(article)) {
      passages.push(passage);
      stored.push([at, passage.start, passage.end, passage.paragraph, passage.heading]);
    }

  await mkdir(root, { recursive: true });
  const folder = join(root, `building-${id}-${process.pid}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  try {
    const passageKeywords = buildKeywordIndex(passages.map((passage) => tokenize(foldText(passage.text))));
    const articleKeywords = buildKeywordIndex(
      articles.map((article) => tokenize(foldText(`${article.title}\n${article.text}`))),
    );
    const glossary = await buildGlossary(countBigrams(articleKeywords));
    let embedded = 0;
    if (embedder) {
      const result = await embedPassages(passages, titles, embedder, request);
      ({ embedded } = result);
      onProgress?.({ phase: 'index', done: 0, total: passages.length, perSecond: 0 });
      await buildVectorIndex(result.vectors, embedder.dimension, join(folder, GRAPH_FILE));
      await writeFile(join(folder, VECTORS_FILE), new Uint8Array(result.vectors.buffer));
    }
    await writeFile(join(folder, ARTICLES_FILE), JSON.stringify(articles));
    await writeFile(join(folder, PASSAGES_FILE), JSON.stringify(stored));
    await writeFile(join(folder, PASSAGE_KEYWORDS_FILE), encodeKeywordIndex(passageKeywords));
    await writeFile(join(folder, ARTICLE_KEYWORDS_FILE), encodeKeywordIndex(articleKeywords));
    await writeFile(join(folder, GLOSSARY_FILE), JSON.stringify(glossary));
    await writeManifest(folder, {
      format: SNAPSHOT_FORMAT,
      id,
      builtAt: new Date().toISOString(),
      model: embedder?.id ?? null,
      dimension: embedder?.dimension ?? 0,
      articles: articles.length,
      passages: passages.length,
    });
    onProgress?.({ phase: 'verify', done: passages.length, total: passages.length, perSecond: 0 });
    const target = join(root, id);
    // A damaged snapshot of the same id makes room; a sound one is the same by construction.
    await rm(target, { recursive: true, force: true });
    await rename(folder, target);
    return { id, passages: passages.length, embedded };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeManifest(folder: string, facts: Omit<Manifest, 'files'>): Promise<void> {
  const files: Manifest['files'] = {};
  for (const name of (await readdir(folder)).toSorted()) {
    const file = join(folder, name);
    files[name] = { bytes: (await stat(file)).size, sha256: await hashFile(file) };
  }
  await writeFile(join(folder, MANIFEST_FILE), JSON.stringify({ ...facts, files }, null, 2));
}
