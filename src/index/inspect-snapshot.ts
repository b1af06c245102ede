import { basename } from 'node:path';
import type { Article } from '../corpus/article.ts';
import { checkArticles } from './check-parts.ts';
import { readManifestText, readVerified } from './read-snapshot-file.ts';
import { ARTICLES_FILE, MANIFEST_FILE, parseManifest } from './snapshot-format.ts';

/** What a snapshot on the disk says of itself; none of its indexes is opened. */
export interface InspectedSnapshot {
  readonly id: string;
  /** ISO 8601. */
  readonly builtAt: string;
  /** `Embedder.id`, or null for keywords alone. */
  readonly model: string | null;
  readonly articles: readonly Article[];
  readonly passages: number;
}

/** Null when it is not there, of another format, or its articles are damaged. */
export async function inspectSnapshot(folder: string): Promise<InspectedSnapshot | null> {
  try {
    const manifest = parseManifest(await readManifestText(folder, MANIFEST_FILE));
    const { id, builtAt, model, passages } = manifest;
    if (id !== basename(folder)) return null;
    const articles = JSON.parse((await readVerified(folder, ARTICLES_FILE, manifest)).toString()) as Article[];
    checkArticles(articles, manifest);
    return { id, builtAt, model, articles, passages };
  } catch {
    return null;
  }
}
