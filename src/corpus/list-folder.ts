import type { Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What lies in a folder or below it, itself no folder. */
export type FolderEntry = {
  /** Path below the folder, with `/`. */
  readonly file: string;
  readonly path: string;
} & (
  | { readonly kind: 'file'; readonly stats: Stats }
  /** A link, wherever it leads, also to a folder; something that is neither file nor folder. */
  | { readonly kind: 'link' | 'other' }
  /** A file or a folder that cannot be looked at. */
  | { readonly kind: 'unreadable'; readonly cause: NodeJS.ErrnoException }
);

/**
 * All that lies in a folder and its sub-folders, by path; what is hidden is left out. No link is followed: whoever may put
 * one into the folder is not to decide what else is read of the disk. What is taken out meanwhile is not listed.
 *
 * @param root the links on the way to it resolved
 * @throws what the file system throws when the folder itself cannot be listed
 */
export async function listFolder(root: string): Promise<readonly FolderEntry[]> {
  const entries: FolderEntry[] = [];

  async function look(file: string): Promise<void> {
    const path = join(root, file);
    const stats = await lstat(path);
    if (stats.isDirectory()) await walk(file);
    else if (stats.isFile()) entries.push({ file, path, kind: 'file', stats });
    else entries.push({ file, path, kind: stats.isSymbolicLink() ? 'link' : 'other' });
  }

  async function walk(folder: string): Promise<void> {
    for (const name of await readdir(join(root, folder))) {
      if (name.startsWith('.')) continue;
      const file = folder === '' ? name : `${folder}/${name}`;
      try {
        await look(file);
      } catch (error) {
        const cause = error as NodeJS.ErrnoException;
        if (cause.code !== 'ENOENT') entries.push({ file, path: join(root, file), kind: 'unreadable', cause });
      }
    }
  }

  await walk('');
  return entries.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}
