import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Article } from '../corpus/article.ts';

/** Raised when a file's layout or the preparation of texts changes: older snapshots are then built anew. */
export const SNAPSHOT_FORMAT = 13;
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

const manifestSchema = z.object({
  format: z.literal(SNAPSHOT_FORMAT),
  id: z.string().regex(/^[0-9a-f]{12}$/),
  builtAt: z.string(),
  /** `Embedder.id`, or null for a snapshot of keywords alone. */
  model: z.string().nullable(),
  dimension: z.number().int().nonnegative(),
  articles: z.number().int().nonnegative(),
  passages: z.number().int().nonnegative(),
  /** Every other file of the folder. */
  files: z.record(z.string(), z.object({ bytes: z.number(), sha256: z.string() })),
});

const vectorManifestSchema = manifestSchema.extend({ format: z.number().min(VECTORS_SINCE).max(SNAPSHOT_FORMAT) });

/** What a snapshot is and what its files must be, checked before any of them is loaded. */
export type Manifest = z.infer<typeof vectorManifestSchema>;

/**
 * @param read what is to be read: the whole snapshot, or its vectors alone, which older formats hold as well
 * @throws Error when the text is no manifest of such a format
 */
export function parseManifest(text: string, read: 'snapshot' | 'vectors' = 'snapshot') {
  try {
    return (read === 'snapshot' ? manifestSchema : vectorManifestSchema).parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`${MANIFEST_FILE} is no manifest of this format`, { cause });
  }
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
