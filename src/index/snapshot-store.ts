import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ArticleSource } from '../corpus/article-source.ts';

/** The snapshots of one source on disk: folders by id, and a file that names the one that serves. */
export interface SnapshotStore {
  readonly root: string;
  folder(id: string): string;
  /** The id of the snapshot that serves, or null. */
  readCurrent(): Promise<string | null>;
  /** Names the snapshot that serves from now on, in one step, and clears away older ones but the last. */
  setCurrent(id: string): Promise<void>;
}

const CURRENT_FILE = 'current';
/** Another process may be about to open a younger snapshot, or still be at a younger build. */
const SNAPSHOT_KEPT_MS = 10 * 60_000;
const BUILD_KEPT_MS = 6 * 3_600_000;

/** Every source has snapshots of its own, so that asking another folder does not rebuild the first. */
function slotOf(source: ArticleSource): string {
  const path = source.kind === 'folder' ? source.dir : source.file;
  const hash = createHash('sha256').update(path).digest('hex').slice(0, 8);
  return `${basename(path).replace(/[^\w.-]/g, '_')}-${hash}`;
}

export function createSnapshotStore(dataDir: string, source: ArticleSource): SnapshotStore {
  const root = join(dataDir, 'snapshots', slotOf(source));
  const readCurrent = async () => {
    const id = await readFile(join(root, CURRENT_FILE), 'utf8').catch(() => '');
    return /^[0-9a-f]{12}$/.test(id.trim()) ? id.trim() : null;
  };
  return {
    root,
    folder: (id) => join(root, id),
    readCurrent,
    async setCurrent(id) {
      const previous = await readCurrent();
      if (previous === id) return;
      await mkdir(root, { recursive: true });
      const scratch = join(root, `${CURRENT_FILE}-${process.pid}`);
      await writeFile(scratch, id);
      await rename(scratch, join(root, CURRENT_FILE));
      const keep = new Set([id, previous, CURRENT_FILE]);
      for (const name of await readdir(root)) {
        if (keep.has(name)) continue;
        const path = join(root, name);
        const kept = /^[0-9a-f]{12}$/.test(name) ? SNAPSHOT_KEPT_MS : BUILD_KEPT_MS;
        const old = await stat(path).then(
          (entry) => Date.now() - entry.mtimeMs > kept,
          () => false,
        );
        if (old) await rm(path, { recursive: true, force: true });
      }
    },
  };
}
