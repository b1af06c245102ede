import { copyFile, mkdir, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { listFolder } from '../corpus/list-folder.ts';
import { AppError } from '../errors.ts';

/** The files of a folder are listed anew this often when somebody changes them meanwhile. */
const MOST_ATTEMPTS = 5;

interface Found {
  /** Below the folder, with `/`. */
  readonly file: string;
  /** Where its content is. */
  readonly path: string;
  /** Another one when its content may be another. */
  readonly state: string;
}

export interface Collected {
  readonly files: readonly string[];
  /** What was left out because it is no regular file, links before all, below the folder, with `/`. */
  readonly leftOut: readonly string[];
}

/**
 * All files of a folder but hidden ones, and links as little as for whoever reads articles; there are none of a folder
 * that is not there.
 *
 * @throws what the file system throws when any of it cannot be looked at: a backup lacks nothing without a word
 */
async function listFiles(
  folder: string,
): Promise<{ readonly found: readonly Found[]; readonly leftOut: readonly string[] }> {
  const found: Found[] = [];
  const leftOut: string[] = [];
  const root = await realpath(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return null;
  });
  for (const entry of root === null ? [] : await listFolder(root)) {
    if (entry.kind === 'unreadable') throw entry.cause;
    const { file, path } = entry;
    if (entry.kind !== 'file') leftOut.push(file);
    else found.push({ file, path, state: `${entry.stats.ino} ${entry.stats.size} ${entry.stats.mtimeMs}` });
  }
  return { found, leftOut };
}

const listAll = async (folders: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    await Promise.all(Object.entries(folders).map(async ([name, folder]) => [name, await listFiles(folder)] as const)),
  );

/**
 * Copies the files of several folders as they are at one moment: an article that is moved from one to another meanwhile
 * is in one of them.
 *
 * @param folders by the names that they get below `into`
 * @throws AppError `backup` when they do not stay the same for as long as it takes; what the file system throws
 */
export async function collectArticles<Name extends string>(
  folders: Readonly<Record<Name, string>>,
  into: string,
): Promise<Readonly<Record<Name, Collected>>> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const before = await listAll(folders);
    try {
      for (const [name, { found }] of Object.entries(before))
        for (const { file, path } of found) {
          const to = join(into, name, file);
          await mkdir(dirname(to), { recursive: true });
          await copyFile(path, to);
        }
    } catch (error) {
      // It was moved before it could be copied.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    if (JSON.stringify(await listAll(folders)) !== JSON.stringify(before)) continue;
    const collected = Object.entries(before).map(([name, { found, leftOut }]) => [
      name,
      { files: found.map(({ file }) => file), leftOut },
    ]);
    return Object.fromEntries(collected) as Record<Name, Collected>;
  }
  throw new AppError('backup', 'articles were changed all the time while they were copied', {
    fix: 'try again when nobody works on them',
  });
}
