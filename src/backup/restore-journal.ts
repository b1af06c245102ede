import { lstatSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { replaceFile, syncFolder } from '../durable-files.ts';
import { AppError } from '../errors.ts';

/** Below the data folder, from before the first change of a restoring until after the last. */
export const JOURNAL_FILE = 'restore.json';

const pathsSchema = z.tuple([z.string(), z.string()]);
const journalSchema = z.object({
  version: z.literal(1),
  /** What is restored, for people. */
  backup: z.string(),
  /** Live paths, and where each goes if it is there; nothing has lain there before. */
  aside: z.array(pathsSchema),
  /** Unpacked paths, and where each goes. */
  into: z.array(pathsSchema),
  /** Folders to be removed at the end. */
  scratch: z.array(z.string()),
  /** Lines for whoever restores. */
  report: z.array(z.string()),
});

/**
 * All moves of a restoring, written down before the first of them: whatever ends the program, the next one goes on with
 * those that are left. Each is one rename within a file system.
 */
export type RestoreJournal = Readonly<z.infer<typeof journalSchema>>;

const isThere = (path: string) => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** @throws AppError `backup` when there is one that cannot be read */
export function readJournal(dataDir: string): RestoreJournal | null {
  const file = join(dataDir, JOURNAL_FILE);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new AppError('backup', `${file} cannot be read`, { fix: 'give the right to read it', cause });
  }
  try {
    return journalSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError('backup', `${file}, the list of what is left to do of a restoring, is damaged`, {
      fix: 'look at the folders before-restore-… and restoring-… beside it, put things right by hand and delete it',
      cause,
    });
  }
}

/**
 * Keeps a program from working on what is half old and half restored.
 * @throws AppError `backup`
 */
export function refuseHalfRestored(dataDir: string): void {
  if (!isThere(join(dataDir, JOURNAL_FILE))) return;
  throw new AppError('backup', `a backup was being restored to ${dataDir} and the work was interrupted`, {
    fix: 'run npm run restore once more: it goes on where it was',
  });
}

export async function writeJournal(dataDir: string, journal: RestoreJournal): Promise<void> {
  await replaceFile(join(dataDir, JOURNAL_FILE), JSON.stringify(journal), 0o600);
}

/** Carries out what is left, from wherever it was interrupted. @throws what the file system throws */
export async function finishRestore(dataDir: string, { aside, into, scratch }: RestoreJournal): Promise<void> {
  const folders = new Set<string>();
  const move = async (from: string, to: string) => {
    await mkdir(dirname(to), { recursive: true });
    await rename(from, to);
    folders.add(dirname(from)).add(dirname(to));
  };
  // What has been moved aside is not what lies in its place by now.
  for (const [from, to] of aside) if (!isThere(to) && isThere(from)) await move(from, to);
  for (const [from, to] of into) if (isThere(from)) await move(from, to);
  for (const folder of folders) await syncFolder(folder);
  await rm(join(dataDir, JOURNAL_FILE), { force: true });
  await syncFolder(dataDir);
  for (const folder of scratch) await rm(folder, { recursive: true, force: true });
}
