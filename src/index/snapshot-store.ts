import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ArticleSource } from '../corpus/article-source.ts';
import { describeError } from '../errors.ts';

/** The snapshots of one source on disk: folders by id, and a file that names the one that serves. */
export interface SnapshotStore {
  readonly root: string;
  folder(id: string): string;
  /** The id of the snapshot that serves, or null. */
  readCurrent(): Promise<string | null>;
  /**
   * Names the snapshot that serves from now on, in one step, and clears away older ones but the last.
   *
   * @returns what could not be cleared away, in one line each: that is no fault of the naming
   */
  setCurrent(id: string): Promise<readonly string[]>;
}

const CURRENT_FILE = 'current';
const SNAPSHOT_ID = /^[0-9a-f]{12}$/;
/** Another process may be about to open a younger snapshot, or still be at a younger build. */
const SNAPSHOT_KEPT_MS = 10 * 60_000;
const BUILD_KEPT_MS = 6 * 3_600_000;

/** Every source has snapshots of its own, so that asking another folder does not rebuild the first. */
function slotOf(source: ArticleSource): string {
  const path = source.kind === 'folder' ? source.dir : source.file;
  const hash = createHash('sha256').update(path).digest('hex').slice(0, 8);
  return `${basename(path).replace(/[^\w.-]/g, '_')}-${hash}`;
}

const ageOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    // Another process has cleared it away.
    () => -Infinity,
  );

/** The ids of all snapshots in a folder of snapshots, newest first; sound or not. */
export async function listSnapshots(root: string): Promise<readonly string[]> {
  const ids = (await readdir(root).catch(() => [])).filter((name) => SNAPSHOT_ID.test(name));
  const aged = await Promise.all(ids.map(async (id) => ({ id, age: await ageOf(join(root, id)) })));
  return aged.toSorted((a, b) => a.age - b.age).map(({ id }) => id);
}

async function clearAway(root: string, keep: ReadonlySet<string | null>): Promise<readonly string[]> {
  const failures: string[] = [];
  for (const name of (await readdir(root).catch(() => [])).filter((name) => !keep.has(name))) {
    const path = join(root, name);
    try {
      const kept = SNAPSHOT_ID.test(name) ? SNAPSHOT_KEPT_MS : BUILD_KEPT_MS;
      if ((await ageOf(path)) > kept) await rm(path, { recursive: true, force: true });
    } catch (error) {
      failures.push(`${path} cannot be removed (${describeError(error)})`);
    }
  }
  return failures;
}

export function createSnapshotStore(dataDir: string, source: ArticleSource): SnapshotStore {
  const root = join(dataDir, 'snapshots', slotOf(source));
  const readCurrent = async () => {
    const id = (await readFile(join(root, CURRENT_FILE), 'utf8').catch(() => '')).trim();
    return SNAPSHOT_ID.test(id) ? id : null;
  };
  return {
    root,
    folder: (id) => join(root, id),
    readCurrent,
    async setCurrent(id) {
      const previous = await readCurrent();
      if (previous === id) return [];
      await mkdir(root, { recursive: true });
      const scratch = join(root, `${CURRENT_FILE}-${randomUUID()}`);
      await writeFile(scratch, id);
      await rename(scratch, join(root, CURRENT_FILE));
      return clearAway(root, new Set([id, previous, CURRENT_FILE]));
    },
  };
}
