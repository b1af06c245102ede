import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { copyDurably, syncFolder } from '../durable-files.ts';
import { AppError } from '../errors.ts';
import { hashFile } from '../hash-file.ts';
import { PINNED_FILE, snapshotRootOf, WITHDRAWN_FILE } from '../index/snapshot-store.ts';
import { parseWithdrawn } from '../index/withdrawn-articles.ts';
import { INSTALLATION_KEY_FILE, KEY_BYTES } from '../installation-key.ts';
import { RETIRED_FOLDER } from '../library/create-library.ts';
import { holdLock } from '../lock/data-lock.ts';
import { STORE_FILE } from '../store/open-database.ts';
import { BACKED_UP_WITHDRAWN, type BackupManifest, CORPUS_PART, RETIRED_PART } from './backup-format.ts';
import { closeUpdates, isOfOtherKey } from './copy-database.ts';
import { finishRestore, JOURNAL_FILE, readJournal, type RestoreJournal, writeJournal } from './restore-journal.ts';
import { unpackBackup } from './unpack-backup.ts';

export interface RestoreRequest {
  readonly dataDir: string;
  readonly corpusDir: string;
  /** null goes on with a restoring that was interrupted. */
  readonly from: string | null;
  readonly now?: () => Date;
}

export interface RestoreReport {
  /** `resumed`: what was done is what an earlier call had begun, whatever this one named. */
  readonly kind: 'restored' | 'resumed';
  /** What was done and what is to be done, for people. */
  readonly lines: readonly string[];
}

/** How the names begin of what is unpacked, and of what was there before; the latter also hidden among the articles. */
const UNPACKED = 'restoring-';
const BEFORE = 'before-restore-';

const listVisible = async (folder: string) => (await readdir(folder)).filter((name) => !name.startsWith('.'));

/** A restoring that ended before its first move has left no more than what it unpacked. */
async function clearScratch(folder: string, start: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.startsWith(start)) await rm(join(folder, name), { recursive: true, force: true });
}

/** Whether the folder holds the files of the backup's corpus and no others, so that it may be one that cannot be written. */
async function hasCorpus(corpusDir: string, manifest: BackupManifest): Promise<boolean> {
  const wanted = new Map(
    manifest.files.flatMap(({ path, sha256 }) =>
      path.startsWith(`${CORPUS_PART}/`) ? [[path.slice(CORPUS_PART.length + 1), sha256]] : [],
    ),
  );
  const entries = await readdir(corpusDir, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(corpusDir.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !path.split('/').some((segment) => segment.startsWith('.')));
  if (files.length !== wanted.size) return false;
  for (const path of files)
    if ((await hashFile(join(corpusDir, path)).catch(() => '')) !== wanted.get(path)) return false;
  return true;
}

async function checkSmallParts(unpacked: string, dataDir: string): Promise<void> {
  const key = join(unpacked, INSTALLATION_KEY_FILE);
  if (existsSync(key) && (await readFile(key)).length !== KEY_BYTES)
    throw new AppError('backup', `${INSTALLATION_KEY_FILE} in the backup is no key`, { fix: 'take another backup' });
  const used = await readFile(existsSync(key) ? key : join(dataDir, INSTALLATION_KEY_FILE)).catch(() => null);
  if (used?.length === KEY_BYTES && isOfOtherKey(join(unpacked, STORE_FILE), used))
    throw new AppError(
      'backup',
      `the records in the backup were written with another ${INSTALLATION_KEY_FILE} than the one ${existsSync(key) ? 'in it' : `in ${dataDir}, and it holds none`}`,
      { fix: 'nothing was changed; take another backup, or put the key that belongs to it into the data folder' },
    );
  const withdrawn = join(unpacked, BACKED_UP_WITHDRAWN);
  if (existsSync(withdrawn)) parseWithdrawn(await readFile(withdrawn, 'utf8'), withdrawn);
}

/**
 * Puts a backup in the place of what is there, which is kept beside it. The backup is verified as a whole before anything
 * is touched; then everything is moved or nothing: a call that was interrupted is finished by the next one, and until then
 * no bot starts here.
 *
 * @throws AppError `locked` when a bot runs on the data folder; `backup` when the backup cannot be used or the folders not
 *   be written
 */
export async function restoreBackup(request: RestoreRequest): Promise<RestoreReport> {
  const { dataDir, corpusDir, from } = request;
  const held = holdLock(dataDir);
  try {
    const begun = readJournal(dataDir);
    if (begun) {
      await finishRestore(dataDir, begun);
      return { kind: 'resumed', lines: begun.report };
    }
    if (from === null)
      throw new AppError('usage', 'say which backup is to be restored', {
        fix: 'usage: npm run restore -- --from FILE',
      });
    const journal = await prepare({ dataDir, corpusDir, from, now: request.now ?? (() => new Date()) });
    await writeJournal(dataDir, journal);
    await finishRestore(dataDir, journal);
    return { kind: 'restored', lines: journal.report };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const { code, path } = cause as NodeJS.ErrnoException;
    throw new AppError(
      'backup',
      `the backup could not be restored (${code ?? String(cause)}${path ? ` at ${path}` : ''})`,
      {
        fix: 'see that both folders may be written and have room, then run npm run restore once more',
        cause,
      },
    );
  } finally {
    held.release();
  }
}

/** Unpacks and verifies everything, beside where it is to be; nothing that is in use has changed yet. */
async function prepare(request: {
  readonly dataDir: string;
  readonly corpusDir: string;
  readonly from: string;
  readonly now: () => Date;
}): Promise<RestoreJournal> {
  const { dataDir, corpusDir, from, now } = request;
  const stamp = now().toISOString().replaceAll(/[:.]/g, '-');
  await mkdir(corpusDir, { recursive: true });
  for (const start of [UNPACKED, `${JOURNAL_FILE}-`]) await clearScratch(dataDir, start);
  const unpacked = join(dataDir, `${UNPACKED}${stamp}`);
  const besideCorpus = join(corpusDir, `.${UNPACKED}${stamp}`);
  try {
    await mkdir(unpacked, { mode: 0o700 });
    const manifest = await unpackBackup(from, unpacked);
    await checkSmallParts(unpacked, dataDir);
    const given = closeUpdates(join(unpacked, STORE_FILE), now().getTime());
    const isSame = await hasCorpus(corpusDir, manifest);
    if (!isSame) {
      await clearScratch(corpusDir, `.${UNPACKED}`);
      await placeBesideCorpus(join(unpacked, CORPUS_PART), besideCorpus);
    }
    return await planMoves({
      manifest,
      unpacked,
      besideCorpus: isSame ? null : besideCorpus,
      given,
      stamp,
      ...request,
    });
  } catch (error) {
    await rm(unpacked, { recursive: true, force: true }).catch(() => undefined);
    await rm(besideCorpus, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}

/** The corpus may lie on another disk than the data: what is to be moved into it in one step has to be there already. */
async function placeBesideCorpus(unpacked: string, to: string): Promise<void> {
  await mkdir(to, { mode: 0o755 });
  if (!existsSync(unpacked)) return;
  const entries = await readdir(unpacked, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((it) => it.isDirectory()))
    await mkdir(join(to, join(entry.parentPath, entry.name).slice(unpacked.length)), { recursive: true });
  for (const entry of entries.filter((it) => it.isFile())) {
    const path = join(entry.parentPath, entry.name);
    await copyDurably(path, join(to, path.slice(unpacked.length)));
  }
  await syncFolder(to);
}

async function planMoves(parts: {
  readonly manifest: BackupManifest;
  readonly unpacked: string;
  readonly besideCorpus: string | null;
  readonly given: number;
  readonly stamp: string;
  readonly dataDir: string;
  readonly corpusDir: string;
  readonly from: string;
}): Promise<RestoreJournal> {
  const { unpacked, besideCorpus, dataDir, corpusDir, stamp } = parts;
  const before = join(dataDir, `${BEFORE}${stamp}`);
  const corpusBefore = join(corpusDir, `.${BEFORE}${stamp}`);
  const slot = snapshotRootOf(dataDir, { kind: 'folder', dir: corpusDir });
  await mkdir(slot, { recursive: true });
  const live: readonly (readonly [path: string, name: string])[] = [
    ...[STORE_FILE, `${STORE_FILE}-wal`, `${STORE_FILE}-shm`, INSTALLATION_KEY_FILE, RETIRED_FOLDER].map(
      (name) => [join(dataDir, name), name] as const,
    ),
    [join(slot, WITHDRAWN_FILE), WITHDRAWN_FILE],
    // What serves is made of the articles that are restored.
    [join(slot, PINNED_FILE), PINNED_FILE],
  ];
  const has = (path: string) => existsSync(join(unpacked, path));
  // A backup of a time before there was a key leaves the one that there is.
  const stays = (name: string) => name === INSTALLATION_KEY_FILE && !has(INSTALLATION_KEY_FILE);
  const aside = live.flatMap(([path, name]): [string, string][] => (stays(name) ? [] : [[path, join(before, name)]]));
  const into: [string, string][] = [
    [STORE_FILE, join(dataDir, STORE_FILE)],
    [INSTALLATION_KEY_FILE, join(dataDir, INSTALLATION_KEY_FILE)],
    [RETIRED_PART, join(dataDir, RETIRED_FOLDER)],
    [BACKED_UP_WITHDRAWN, join(slot, WITHDRAWN_FILE)],
  ].flatMap(([name, to]): [string, string][] => (has(name!) ? [[join(unpacked, name!), to!]] : []));
  if (besideCorpus !== null) {
    for (const name of await listVisible(corpusDir)) aside.push([join(corpusDir, name), join(corpusBefore, name)]);
    for (const name of await listVisible(besideCorpus)) into.push([join(besideCorpus, name), join(corpusDir, name)]);
  }
  for (const [path] of into) if (path.startsWith(unpacked)) await openToOwner(path);
  const scratch = [unpacked, ...(besideCorpus === null ? [] : [besideCorpus])];
  const moved = aside.filter(([path]) => existsSync(path)).map(([, to]) => to);
  const kept = [before, corpusBefore].filter((folder) => moved.some((to) => to.startsWith(folder)));
  const report = describe(parts, besideCorpus === null, kept);
  return { version: 1, backup: parts.from, aside, into, scratch, report };
}

function describe(
  parts: {
    readonly manifest: BackupManifest;
    readonly given: number;
    readonly corpusDir: string;
    readonly from: string;
  },
  isSame: boolean,
  kept: readonly string[],
): string[] {
  const { manifest, given, corpusDir, from } = parts;
  const count = (part: string) => manifest.files.filter(({ path }) => path.startsWith(`${part}/`)).length;
  const has = (path: string) => manifest.files.some((file) => file.path === path);
  return [
    `restored from ${from}, made ${manifest.madeAt} by version ${manifest.program}:`,
    `  ${count(CORPUS_PART)} files in ${corpusDir}${isSame ? ' (they were the same already)' : ''}`,
    `  ${count(RETIRED_PART)} retired articles; ${has(BACKED_UP_WITHDRAWN) ? 'the list of withdrawn ones' : 'none was withdrawn'}`,
    `  records of answers, settings of chats, votes and golden questions${has(INSTALLATION_KEY_FILE) ? '; the key of the installation' : ''}`,
    ...(given > 0 ? [`  ${given} messages that were waiting for an answer when it was made are not answered`] : []),
    ...(manifest.pinned === null
      ? []
      : ['  an earlier snapshot served when it was made (/rollback); now the articles as they are will']),
    ...(kept.length > 0 ? [`what was there before is kept in ${kept.join(' and ')}: delete it when all is well`] : []),
    'people who had themselves forgotten (/forget) after it was made are in it again',
    'next: npm start (the first start builds a snapshot; .env is not in a backup)',
  ];
}

/** As the bot makes them: the database and the key for their owner alone, articles for whoever may read there. */
async function openToOwner(path: string): Promise<void> {
  const name = path.split(/[\\/]/).at(-1)!;
  if (name !== RETIRED_PART) return chmod(path, 0o600);
  await chmod(path, 0o755);
  for (const entry of await readdir(path, { recursive: true, withFileTypes: true }))
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
}
