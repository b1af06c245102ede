import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, copyFile, link, lstat, mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { create } from 'tar';
import { syncFile, syncFolder } from '../durable-files.ts';
import { AppError } from '../errors.ts';
import { hashFile } from '../hash-file.ts';
import { createSnapshotStore, snapshotRootOf, WITHDRAWN_FILE } from '../index/snapshot-store.ts';
import { INSTALLATION_KEY_FILE } from '../installation-key.ts';
import { RETIRED_FOLDER } from '../library/create-library.ts';
import { STORE_FILE } from '../store/open-database.ts';
import {
  BACKED_UP_WITHDRAWN,
  BACKUP_MANIFEST,
  type BackedUpFile,
  CORPUS_PART,
  mostBytesOf,
  parseBackupManifest,
  renderBackupManifest,
  RETIRED_PART,
} from './backup-format.ts';
import { collectArticles } from './collect-articles.ts';
import { copyDatabase } from './copy-database.ts';
import { unpackBackup } from './unpack-backup.ts';

export interface BackupRequest {
  readonly dataDir: string;
  readonly corpusDir: string;
  /** A file that is not there yet, or a folder that is. */
  readonly to: string;
  /** Version of the program. */
  readonly program: string;
  readonly now?: () => Date;
}

export interface BackupReport {
  readonly file: string;
  readonly bytes: number;
  /** Files of the corpus folder, and of the folder of retired articles. */
  readonly corpus: number;
  readonly retired: number;
  readonly hasKey: boolean;
  /** Files that are not in it, with the folder they lie in: links, pipes, what is too large. */
  readonly leftOut: readonly string[];
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;
const isWithin = (path: string, folder: string) => path === folder || path.startsWith(folder + sep);

/** Where the backup goes; a folder gives it a name by the time. */
async function chooseFile({ to, corpusDir, dataDir, now = () => new Date() }: BackupRequest): Promise<string> {
  const stats = await stat(to).catch(() => null);
  const name = `kecheng-${now()
    .toISOString()
    .replaceAll(/[-:]|\.\d+/g, '')
    .replace('T', '-')}.tar.gz`;
  const file = resolve(stats?.isDirectory() || /[\\/]$/.test(to) ? join(to, name) : to);
  const folder = await realpath(dirname(file)).catch((cause: unknown) => {
    throw new AppError('backup', `the folder ${dirname(file)} is not there (${codeOf(cause)})`, {
      fix: 'make it',
      cause,
    });
  });
  for (const kept of [corpusDir, join(dataDir, RETIRED_FOLDER)])
    if (isWithin(folder, await realpath(kept).catch(() => resolve(kept))))
      throw new AppError('backup', `a backup cannot lie among the articles in ${kept}`, { fix: 'name another folder' });
  if (await lstat(file).catch(() => null))
    throw new AppError('backup', `${file} is there already, and no backup is overwritten`, {
      fix: 'name another file, or a folder, where it gets a name by the time',
    });
  return file;
}

/** Gives a finished file its name, unless there is something by then. */
async function placeBackup(scratch: string, file: string): Promise<void> {
  try {
    await link(scratch, file);
  } catch (error) {
    if (codeOf(error) === 'EEXIST')
      throw new AppError('backup', `${file} is there by now, and no backup is overwritten`, {
        fix: 'name another file',
      });
    // A file system without second names.
    await rename(scratch, file);
  }
  await syncFolder(dirname(file));
}

/** What a backup is made of, in a folder of its own. */
async function gather({ dataDir, corpusDir }: BackupRequest, staging: string) {
  const source = { kind: 'folder', dir: corpusDir } as const;
  if (!(await copyDatabase(join(dataDir, STORE_FILE), join(staging, STORE_FILE))))
    throw new AppError('backup', `there is no ${STORE_FILE} in ${dataDir}`, {
      fix: 'set DATA_DIR to the folder of the bot; without one there is nothing to back up but the articles',
    });
  const copy = async (from: string, name: string): Promise<boolean> => {
    if (!existsSync(from)) return false;
    await copyFile(from, join(staging, name));
    return true;
  };
  const hasKey = await copy(join(dataDir, INSTALLATION_KEY_FILE), INSTALLATION_KEY_FILE);
  const hasWithdrawn = await copy(join(snapshotRootOf(dataDir, source), WITHDRAWN_FILE), BACKED_UP_WITHDRAWN);
  const folders = { [CORPUS_PART]: corpusDir, [RETIRED_PART]: join(dataDir, RETIRED_FOLDER) } as const;
  const articles = await collectArticles(folders, staging);
  const pin = await createSnapshotStore(dataDir, source).readPin();
  return { articles, hasKey, hasWithdrawn, pinned: pin?.why ?? null };
}

async function sumFiles(staging: string, paths: readonly string[]): Promise<readonly BackedUpFile[]> {
  const files: BackedUpFile[] = [];
  for (const path of paths) {
    const file = join(staging, path);
    files.push({ path, bytes: (await stat(file)).size, sha256: await hashFile(file) });
  }
  return files;
}

/**
 * Writes what cannot be made again into one file, while the bot runs: the database as it is at one moment, articles,
 * retired and withdrawn ones, the key of the installation. It is read again and verified before it gets its name; only its
 * owner may read it. Snapshots and models are not in it, nor is `.env`.
 *
 * @throws AppError `backup` in one line; nothing is left behind
 */
export async function writeBackup(request: BackupRequest): Promise<BackupReport> {
  const file = await chooseFile(request);
  const staging = join(dirname(file), `.${basename(file)}-${randomUUID()}`);
  try {
    await mkdir(staging, { mode: 0o700 });
    return await write(request, file, staging);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('backup', `the backup ${file} could not be written (${codeOf(cause) ?? String(cause)})`, {
      fix: 'see that there is room and the right to write there, and to read the data folder',
      cause,
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

const fits = ({ path, bytes }: BackedUpFile) => bytes <= (mostBytesOf(path) ?? -1);

async function write(request: BackupRequest, file: string, staging: string): Promise<BackupReport> {
  const parts = join(staging, 'parts');
  await mkdir(parts);
  const { articles, hasKey, hasWithdrawn, pinned } = await gather(request, parts);
  const listed = [CORPUS_PART, RETIRED_PART] as const;
  const all = listed.flatMap((part) => articles[part].files.map((path) => `${part}/${path}`));
  const sized = await sumFiles(parts, [
    STORE_FILE,
    ...(hasKey ? [INSTALLATION_KEY_FILE] : []),
    ...(hasWithdrawn ? [BACKED_UP_WITHDRAWN] : []),
    ...all,
  ]);
  const files = sized.filter(fits);
  const madeAt = (request.now?.() ?? new Date()).toISOString();
  const manifest = renderBackupManifest({ madeAt, program: request.program, pinned, files });
  // What could not be restored is told of now.
  parseBackupManifest(manifest);
  await writeFile(join(parts, BACKUP_MANIFEST), manifest);

  const archive = join(staging, 'archive');
  const paths = [BACKUP_MANIFEST, ...files.map(({ path }) => path)];
  // At one go: nothing else is to be done here meanwhile.
  create(
    { sync: true, file: archive, cwd: parts, gzip: true, portable: true, strict: true, noDirRecurse: true },
    paths,
  );
  await chmod(archive, 0o600);
  await syncFile(archive);
  const read = join(staging, 'read');
  await mkdir(read);
  await unpackBackup(archive, read);
  await placeBackup(archive, file);

  const count = (part: string) => files.filter(({ path }) => path.startsWith(`${part}/`)).length;
  const leftOut = [
    ...listed.flatMap((part) => articles[part].leftOut.map((path) => `${part}/${path}`)),
    ...sized.filter((it) => !fits(it)).map(({ path }) => path),
  ];
  const { size: bytes } = await stat(file);
  return { file, bytes, corpus: count(CORPUS_PART), retired: count(RETIRED_PART), hasKey, leftOut };
}
