import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../corpus/article.ts';
import { AppError, describeError } from '../errors.ts';
import { hashFile } from '../hash-file.ts';
import { type AliasTable, createAliasTable } from '../language/alias-table.ts';
import { createGlossary, type Glossary, type GlossaryData } from '../language/glossary.ts';
import type { Passage } from '../passages/passage.ts';
import { createKeywordIndex, decodeKeywordIndex, type KeywordIndex } from './keyword-index.ts';
import {
  ALIASES_FILE,
  ARTICLE_KEYWORDS_FILE,
  ARTICLES_FILE,
  embeddingText,
  GLOSSARY_FILE,
  GRAPH_FILE,
  MANIFEST_FILE,
  type Manifest,
  parseManifest,
  PASSAGE_KEYWORDS_FILE,
  PASSAGES_FILE,
  VECTORS_FILE,
} from './snapshot-format.ts';
import { openVectorIndex, type VectorIndex } from './vector-index.ts';

/** One passage on disk: article number, start, end, paragraph, heading. */
export type StoredPassage = readonly [article: number, start: number, end: number, paragraph: number, heading: string];

export interface SnapshotVectors {
  readonly model: string;
  readonly dimension: number;
  /** `dimension` floats each, of all passages in order unless `rows` says otherwise. */
  readonly values: Float32Array;
  /** For each passage the row of its vector, where some rows are left out. */
  readonly rows?: Uint32Array;
  readonly index: VectorIndex;
}

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

async function verifyFiles(folder: string, manifest: Manifest): Promise<void> {
  for (const [name, expected] of Object.entries(manifest.files)) {
    const file = join(folder, name);
    const { size } = await stat(file).catch(() => {
      throw new Error(`${name} is missing`);
    });
    if (size !== expected.bytes) throw new Error(`${name} has ${size} bytes instead of ${expected.bytes}`);
    if ((await hashFile(file)) !== expected.sha256) throw new Error(`${name} does not match its checksum`);
  }
}

/** Articles and passages of a snapshot folder, already verified. */
async function readPassages(
  folder: string,
): Promise<Pick<Snapshot, 'articles' | 'passages' | 'articleOf' | 'articleStarts'>> {
  const articles = JSON.parse(await readFile(join(folder, ARTICLES_FILE), 'utf8')) as Article[];
  const stored = JSON.parse(await readFile(join(folder, PASSAGES_FILE), 'utf8')) as StoredPassage[];
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

async function readVectors(folder: string): Promise<Float32Array> {
  const file = await readFile(join(folder, VECTORS_FILE));
  // A view of the file where its place in memory allows it: the vectors of a large corpus are not to be held twice.
  const { buffer, byteOffset, byteLength } = file.byteOffset % 4 === 0 ? file : new Uint8Array(file);
  return new Float32Array(buffer, byteOffset, byteLength / Float32Array.BYTES_PER_ELEMENT);
}

async function readKeywords(folder: string, name: string): Promise<KeywordIndex> {
  return createKeywordIndex(decodeKeywordIndex(await readFile(join(folder, name))));
}

/**
 * Verifies every file of a snapshot folder against its manifest, then loads it.
 * The order matters: a damaged graph file may crash the native reader instead of failing.
 *
 * @throws AppError `snapshot` when anything is missing, damaged or of another format
 */
export async function openSnapshot(folder: string): Promise<Snapshot> {
  try {
    const manifest = parseManifest(await readFile(join(folder, MANIFEST_FILE), 'utf8'));
    await verifyFiles(folder, manifest);
    const { articles, passages, articleOf, articleStarts } = await readPassages(folder);
    const glossary = JSON.parse(await readFile(join(folder, GLOSSARY_FILE), 'utf8')) as GlossaryData;
    const aliases = JSON.parse(await readFile(join(folder, ALIASES_FILE), 'utf8')) as [string, string][];
    const { model, dimension } = manifest;
    return {
      id: manifest.id,
      builtAt: manifest.builtAt,
      articles,
      articleById: new Map(articles.map((article) => [article.id, article])),
      passages,
      articleOf,
      articleStarts,
      passageKeywords: await readKeywords(folder, PASSAGE_KEYWORDS_FILE),
      articleKeywords: await readKeywords(folder, ARTICLE_KEYWORDS_FILE),
      glossary: createGlossary(glossary),
      aliases: createAliasTable(aliases),
      vectors:
        model === null
          ? null
          : {
              model,
              dimension,
              values: await readVectors(folder),
              index: await openVectorIndex(join(folder, GRAPH_FILE), dimension),
            },
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
    const manifest = parseManifest(await readFile(join(folder, MANIFEST_FILE), 'utf8'), 'vectors');
    if (manifest.model !== model) return known;
    const needed = [ARTICLES_FILE, PASSAGES_FILE, VECTORS_FILE].map((name) => [name, manifest.files[name]!] as const);
    await verifyFiles(folder, { ...manifest, files: Object.fromEntries(needed) });
    const { articles, passages, articleOf } = await readPassages(folder);
    const values = await readVectors(folder);
    const { dimension } = manifest;
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
