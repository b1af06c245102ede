import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { detectLanguage } from '../language/detect-language.ts';
import type { Article } from './article.ts';
import { type Corpus, readCorpus } from './read-corpus.ts';

/** Where articles come from: a folder of Markdown articles, or an evaluation set's `docs.jsonl`. */
export type ArticleSource =
  | { readonly kind: 'folder'; readonly dir: string }
  | { readonly kind: 'documents'; readonly file: string };

/** As much of a document as tells its language. */
const LANGUAGE_SAMPLE = 500;

const documentSchema = z.object({ id: z.string().min(1), title: z.string().default(''), text: z.string() });

async function readDocuments(file: string): Promise<Corpus> {
  const lines = await readJsonLines(file, documentSchema);
  const articles = lines.map(({ id, title, text }): Article => ({
    id,
    title,
    publisher: null,
    published: null,
    url: null,
    language: detectLanguage(text.slice(0, LANGUAGE_SAMPLE)),
    kind: 'full',
    source: null,
    text,
  }));
  return { articles, problems: [] };
}

/**
 * Reads a file of one JSON object a line; empty lines are skipped.
 *
 * @throws AppError `usage` naming the file and the first line that does not fit
 */
export async function readJsonLines<T>(file: string, schema: z.ZodType<T>): Promise<readonly T[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new AppError('usage', `${file} cannot be read`, { fix: 'give the path of a .jsonl file', cause: error });
  });
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      return [schema.parse(JSON.parse(line))];
    } catch (error) {
      throw new AppError('usage', `${file} line ${i + 1} does not have the expected fields`, {
        fix: 'each line is one JSON object; DESIGN.md lists its fields',
        cause: error,
      });
    }
  });
}

/** The articles of a source with the files that could not become one. */
export function readArticles(source: ArticleSource): Promise<Corpus> {
  return source.kind === 'folder' ? readCorpus(source.dir) : readDocuments(source.file);
}
