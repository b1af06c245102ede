import type { Article } from '../corpus/article.ts';
import { AppError, describeError } from '../errors.ts';
import { ImportError, type ImportFault } from '../corpus/import/import-error.ts';
import { type ImportedArticle, importFile } from '../corpus/import/import-file.ts';
import { readCorpus } from '../corpus/read-corpus.ts';

export interface ImportJob {
  /** With the extension of its format. */
  readonly path: string;
  /** The articles that it is compared with; a folder that does not exist yet has none. */
  readonly corpusDir: string;
  /** Others that it is compared with as well. */
  readonly others?: readonly Article[];
  /** From the file's name when absent. */
  readonly id?: string;
}

export type ImportMessage =
  | { readonly kind: 'done'; readonly imported: ImportedArticle }
  /** One line about the file, without its name. */
  | { readonly kind: 'fault'; readonly fault: ImportFault; readonly line: string }
  | { readonly kind: 'failed'; readonly message: string };

async function readExisting(dir: string): Promise<readonly Article[]> {
  try {
    return (await readCorpus(dir)).articles;
  } catch (error) {
    if (error instanceof AppError && (error.cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return [];
    throw error;
  }
}

/** Reads the file and compares it with the corpus; it never rejects. */
export async function carryOutImport({ path, corpusDir, others = [], ...options }: ImportJob): Promise<ImportMessage> {
  try {
    const against = [...(await readExisting(corpusDir)), ...others];
    return { kind: 'done', imported: await importFile(path, { ...options, against }) };
  } catch (error) {
    if (error instanceof ImportError) return { kind: 'fault', fault: error.fault, line: error.line };
    // A text is refused for its size before it is read.
    if (error instanceof AppError && error.code === 'article')
      return { kind: 'fault', fault: 'too-large', line: error.line };
    return { kind: 'failed', message: describeError(error) };
  }
}
