import { AppError, describeError } from '../errors.ts';
import { ImportError, type ImportFault } from '../corpus/import/import-error.ts';
import { type ImportedArticle, importFile } from '../corpus/import/import-file.ts';
import { readCorpus } from '../corpus/read-corpus.ts';

export interface ImportJob {
  /** With the extension of its format. */
  readonly path: string;
  /** The articles that it is compared with. */
  readonly corpusDir: string;
  readonly id: string;
}

export type ImportMessage =
  | { readonly kind: 'done'; readonly imported: ImportedArticle }
  | { readonly kind: 'fault'; readonly fault: ImportFault }
  | { readonly kind: 'failed'; readonly message: string };

/** Reads the file and compares it with the corpus; it never rejects. */
export async function carryOutImport({ path, corpusDir, id }: ImportJob): Promise<ImportMessage> {
  try {
    const { articles } = await readCorpus(corpusDir);
    return { kind: 'done', imported: await importFile(path, { id, against: articles }) };
  } catch (error) {
    if (error instanceof ImportError) return { kind: 'fault', fault: error.fault };
    // A text is refused for its size before it is read.
    if (error instanceof AppError && error.code === 'article') return { kind: 'fault', fault: 'too-large' };
    return { kind: 'failed', message: describeError(error) };
  }
}
