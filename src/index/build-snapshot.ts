import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BuildProgress } from './reload-report.ts';
import type { Article } from '../corpus/article.ts';
import { syncFolder } from '../durable-files.ts';
import { AppError, describeError } from '../errors.ts';
import { hashFile } from '../hash-file.ts';
import { foldText } from '../language/fold.ts';
import { buildGlossary } from '../language/build-glossary.ts';
import { learnAliases } from '../language/learn-aliases.ts';
import type { Embedder } from '../models/embedder.ts';
import type { Passage } from '../passages/passage.ts';
import { splitArticle } from '../passages/split-article.ts';
import { checkGraph } from './check-graph.ts';
import type { StoredPassage } from './check-parts.ts';
import { buildKeywordIndex, encodeKeywordIndex, type KeywordIndexData } from './keyword-index.ts';
import { makeScratchFolder } from './scratch-folder.ts';
import { openSnapshot, readKnownVectors } from './snapshot.ts';
import {
  ALIASES_FILE,
  ARTICLE_KEYWORDS_FILE,
  ARTICLES_FILE,
  embeddingText,
  GLOSSARY_FILE,
  GRAPH_FILE,
  listFilesOf,
  MANIFEST_FILE,
  type Manifest,
  PASSAGE_KEYWORDS_FILE,
  PASSAGES_FILE,
  renderManifest,
  SNAPSHOT_FORMAT,
  snapshotIdOf,
  VECTORS_FILE,
} from './snapshot-format.ts';
import { listSnapshots } from './snapshot-store.ts';
import { tokenize } from './tokenize.ts';
import { buildVectorIndex } from './vector-index.ts';

export interface BuildRequest {
  readonly articles: readonly Article[];
  /** null builds keywords alone. */
  readonly embedder: Embedder | null;
  /** The folder of snapshots; the new one becomes `<root>/<id>`, and keeps the vectors of earlier ones there. */
  readonly root: string;
  readonly onProgress?: (progress: BuildProgress) => void;
  /** A UUID that is part of the names of all that the build leaves behind when it is ended; see `removeScratch`. */
  readonly token?: string;
}

export interface BuildResult {
  readonly id: string;
  readonly passages: number;
  /** Passages whose vectors were computed rather than kept. */
  readonly embedded: number;
}

/** A report of progress every so many passages, and at the end. */
const PROGRESS_EVERY = 20;

/** Vectors of the newest sound snapshot that this model made. */
async function findKnownVectors(root: string, model: string): Promise<Map<string, Float32Array>> {
  for (const id of await listSnapshots(root)) {
    const known = await readKnownVectors(join(root, id), model);
    if (known.size > 0) return new Map(known);
  }
  return new Map();
}

/** Texts that were embedded, as soon as they are: one by one, or as many at once as the model takes. */
async function* embedEach(texts: readonly string[], embedder: Embedder) {
  const size = embedder.embedMany ? (embedder.batchSize ?? texts.length) : 1;
  for (let at = 0; at < texts.length; at += size) {
    const batch = texts.slice(at, at + size);
    const vectors = (await embedder.embedMany?.(batch)) ?? [await embedder.embed(batch[0]!)];
    for (const [i, text] of batch.entries()) yield [text, vectors[i]!] as const;
  }
}

async function embedPassages(
  passages: readonly Passage[],
  titles: ReadonlyMap<string, string>,
  embedder: Embedder,
  request: BuildRequest,
): Promise<{ vectors: Float32Array; embedded: number }> {
  const { root, onProgress } = request;
  const { dimension } = embedder;
  const known = await findKnownVectors(root, embedder.id);
  const vectors = new Float32Array(passages.length * dimension);
  const texts = passages.map(({ articleId, text }) => embeddingText(titles.get(articleId) ?? '', text));
  // The same words in two places are embedded once.
  const rows = new Map<string, number[]>();
  for (const [row, text] of texts.entries()) rows.set(text, [...(rows.get(text) ?? []), row]);
  const put = (text: string, vector: Float32Array) => {
    for (const row of rows.get(text)!) vectors.set(vector, row * dimension);
  };
  const missing: string[] = [];
  for (const text of rows.keys()) {
    const vector = known.get(text);
    if (vector) put(text, vector);
    else missing.push(text);
  }
  const startedAt = performance.now();
  let done = 0;
  for await (const [text, vector] of embedEach(missing, embedder)) {
    put(text, vector);
    done += 1;
    if (done % PROGRESS_EVERY === 0 || done === missing.length) {
      const perSecond = (done * 1000) / (performance.now() - startedAt);
      onProgress?.({ phase: 'embed', done, total: missing.length, perSecond });
    }
  }
  return { vectors, embedded: missing.length };
}

/** The tokens of one text after another: those of all at once would be many times the articles. */
function* tokenizeEach<T>(items: readonly T[], textOf: (item: T) => string): Generator<readonly string[]> {
  for (const item of items) yield tokenize(foldText(textOf(item)));
}

/** Every Han bigram of the corpus: what the glossary may translate into. */
function listBigrams({ terms }: KeywordIndexData): ReadonlySet<string> {
  return new Set(terms.filter((term) => term.length === 2 && term > '\u2e7f'));
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;
/** Codes of a file system that takes nothing more, or nothing from us. */
const UNWRITABLE: ReadonlySet<unknown> = new Set([
  'EACCES',
  'EDQUOT',
  'EEXIST',
  'EFBIG',
  'EIO',
  'ENOSPC',
  'ENOTDIR',
  'EPERM',
  'EROFS',
]);

/**
 * Builds a snapshot beside the others and gives it its name in one step: it is there whole or not at all.
 * The work takes seconds to minutes and blocks: run it in a process of its own.
 *
 * @throws AppError `config` when the folder of snapshots cannot be written
 */
export async function buildSnapshot(request: BuildRequest): Promise<BuildResult> {
  try {
    return await writeSnapshot(request);
  } catch (cause) {
    const code = codeOf(cause);
    if (cause instanceof AppError || !UNWRITABLE.has(code)) throw cause;
    throw new AppError('config', `the data folder cannot be written (${code} at ${request.root})`, {
      fix: 'make room or give the right to write there, or name another in DATA_DIR',
      cause,
    });
  }
}

async function writeSnapshot(request: BuildRequest): Promise<BuildResult> {
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
  const scratch = await makeScratchFolder(root, id, request.token ?? randomUUID());
  const { path: folder } = scratch;
  const write = (name: string, content: string | Uint8Array) =>
    writeFile(join(folder, name), content, { flush: true, flag: 'wx' });
  try {
    const passageKeywords = buildKeywordIndex(tokenizeEach(passages, ({ text }) => text));
    const articleKeywords = buildKeywordIndex(tokenizeEach(articles, ({ title, text }) => `${title}\n${text}`));
    const glossary = await buildGlossary(listBigrams(articleKeywords));
    let embedded = 0;
    if (embedder) {
      const result = await embedPassages(passages, titles, embedder, request);
      ({ embedded } = result);
      onProgress?.({ phase: 'index', done: 0, total: passages.length, perSecond: 0 });
      await write(VECTORS_FILE, new Uint8Array(result.vectors.buffer));
      // Made by us first, who are told when there is no room for it.
      await write(GRAPH_FILE, '');
      await buildVectorIndex(result.vectors, embedder.dimension, join(folder, GRAPH_FILE));
      await checkWritten(join(folder, GRAPH_FILE), result.vectors, embedder.dimension, root);
    }
    await write(ARTICLES_FILE, JSON.stringify(articles));
    await write(PASSAGES_FILE, JSON.stringify(stored));
    await write(PASSAGE_KEYWORDS_FILE, encodeKeywordIndex(passageKeywords));
    await write(ARTICLE_KEYWORDS_FILE, encodeKeywordIndex(articleKeywords));
    await write(GLOSSARY_FILE, JSON.stringify(glossary));
    await write(ALIASES_FILE, JSON.stringify(articles.flatMap(({ text }) => learnAliases(foldText(text)))));
    const facts = {
      format: SNAPSHOT_FORMAT,
      id,
      builtAt: new Date().toISOString(),
      model: embedder?.id ?? null,
      dimension: embedder?.dimension ?? 0,
      articles: articles.length,
      passages: passages.length,
    };
    await write(MANIFEST_FILE, renderManifest({ ...facts, files: await sumFiles(folder, facts.model) }));
    await syncFolder(folder);
    onProgress?.({ phase: 'verify', done: passages.length, total: passages.length, perSecond: 0 });
    await putInPlace(folder, join(root, id));
    return { id, passages: passages.length, embedded };
  } finally {
    await scratch.close();
  }
}

/** The native writer does not tell when the disk was full: what it wrote is read again. */
async function checkWritten(file: string, vectors: Float32Array, dimension: number, root: string): Promise<void> {
  await checkGraph(file, vectors, dimension).catch((cause: unknown) => {
    throw new AppError(
      'disk',
      `the data folder did not take all that was written (${describeError(cause)} at ${root})`,
      {
        fix: 'make room there, or name another in DATA_DIR',
        cause,
      },
    );
  });
}

/** What a rename says when there is something at its target already. */
const TAKEN: ReadonlySet<unknown> = new Set(['ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EPERM']);
/** Neighbours that make room at the same moment may take each other's place this often. */
const MOST_ATTEMPTS = 3;

/**
 * Gives a finished snapshot its name. A neighbour process may have been faster with the same one: a sound snapshot is
 * never taken away, for it may be opened at this moment; a damaged one makes room.
 */
async function putInPlace(folder: string, target: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(folder, target);
      return await syncFolder(dirname(target));
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !TAKEN.has(codeOf(error))) throw error;
    }
    const isSound = await openSnapshot(target).then(
      () => true,
      () => false,
    );
    if (isSound) return;
    const aside = `${folder}-damaged-${attempt}`;
    await rename(target, aside).catch((error: unknown) => {
      // A neighbour was faster with this, too.
      if (codeOf(error) !== 'ENOENT') throw error;
    });
    // What stays is cleared away with other remains of builds.
    await rm(aside, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function sumFiles(folder: string, model: string | null): Promise<Manifest['files']> {
  const files: Manifest['files'] = {};
  for (const name of listFilesOf(model)) {
    const file = join(folder, name);
    files[name] = { bytes: (await stat(file)).size, sha256: await hashFile(file) };
  }
  return files;
}
