import { AppError, describeError } from '../errors.ts';
import type { Article } from './article.ts';
import type { CorpusProblem } from './list-article-files.ts';
import { listArticleFiles } from './list-article-files.ts';
import { readArticleFile } from './read-article-file.ts';

export interface Corpus {
  /** By file name, so that two reads of the same folder agree. */
  readonly articles: readonly Article[];
  /** Every file that could not become an article; the rest are in `articles`. */
  readonly problems: readonly CorpusProblem[];
}

const FILES_AT_ONCE = 16;

/** A file's name may hold anything; a problem is one line, read from left to right, that steers no terminal. */
const printName = (file: string) =>
  file.replace(
    // oxlint-disable-next-line no-control-regex
    /[\0-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/**
 * Reads every article of a folder. A bad file never stops the others.
 * The id of an article is its path below the folder without `.md`, in Unicode form NFC.
 * @throws AppError `corpus` when the folder itself cannot be read
 */
export async function readCorpus(dir: string): Promise<Corpus> {
  const { files, problems } = await listArticleFiles(dir);
  const owners = new Map<string, string>();
  const articles: Article[] = [];
  const unread: CorpusProblem[] = [...problems];
  for (let at = 0; at < files.length; at += FILES_AT_ONCE) {
    const batch = files.slice(at, at + FILES_AT_ONCE).map(async ({ file, path }) => {
      const id = file.normalize('NFC').replace(/\.md$/i, '');
      try {
        const owner = owners.get(id);
        if (owner !== undefined)
          throw new AppError('article', `has the same id as ${owner}`, { fix: 'rename one of the two' });
        owners.set(id, file);
        return await readArticleFile(path, id);
      } catch (error) {
        unread.push({ file, reason: describeError(error) });
        return undefined;
      }
    });
    for (const article of await Promise.all(batch)) if (article) articles.push(article);
  }
  return {
    articles,
    problems: unread
      .toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0))
      .map(({ file, reason }) => ({ file: printName(file), reason })),
  };
}
