import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatCorpusFile } from '../../../src/corpus/front-matter.ts';
import { ImportError } from '../../../src/corpus/import/import-error.ts';
import { importFile } from '../../../src/corpus/import/import-file.ts';
import { readArticleFile } from '../../../src/corpus/read-article-file.ts';
import { AppError } from '../../../src/errors.ts';
import type { UploadOutcome } from './upload-reader.ts';

// Imports one file after the other: an article has to be one that the corpus can read again.

async function importOne(path: string): Promise<UploadOutcome> {
  const copy = join(tmpdir(), 'article.md');
  try {
    const { article } = await importFile(path, { id: 'a' });
    await writeFile(copy, formatCorpusFile(article));
    await readArticleFile(copy, 'a').catch((cause: unknown) => {
      throw new Error(`the article cannot be read: ${String(cause)}`);
    });
    return { kind: 'article' };
  } catch (error) {
    const isTold = error instanceof ImportError || (error instanceof AppError && error.code === 'article');
    if (isTold && !/[\r\n]/.test(error.line) && error.fix !== '') return { kind: 'refused', line: error.line };
    return { kind: 'astray', line: String(error instanceof Error ? error.stack : error).slice(0, 600) };
  } finally {
    await rm(copy, { force: true });
  }
}

// As the process that imports for the bot.
process.on('unhandledRejection', () => undefined);
process.on('message', (path: string) => {
  void importOne(path).then((outcome) => process.send?.({ outcome, peakMb: process.resourceUsage().maxRSS / 1024 }));
});
process.on('disconnect', () => process.exit(0));
