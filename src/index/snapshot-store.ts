import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { ArticleSource } from '../corpus/article-source.ts';
import { replaceFile, syncFolder } from '../durable-files.ts';
import { describeError } from '../errors.ts';
import { findBuild } from './scratch-folder.ts';

/** The snapshots of one source on disk: folders by id, and a file that names the one that serves. */
export interface SnapshotStore {
  readonly root: string;
  folder(id: string): string;
  /** The id of the snapshot that serves, or null. */
  readCurrent(): Promise<string | null>;
  /** Ids of the snapshots that served last, the latest (the present one) first. */
  readServed(): Promise<readonly string[]>;
  /**
   * Names the snapshot that serves from now on, in one step, and clears away older ones but the two before it.
   *
   * @param keep another one that is not to be cleared away yet
   * @returns what could not be cleared away, in one line each: that is no fault of the naming
   */
  setCurrent(id: string, keep?: string | null): Promise<readonly string[]>;
  /** Clears away what builds have left that were ended: before another one needs the room. */
  tidy(): Promise<void>;
  /** The snapshot that serves whatever the articles are now, or null. */
  readPin(): Promise<Pin | null>;
  setPin(pin: Pin | null): Promise<void>;
}

const pinSchema = z.object({ id: z.string(), why: z.enum(['rollback', 'held']) });
/**
 * Why a snapshot serves although the articles are others by now: somebody went back to it (`rollback`), or what was
 * built of the new articles answered worse and was not let in (`held`).
 */
export type Pin = Readonly<z.infer<typeof pinSchema>>;

const CURRENT_FILE = 'current';
const SERVED_FILE = 'served';
export const PINNED_FILE = 'pinned';
/** Articles that are shown no more (withdrawn-articles.ts). */
export const WITHDRAWN_FILE = 'withdrawn';
const OWN_FILES = [CURRENT_FILE, SERVED_FILE, PINNED_FILE, WITHDRAWN_FILE];
/** The one that serves and two to go back to. */
const SERVED_KEPT = 3;
/** How the names begin of what is being removed. */
const REMOVING = 'removing-';
const SNAPSHOT_ID = /^[0-9a-f]{12}$/;
/** Another process may be about to open a younger snapshot, or still be at a younger build. */
const SNAPSHOT_KEPT_MS = 10 * 60_000;
const BUILD_KEPT_MS = 6 * 3_600_000;
/** A build that has just begun may be about to take its lock. */
const OVER_KEPT_MS = 60_000;

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

/** How long a thing in a folder of snapshots is left alone that nobody is known to need, in milliseconds. */
function keptMs(root: string, name: string): number {
  if (name.startsWith(REMOVING)) return 0;
  if (SNAPSHOT_ID.test(name)) return SNAPSHOT_KEPT_MS;
  const build = findBuild(root, name);
  return build === 'alive' ? Infinity : build === 'over' ? OVER_KEPT_MS : BUILD_KEPT_MS;
}

async function clearAway(root: string, keep: ReadonlySet<string | null>): Promise<readonly string[]> {
  const failures: string[] = [];
  for (const name of (await readdir(root).catch(() => [])).filter((name) => !keep.has(name))) {
    const path = join(root, name);
    try {
      if ((await ageOf(path)) < keptMs(root, name)) continue;
      // Ended in the middle, it leaves no part of a snapshot under the name of one.
      const gone = SNAPSHOT_ID.test(name) ? join(root, `${REMOVING}${name}-${randomUUID()}`) : path;
      if (gone !== path) await rename(path, gone);
      await rm(gone, { recursive: true, force: true });
    } catch (error) {
      failures.push(`${path} cannot be removed (${describeError(error)})`);
    }
  }
  return failures;
}

/** Where the snapshots of a source lie. */
export function snapshotRootOf(dataDir: string, source: ArticleSource): string {
  return join(dataDir, 'snapshots', slotOf(source));
}

export function createSnapshotStore(dataDir: string, source: ArticleSource): SnapshotStore {
  const root = snapshotRootOf(dataDir, source);
  const read = async (name: string) => (await readFile(join(root, name), 'utf8').catch(() => '')).trim();
  const write = async (name: string, content: string) => {
    await mkdir(root, { recursive: true });
    await replaceFile(join(root, name), content);
  };
  const readCurrent = async () => {
    const id = await read(CURRENT_FILE);
    return SNAPSHOT_ID.test(id) ? id : null;
  };
  const readServed = async () => {
    const current = await readCurrent();
    const listed = (await read(SERVED_FILE)).split('\n').filter((id) => SNAPSHOT_ID.test(id));
    return [...new Set([...(current === null ? [] : [current]), ...listed])];
  };
  return {
    root,
    folder: (id) => join(root, id),
    readCurrent,
    readServed,
    async setCurrent(id, keep = null) {
      const before = await readServed();
      const served = [...new Set([id, ...before])].slice(0, SERVED_KEPT);
      if ((await readCurrent()) !== id) {
        await write(CURRENT_FILE, id);
        await write(SERVED_FILE, served.join('\n'));
      }
      return clearAway(root, new Set([...served, keep, ...OWN_FILES]));
    },
    async tidy() {
      await clearAway(root, new Set([...(await listSnapshots(root)), ...OWN_FILES]));
    },
    async readPin() {
      try {
        const pin = pinSchema.parse(JSON.parse(await read(PINNED_FILE)));
        return SNAPSHOT_ID.test(pin.id) ? pin : null;
      } catch {
        return null;
      }
    },
    async setPin(pin) {
      if (pin !== null) return write(PINNED_FILE, JSON.stringify(pin));
      try {
        await rm(join(root, PINNED_FILE));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
        throw error;
      }
      await syncFolder(root);
    },
  };
}
