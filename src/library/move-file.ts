import { randomUUID } from 'node:crypto';
import { link, lstat, mkdir, open, readFile, rm, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Moves a file to a place where there is none: it is never lost, and never in the place of another. After a crash it
 * may be in both places.
 *
 * @returns false when there is a file already
 * @throws what the file system throws
 */
export async function moveFile(from: string, to: string): Promise<boolean> {
  await mkdir(dirname(to), { recursive: true });
  const isLink = (await lstat(from)).isSymbolicLink();
  const isPlaced = isLink ? await placeCopy(from, to) : await place(from, to, () => placeCopy(from, to));
  if (isPlaced) await unlink(from);
  return isPlaced;
}

/** @param otherwise what is done where the two places are not on the same disk, or it knows no second names */
async function place(from: string, to: string, otherwise: () => Promise<boolean>): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code ?? '')) return otherwise();
    throw error;
  }
}

async function placeCopy(from: string, to: string): Promise<boolean> {
  const content = await readFile(from);
  const temporary = join(dirname(to), `.${randomUUID()}.tmp`);
  try {
    await write(temporary, content);
    return await place(temporary, to, async () => {
      await write(to, content);
      return true;
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function write(path: string, content: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
