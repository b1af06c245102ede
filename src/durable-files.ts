import { randomUUID } from 'node:crypto';
import { closeSync, createReadStream, createWriteStream, fsyncSync, openSync } from 'node:fs';
import { open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * What is written outlives a loss of power when the file itself has been brought to the disk (`flush`), and after it the
 * folder that has its name. Some systems (Windows) open no folders; there the names are the file system's business.
 */
const OPENS_FOLDERS = process.platform !== 'win32';

/** Brings a file to the disk that something else has written. @throws also what its writing met only now: a full disk */
export async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Brings the names in a folder to the disk: what was made, renamed or removed there. */
export async function syncFolder(folder: string): Promise<void> {
  if (!OPENS_FOLDERS) return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export function syncFolderNow(folder: string): void {
  if (!OPENS_FOLDERS) return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Copies a file to a place where there is none, readable for whoever may read there, and brings it to the disk. */
export async function copyDurably(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createWriteStream(to, { flags: 'wx', flush: true }));
}

/**
 * Gives a file new content in one step: whatever happens, there is the old content or the new, never a part of one.
 *
 * @throws what the file system throws; the old content is then still there
 */
export async function replaceFile(file: string, content: string, mode = 0o666): Promise<void> {
  const scratch = `${file}-${randomUUID()}`;
  try {
    await writeFile(scratch, content, { flush: true, flag: 'wx', mode });
    await rename(scratch, file);
  } catch (error) {
    await rm(scratch, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(file));
}
