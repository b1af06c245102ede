import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Article } from '../corpus/article.ts';

/** Raised when a file's layout or the preparation of texts changes: older snapshots are then built anew. */
export const SNAPSHOT_FORMAT = 14;
/** The oldest format whose articles, passages and vectors lie as in this one: their vectors are kept. */
const VECTORS_SINCE = 8;

export const MANIFEST_FILE = 'manifest.json';
export const ARTICLES_FILE = 'articles.json';
export const PASSAGES_FILE = 'passages.json';
export const PASSAGE_KEYWORDS_FILE = 'passages.keywords';
export const ARTICLE_KEYWORDS_FILE = 'articles.keywords';
export const GLOSSARY_FILE = 'glossary.json';
/** Pairs of full and short names that the articles introduce. */
export const ALIASES_FILE = 'aliases.json';
/** Unit vectors of all passages in their order, little-endian 32-bit floats. */
export const VECTORS_FILE = 'vectors.f32';
export const GRAPH_FILE = 'vectors.hnsw';

/**
 * HNSW parameters, chosen for recall@10 ≥ .99 against exact search on clustered passages
 * (tests/index/vector-index.test.ts); the library's defaults lose neighbours there.
 */
export const GRAPH_LINKS = 24;
export const GRAPH_BUILD_BREADTH = 200;

/** In every snapshot. */
const PLAIN_FILES = [
  ALIASES_FILE,
  ARTICLES_FILE,
  ARTICLE_KEYWORDS_FILE,
  GLOSSARY_FILE,
  PASSAGES_FILE,
  PASSAGE_KEYWORDS_FILE,
] as const;
/** In those that were made with a model. */
const MODEL_FILES = [VECTORS_FILE, GRAPH_FILE] as const;

/** Every file of a snapshot but its manifest. */
export function listFilesOf(model: string | null): readonly string[] {
  return model === null ? PLAIN_FILES : [...PLAIN_FILES, ...MODEL_FILES];
}

const countSchema = z.int().nonnegative();

const vectorManifestSchema = z.object({
  format: z.number().min(VECTORS_SINCE).max(SNAPSHOT_FORMAT),
  id: z.string().regex(/^[0-9a-f]{12}$/),
  builtAt: z.string(),
  /** `Embedder.id`, or null for a snapshot of keywords alone. */
  model: z.string().nullable(),
  dimension: countSchema,
  articles: countSchema,
  passages: countSchema,
  /** Every other file of the folder. */
  files: z.record(z.string(), z.object({ bytes: countSchema, sha256: z.string() })),
});

const manifestSchema = vectorManifestSchema.extend({ format: z.literal(SNAPSHOT_FORMAT) });

/** What a snapshot is and what its files must be, checked before any of them is loaded. */
export type Manifest = z.infer<typeof vectorManifestSchema>;

/** The one text of a manifest: it ends with a checksum of itself, and another bit anywhere in it is noticed. */
export function renderManifest(manifest: Manifest): string {
  const { format, id, builtAt, model, dimension, articles, passages } = manifest;
  const files = Object.fromEntries(
    listFilesOf(model).map((name) => [
      name,
      { bytes: manifest.files[name]?.bytes, sha256: manifest.files[name]?.sha256 },
    ]),
  );
  const facts = { format, id, builtAt, model, dimension, articles, passages, files };
  const sha256 = createHash('sha256').update(JSON.stringify(facts)).digest('hex');
  return JSON.stringify({ ...facts, sha256 }, null, 2);
}

/**
 * @param read what is to be read: the whole snapshot, or its vectors alone, which older formats hold as well
 * @throws Error when the text is no manifest of such a format, or was changed
 */
export function parseManifest(text: string, read: 'snapshot' | 'vectors' = 'snapshot'): Manifest {
  let manifest: Manifest;
  try {
    manifest = (read === 'snapshot' ? manifestSchema : vectorManifestSchema).parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`${MANIFEST_FILE} is no manifest of this format`, { cause });
  }
  if (manifest.format === SNAPSHOT_FORMAT && renderManifest(manifest) !== text)
    throw new Error(`${MANIFEST_FILE} does not match its checksum`);
  return manifest;
}

/**
 * The id of the snapshot that these articles and this model give: equal input, equal id.
 * So a reload that changes nothing is known before anything is built.
 */
export function snapshotIdOf(articles: readonly Article[], model: string | null): string {
  const hash = createHash('sha256').update(JSON.stringify([SNAPSHOT_FORMAT, model]));
  for (const article of articles) hash.update(JSON.stringify(article)).update('\n');
  return hash.digest('hex').slice(0, 12);
}

/** What is embedded for a passage: its title says what it is about. The same text never needs embedding twice. */
export function embeddingText(title: string, text: string): string {
  return `${title}\n${text}`;
}
