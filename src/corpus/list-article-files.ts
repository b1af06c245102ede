import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../errors.ts';

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
const byFile = (a: { readonly file: string }, b: { readonly file: string }) =>
  a.file < b.file ? -1 : a.file > b.file ? 1 : 0;

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

/**
 * The article files (`*.md`, README and hidden files left out) of a folder and its sub-folders, by file name.
 * A link below the folder is never followed, wherever it leads: it is a problem. The folder itself may be one.
 * @throws AppError `corpus` when the folder is missing, is a file or cannot be opened
 */
export async function listArticleFiles(
  dir: string,
): Promise<{ readonly files: readonly ArticleFile[]; readonly problems: readonly CorpusProblem[] }> {
  const root = await resolveFolder(dir);
  const files: ArticleFile[] = [];
  const problems: CorpusProblem[] = [];

  const look = async (file: string, name: string): Promise<void> => {
    const path = join(root, file);
    const entry = await lstat(path);
    if (entry.isDirectory()) return walk(file);
    if (entry.isSymbolicLink()) {
      // What else lies in the folder is nobody's business; a folder or an article that is missed is.
      if (isArticleName(name) || (await leadsToFolder(path)))
        problems.push({ file, reason: 'is a link; put the file or folder itself there' });
    } else if (!isArticleName(name)) return undefined;
    else if (entry.isFile()) files.push({ file, path });
    else problems.push({ file, reason: 'is not a regular file — take it out of the folder' });
    return undefined;
  };

  const walk = async (folder: string): Promise<void> => {
    const names = await readdir(join(root, folder));
    for (const name of names.filter((name) => !name.startsWith('.'))) {
      const file = folder ? `${folder}/${name}` : name;
      try {
        await look(file, name);
      } catch (cause) {
        const { code = 'unknown error' } = cause as NodeJS.ErrnoException;
        // Taken out meanwhile.
        if (code === 'ENOENT') continue;
        problems.push({ file, reason: `cannot be opened (${code}) — give the bot the right to read it` });
      }
    }
  };

  try {
    await walk('');
  } catch (cause) {
    throw new AppError('corpus', `the corpus folder ${dir} cannot be read`, {
      fix: 'give the bot the right to read it',
      cause,
    });
  }
  return { files: files.toSorted(byFile), problems: problems.toSorted(byFile) };
}
