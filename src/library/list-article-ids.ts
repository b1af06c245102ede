import { AppError } from '../errors.ts';
import { type ArticleFile, listArticleFiles } from '../corpus/list-article-files.ts';

/** The article files of a folder; none when there is no such folder. */
export async function listFilesOf(dir: string): Promise<readonly ArticleFile[]> {
  try {
    return (await listArticleFiles(dir)).files;
  } catch (error) {
    if (error instanceof AppError && (error.cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return [];
    throw error;
  }
}

/** The id of the article that a file below the folder holds. */
export const idOfFile = (file: string) => file.normalize('NFC').replace(/\.md$/i, '');

/** Where the articles of a folder lie, by their ids in lower case. */
export async function listArticleIds(dir: string): Promise<ReadonlyMap<string, string>> {
  const files = await listFilesOf(dir);
  return new Map(files.map(({ file, path }) => [idOfFile(file).toLowerCase(), path]));
}
