import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PINNED_FILE, snapshotRootOf, WITHDRAWN_FILE } from '../index/snapshot-store.ts';
import { INSTALLATION_KEY_FILE } from '../installation-key.ts';
import { RETIRED_FOLDER } from '../library/create-library.ts';
import { STORE_FILE } from '../store/open-database.ts';
import { BACKED_UP_WITHDRAWN, RETIRED_PART } from './backup-format.ts';
import type { RestoreJournal } from './restore-journal.ts';

/** How the names begin of what was there before; hidden among the articles. */
const BEFORE = 'before-restore-';

type Move = [from: string, to: string];

export interface PlannedMoves extends Pick<RestoreJournal, 'aside' | 'into'> {
  /** Folders in which what is there now will be kept. */
  readonly kept: readonly string[];
}

const listVisible = async (folder: string) => (await readdir(folder)).filter((name) => !name.startsWith('.'));

/**
 * All moves that put what was unpacked in the place of what is there, which goes aside.
 *
 * @param parts.besideCorpus where the corpus was placed; null when the one that is there stays
 * @param parts.stamp tells this restoring from others
 */
export async function planMoves(parts: {
  readonly dataDir: string;
  readonly corpusDir: string;
  readonly unpacked: string;
  readonly besideCorpus: string | null;
  readonly stamp: string;
}): Promise<PlannedMoves> {
  const { dataDir, corpusDir, unpacked, besideCorpus, stamp } = parts;
  const before = join(dataDir, `${BEFORE}${stamp}`);
  const corpusBefore = join(corpusDir, `.${BEFORE}${stamp}`);
  const slot = snapshotRootOf(dataDir, { kind: 'folder', dir: corpusDir });
  await mkdir(slot, { recursive: true });
  const has = (path: string) => existsSync(join(unpacked, path));

  const ofData = [
    STORE_FILE,
    `${STORE_FILE}-wal`,
    `${STORE_FILE}-shm`,
    RETIRED_FOLDER,
    // A backup of a time before there was a key leaves the one that there is.
    ...(has(INSTALLATION_KEY_FILE) ? [INSTALLATION_KEY_FILE] : []),
  ];
  // What serves is made of the articles that are restored: nothing is pinned any more.
  const ofSnapshots = [WITHDRAWN_FILE, PINNED_FILE];
  const aside = [
    ...ofData.map((name): Move => [join(dataDir, name), join(before, name)]),
    ...ofSnapshots.map((name): Move => [join(slot, name), join(before, name)]),
  ];
  const into = (
    [
      [STORE_FILE, join(dataDir, STORE_FILE)],
      [INSTALLATION_KEY_FILE, join(dataDir, INSTALLATION_KEY_FILE)],
      [RETIRED_PART, join(dataDir, RETIRED_FOLDER)],
      [BACKED_UP_WITHDRAWN, join(slot, WITHDRAWN_FILE)],
    ] as const
  ).flatMap(([name, to]): Move[] => (has(name) ? [[join(unpacked, name), to]] : []));
  if (besideCorpus !== null) {
    for (const name of await listVisible(corpusDir)) aside.push([join(corpusDir, name), join(corpusBefore, name)]);
    for (const name of await listVisible(besideCorpus)) into.push([join(besideCorpus, name), join(corpusDir, name)]);
  }
  const moved = aside.filter(([path]) => existsSync(path)).map(([, to]) => to);
  const kept = [before, corpusBefore].filter((folder) => moved.some((to) => to.startsWith(folder)));
  return { aside, into, kept };
}
