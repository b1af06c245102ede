import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Parser, type ReadEntry } from 'tar';
import { AppError, describeError } from '../errors.ts';
import { STORE_FILE } from '../store/open-database.ts';
import {
  BACKUP_MANIFEST,
  type BackedUpFile,
  type BackupManifest,
  MOST_MANIFEST_BYTES,
  parseBackupManifest,
} from './backup-format.ts';
import { checkCopy } from './copy-database.ts';

/** Left free on the disk beside what is unpacked. */
const SPARE_BYTES = 16 << 20;

/** The faults of a disk, which say nothing about the backup. */
const DISK_FAULTS: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'EIO', 'EMFILE']);

/** Writes an entry's content, and makes sure that it is what was to come. */
async function writeEntry(entry: ReadEntry, to: string, expected: BackedUpFile, signal: AbortSignal): Promise<void> {
  if (entry.size !== expected.bytes) throw new Error(`${expected.path} has another size in it`);
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  async function* watch() {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of entry as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      hash.update(chunk);
      yield chunk;
    }
    if (bytes !== expected.bytes || hash.digest('hex') !== expected.sha256)
      throw new Error(`${expected.path} does not match its checksum`);
  }
  await pipeline(watch, createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true }), { signal });
}

async function readSmall(entry: ReadEntry): Promise<string> {
  if (entry.size > MOST_MANIFEST_BYTES) throw new Error('its list of files is too large');
  return (await entry.concat()).toString();
}

async function checkRoom(manifest: BackupManifest, folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const needed = manifest.files.reduce((sum, { bytes }) => sum + bytes, SPARE_BYTES);
  if (needed > bavail * bsize)
    throw new AppError(
      'backup',
      `${folder} has no room for what the backup holds (${Math.ceil(needed / (1 << 20))} MB)`,
      {
        fix: 'make room there, then try again',
      },
    );
}

/**
 * Unpacks a backup into an empty folder and verifies all of it: nothing is written but the files that its manifest names,
 * each with the content that it names, and nothing outside of the folder whatever the backup says.
 *
 * @throws AppError `backup` in one line when it is damaged, foreign or newer, or there is no room
 */
export async function unpackBackup(file: string, folder: string): Promise<BackupManifest> {
  const stats = await stat(file).catch((cause: unknown) => {
    throw new AppError('backup', `the backup ${file} cannot be read (${(cause as NodeJS.ErrnoException).code})`, {
      fix: 'name the file that npm run backup wrote',
      cause,
    });
  });
  if (stats.isDirectory())
    throw new AppError('backup', `${file} is a folder, not a backup`, { fix: 'name a file in it' });
  // A device or a pipe may never end.
  if (!stats.isFile())
    throw new AppError('backup', `${file} is no regular file`, { fix: 'name the file that npm run backup wrote' });
  try {
    return await unpack(file, folder);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    if (DISK_FAULTS.has(code))
      throw new AppError('backup', `the backup cannot be unpacked to ${folder} (${code})`, {
        fix: 'make room there, or give the right to write',
        cause,
      });
    throw new AppError('backup', `${file} cannot be used: ${describeError(cause)}`, {
      fix: 'nothing was changed; take another backup',
      cause,
    });
  }
}

/**
 * Gives the entries of an archive one after the other.
 *
 * @param take is given up by the signal when the rest of its entry will not come
 * @throws Error what `take` throws, or that it is damaged
 */
async function readEntries(
  file: string,
  take: (entry: ReadEntry, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const source = createReadStream(file);
  const failing = new AbortController();
  const parser = new Parser({ strict: true });
  try {
    await new Promise<void>((settle, reject) => {
      let taken: Promise<void> = Promise.resolve();
      parser.on('entry', (entry) => {
        taken = taken.then(() => take(entry, failing.signal));
        taken.catch(reject);
      });
      const fail = (cause: unknown) =>
        reject(new Error(`it is damaged or no backup (${describeError(cause)})`, { cause }));
      const end = () => void taken.then(settle, reject);
      // What follows the end of the archive is not read: it may be gigabytes of nothing.
      source.on('error', fail).pipe(parser.on('error', fail).on('end', end).on('eof', end));
    });
  } catch (error) {
    failing.abort();
    throw error;
  } finally {
    source.destroy();
  }
}

async function unpack(file: string, folder: string): Promise<BackupManifest> {
  let manifest: BackupManifest | null = null;
  let missing = new Map<string, BackedUpFile>();
  const take = async (entry: ReadEntry, signal: AbortSignal): Promise<void> => {
    const { path } = entry;
    if (entry.type !== 'File' && entry.type !== 'OldFile')
      throw new Error(
        `it holds a ${entry.type} (${JSON.stringify(path.slice(0, 80))}), and a backup holds files alone`,
      );
    if (manifest === null) {
      if (path !== BACKUP_MANIFEST) throw new Error('it was not made by this program');
      manifest = parseBackupManifest(await readSmall(entry));
      await checkRoom(manifest, folder);
      missing = new Map(manifest.files.map((it) => [it.path, it]));
      return;
    }
    const expected = missing.get(path);
    if (expected === undefined)
      throw new Error(`it holds a file that it does not name: ${JSON.stringify(path.slice(0, 80))}`);
    missing.delete(path);
    await writeEntry(entry, join(folder, path), expected, signal);
  };

  await readEntries(file, take);
  if (manifest === null) throw new Error('it is empty');
  const [lost] = missing.keys();
  if (lost !== undefined) throw new Error(`${lost} is missing in it`);
  checkCopy(join(folder, STORE_FILE));
  return manifest;
}
