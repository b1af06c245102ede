import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Article } from '../corpus/article.ts';
import { AppError, describeError } from '../errors.ts';
import { type AliasTable, createAliasTable } from '../language/alias-table.ts';
import { createGlossary, type Glossary, glossarySchema } from '../language/glossary.ts';
import type { Passage } from '../passages/passage.ts';
import { checkGraph } from './check-graph.ts';
import { checkArticles, checkKeywords, checkPassages, checkVectors, type StoredPassage } from './check-parts.ts';
import { createKeywordIndex, decodeKeywordIndex, type KeywordIndex } from './keyword-index.ts';
import { readManifestText, readVerified, verifyFile } from './read-snapshot-file.ts';
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
  parseManifest,
  PASSAGE_KEYWORDS_FILE,
  PASSAGES_FILE,
  VECTORS_FILE,
} from './snapshot-format.ts';
import { openVectorIndex, type VectorIndex } from './vector-index.ts';

export interface SnapshotVectors {
  readonly model: string;
  readonly dimension: number;
  /** `dimension` floats each, of all passages in order unless `rows` says otherwise. */
  readonly values: Float32Array;
  /** For each passage the row of its vector, where some rows are left out. */
  readonly rows?: Uint32Array;
  readonly index: VectorIndex;
}

const aliasesSchema = z.array(z.tuple([z.string(), z.string()]));

/** One immutable built version of articles, passages and indexes. An answer comes from exactly one. */
export interface Snapshot {
  readonly id: string;
  readonly builtAt: string;
  readonly articles: readonly Article[];
  readonly articleById: ReadonlyMap<string, Article>;
  readonly passages: readonly Passage[];
  /** For each passage the position of its article in `articles`. */
  readonly articleOf: Uint32Array;
  /** For each article the number of its first passage; the passages of article `i` end before entry `i + 1`. */
  readonly articleStarts: Uint32Array;
  readonly passageKeywords: KeywordIndex;
  readonly articleKeywords: KeywordIndex;
  readonly glossary: Glossary;
  readonly aliases: AliasTable;
  /** null: keywords only. */
  readonly vectors: SnapshotVectors | null;
}

/** Articles and passages as they lie in the files of a snapshot. */
function joinPassages(
  articles: readonly Article[],
  stored: readonly StoredPassage[],
): Pick<Snapshot, 'articles' | 'passages' | 'articleOf' | 'articleStarts'> {
  const counters = new Uint32Array(articles.length);
  const passages = stored.map(([at, start, end, paragraph, heading]): Passage => {
    const article = articles[at]!;
    counters[at]! += 1;
    const text = article.text.slice(start, end);
    return { id: `${article.id}#${counters[at]}`, articleId: article.id, paragraph, heading, start, end, text };
  });
  const articleStarts = new Uint32Array(articles.length + 1);
  for (const [i, count] of counters.entries()) articleStarts[i + 1] = articleStarts[i]! + count;
  return { articles, passages, articleOf: Uint32Array.from(stored, ([at]) => at), articleStarts };
}

const parseJson = (file: Buffer): unknown => JSON.parse(file.toString('utf8'));

function toFloats(file: Buffer): Float32Array {
  if (file.byteLength % Float32Array.BYTES_PER_ELEMENT !== 0) throw new Error('the vectors are cut short');
  // A view of the file where its place in memory allows it: the vectors of a large corpus are not to be held twice.
  const { buffer, byteOffset, byteLength } = file.byteOffset % 4 === 0 ? file : new Uint8Array(file);
  return new Float32Array(buffer, byteOffset, byteLength / Float32Array.BYTES_PER_ELEMENT);
}

function toKeywords(file: Buffer, size: number): KeywordIndex {
  const data = decodeKeywordIndex(file);
  checkKeywords(data, size);
  return createKeywordIndex(data);
}

/** The vectors and their graph, which is looked through before the native reader sees it. */
async function openVectors(folder: string, manifest: Manifest, file: Buffer): Promise<SnapshotVectors | null> {
  const { model, dimension, passages } = manifest;
  if (model === null) return null;
  const values = toFloats(file);
  checkVectors(values, dimension, passages);
  const graph = join(folder, GRAPH_FILE);
  await checkGraph(graph, values, dimension);
  return { model, dimension, values, index: await openVectorIndex(graph, dimension) };
}

/**
 * Verifies every file of a snapshot folder against its manifest, and the parts against each other, then loads them.
 * The order matters: a damaged graph file may crash the native reader instead of failing.
 *
 * @throws AppError `snapshot` when anything is missing, damaged or of another format
 */
export async function openSnapshot(folder: string): Promise<Snapshot> {
  try {
    const manifest = parseManifest(await readManifestText(folder, MANIFEST_FILE));
    // Of another id, it was put there by something else than a build.
    if (manifest.id !== basename(folder)) throw new Error(`it is the snapshot ${manifest.id}`);
    const files = new Map<string, Buffer>();
    for (const name of listFilesOf(manifest.model))
      if (name === GRAPH_FILE) await verifyFile(folder, name, manifest);
      else files.set(name, await readVerified(folder, name, manifest));
    const read = (name: string) => files.get(name)!;

    const articles = parseJson(read(ARTICLES_FILE)) as Article[];
    checkArticles(articles, manifest);
    const stored = parseJson(read(PASSAGES_FILE)) as StoredPassage[];
    checkPassages(stored, articles, manifest);
    return {
      id: manifest.id,
      builtAt: manifest.builtAt,
      ...joinPassages(articles, stored),
      articleById: new Map(articles.map((article) => [article.id, article])),
      passageKeywords: toKeywords(read(PASSAGE_KEYWORDS_FILE), stored.length),
      articleKeywords: toKeywords(read(ARTICLE_KEYWORDS_FILE), articles.length),
      glossary: createGlossary(glossarySchema.parse(parseJson(read(GLOSSARY_FILE)))),
      aliases: createAliasTable(aliasesSchema.parse(parseJson(read(ALIASES_FILE)))),
      vectors: await openVectors(folder, manifest, files.get(VECTORS_FILE) ?? Buffer.alloc(0)),
    };
  } catch (error) {
    throw new AppError('snapshot', `the snapshot in ${folder} cannot be used (${describeError(error)})`, {
      fix: 'it is built anew from the articles',
      cause: error,
    });
  }
}

/**
 * The vectors that an earlier snapshot holds, by the text that was embedded, so that no text is embedded twice.
 * Empty when there is none, or it is damaged, or another model made it.
 */
export async function readKnownVectors(folder: string, model: string): Promise<ReadonlyMap<string, Float32Array>> {
  const known = new Map<string, Float32Array>();
  try {
    const manifest = parseManifest(await readManifestText(folder, MANIFEST_FILE), 'vectors');
    if (manifest.model !== model) return known;
    const articles = parseJson(await readVerified(folder, ARTICLES_FILE, manifest)) as Article[];
    const stored = parseJson(await readVerified(folder, PASSAGES_FILE, manifest)) as StoredPassage[];
    const values = toFloats(await readVerified(folder, VECTORS_FILE, manifest));
    const { dimension } = manifest;
    checkPassages(stored, articles, manifest);
    checkVectors(values, dimension, stored.length);
    const { passages, articleOf } = joinPassages(articles, stored);
    for (const [i, passage] of passages.entries())
      known.set(
        embeddingText(articles[articleOf[i]!]!.title, passage.text),
        values.subarray(i * dimension, (i + 1) * dimension),
      );
  } catch {
    // A snapshot that cannot be read only means that its texts are embedded again.
    known.clear();
  }
  return known;
}
