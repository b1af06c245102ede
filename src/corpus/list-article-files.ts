import { realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../errors.ts';
import { type FolderEntry, listFolder } from './list-folder.ts';

/** A file of the corpus folder that cannot become an article, with the reason and the remedy in one line. */
export interface CorpusProblem {
  /** Path below the corpus folder, with `/`. */
  readonly file: string;
  readonly reason: string;
}

export interface ArticleFile {
  /** Path below the corpus folder, with `/`. */
  readonly file: string;
  /** Where to read it, the links above the corpus folder resolved. */
  readonly path: string;
}

const isArticleName = (name: string) => /\.md$/i.test(name) && !/^readme\.md$/i.test(name);

/** @throws AppError `corpus` unless `dir` is a folder that can be opened */
async function resolveFolder(dir: string): Promise<string> {
  let real: string;
  try {
    real = await realpath(dir);
    if ((await stat(real)).isDirectory()) return real;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      throw new AppError('corpus', `the corpus folder ${dir} does not exist`, {
        fix: 'create it, or name another with CORPUS_DIR or --corpus',
        cause,
      });
    throw new AppError('corpus', `the corpus folder ${dir} cannot be opened (${code})`, {
      fix: 'give the bot the right to read it',
      cause,
    });
  }
  throw new AppError('corpus', `${dir} is a file, not a corpus folder`, {
    fix: 'name the folder that holds the *.md files with CORPUS_DIR or --corpus',
  });
}

const leadsToFolder = (link: string) =>
  stat(link).then(
    (target) => target.isDirectory(),
    () => false,
  );

/** @returns why it cannot become an article though somebody may have meant it to; null when nobody has */
async function explainRefusal(entry: FolderEntry): Promise<string | null> {
  const { kind, file, path } = entry;
  if (kind === 'unreadable')
    return `cannot be opened (${entry.cause.code ?? 'unknown error'}) — give the bot the right to read it`;
  // What else lies in the folder is nobody's business; a folder or an article that is missed is.
  const isArticle = isArticleName(basename(file));
  if (kind === 'link')
    return isArticle || (await leadsToFolder(path)) ? 'is a link; put the file or folder itself there' : null;
  return kind === 'other' && isArticle ? 'is not a regular file — take it out of the folder' : null;
}

/**
 * The article files (`*.md`, README and hidden files left out) of a folder and its sub-folders, by file name.
 * A link below the folder is never followed, wherever it leads: it is a problem. The folder itself may be one.
 * @throws AppError `corpus` when the folder is missing, is a file or cannot be opened
 */
export async function listArticleFiles(
  dir: string,
): Promise<{ readonly files: readonly ArticleFile[]; readonly problems: readonly CorpusProblem[] }> {
  const root = await resolveFolder(dir);
  const entries = await listFolder(root).catch((cause: unknown) => {
    throw new AppError('corpus', `the corpus folder ${dir} cannot be read`, {
      fix: 'give the bot the right to read it',
      cause,
    });
  });
  const files: ArticleFile[] = [];
  const problems: CorpusProblem[] = [];
  for (const entry of entries) {
    const { kind, file, path } = entry;
    const reason = await explainRefusal(entry);
    if (reason !== null) problems.push({ file, reason });
    else if (kind === 'file' && isArticleName(basename(file))) files.push({ file, path });
  }
  return { files, problems };
}
