import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../corpus/article.ts';
import { hashFile } from '../hash-file.ts';
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
    const { id, builtAt, model, passages, files } = parseManifest(await readFile(join(folder, MANIFEST_FILE), 'utf8'));
    const file = join(folder, ARTICLES_FILE);
    if ((await hashFile(file)) !== files[ARTICLES_FILE]?.sha256) return null;
    const articles = JSON.parse(await readFile(file, 'utf8')) as readonly Article[];
    return { id, builtAt, model, articles, passages };
  } catch {
    return null;
  }
}
