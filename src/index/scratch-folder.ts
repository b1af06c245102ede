import { readdirSync, rmSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Held, isFileLocked, lockFile } from '../lock/lock-file.ts';

/** How the names begin of what belongs to a build under way. */
const BUILDING = 'building-';
const LOCK = '.lock';
/** `building-<id>-<token>`, and what may follow: `.lock`, or the name of something moved aside. */
const SCRATCH = /^building-[0-9a-f]{12}-[0-9a-f-]{36}/;

/** Where a build puts what nobody may see yet. */
export interface ScratchFolder {
  readonly path: string;
  /** Removes what is left of it. */
  close(): Promise<void>;
}

/** Without a lock, on a file system that has none, the build is known to be over by its age alone. */
function lock(file: string): Held | null {
  try {
    return lockFile(file);
  } catch {
    return null;
  }
}

/**
 * A folder of this build's own. The system holds a lock beside it as long as the process lives: what a killed build has
 * left is known by that, and not by the number of its process, which containers that share a data folder have in common.
 *
 * @param token a word of no other build, a UUID
 */
export async function makeScratchFolder(root: string, id: string, token: string): Promise<ScratchFolder> {
  const path = join(root, `${BUILDING}${id}-${token}`);
  const held = lock(`${path}${LOCK}`);
  const close = async () => {
    await rm(path, { recursive: true, force: true });
    held?.release();
    await rm(`${path}${LOCK}`, { force: true });
  };
  try {
    await mkdir(path);
  } catch (error) {
    await close();
    throw error;
  }
  return { path, close };
}

/** Removes all that a build has left that is over: by its end, or because this is its end. */
export function removeScratch(root: string, token: string): void {
  try {
    for (const name of readdirSync(root))
      if (name.startsWith(BUILDING) && name.includes(token)) rmSync(join(root, name), { recursive: true, force: true });
  } catch {
    // What stays is cleared away with other remains of builds.
  }
}

/** What is known of the build that a thing in the folder of snapshots is named after. */
export function findBuild(root: string, name: string): 'alive' | 'over' | 'unknown' {
  const [scratch] = SCRATCH.exec(name) ?? [];
  if (scratch === undefined) return 'unknown';
  try {
    return isFileLocked(join(root, `${scratch}${LOCK}`)) ? 'alive' : 'over';
  } catch {
    return 'unknown';
  }
}
