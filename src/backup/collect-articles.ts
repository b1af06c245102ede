import { copyFile, lstat, mkdir, readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { AppError } from '../errors.ts';

/** The files of a folder are listed anew this often when somebody changes them meanwhile. */
const MOST_ATTEMPTS = 5;

interface Found {
  /** Below the folder, with `/`. */
  readonly path: string;
  /** Where its content is. */
  readonly real: string;
  /** Another one when its content may be another. */
  readonly state: string;
}

export interface Collected {
  readonly files: readonly string[];
  /** What was left out because it is no file of this folder, below it, with `/`. */
  readonly leftOut: readonly string[];
}

/**
 * All files of a folder but hidden ones. A link counts as the file that it leads to, where that is inside of the folder;
 * there are none of a folder that is not there.
 */
async function listFiles(
  folder: string,
): Promise<{ readonly found: readonly Found[]; readonly leftOut: readonly string[] }> {
  const root = await realpath(folder).catch(() => null);
  if (root === null) return { found: [], leftOut: [] };
  const found: Found[] = [];
  const leftOut: string[] = [];
  const look = async (below: string): Promise<void> => {
    for (const name of (await readdir(join(root, below))).toSorted()) {
      if (name.startsWith('.')) continue;
      const path = below === '' ? name : `${below}/${name}`;
      const here = await lstat(join(root, path));
      if (here.isDirectory()) {
        await look(path);
        continue;
      }
      const real = await realpath(join(root, path)).catch(() => '');
      const target = real.startsWith(root + sep) ? await stat(real) : null;
      if (!target?.isFile()) leftOut.push(path);
      else found.push({ path, real, state: `${target.ino} ${target.size} ${target.mtimeMs}` });
    }
  };
  await look('');
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
        for (const { path, real } of found) {
          const to = join(into, name, path);
          await mkdir(dirname(to), { recursive: true });
          await copyFile(real, to);
        }
    } catch (error) {
      // It was moved before it could be copied.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    if (JSON.stringify(await listAll(folders)) !== JSON.stringify(before)) continue;
    const collected = Object.entries(before).map(([name, { found, leftOut }]) => [
      name,
      { files: found.map(({ path }) => path), leftOut },
    ]);
    return Object.fromEntries(collected) as Record<Name, Collected>;
  }
  throw new AppError('backup', 'articles were changed all the time while they were copied', {
    fix: 'try again when nobody works on them',
  });
}
