import { existsSync, lstatSync, readdirSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fault, ok, type Verdict, warning } from './finding.ts';

const MEGABYTE = 1_000_000;
/** A database that grows, and a model of 25 MB to fetch. */
const LEAST_BYTES = 50 * MEGABYTE;

const megabytes = (bytes: number): string => `${Math.ceil(bytes / MEGABYTE)} MB`;

/** Links are not followed. What vanishes meanwhile counts nothing. */
function sizeOf(path: string): number {
  try {
    const stats = lstatSync(path);
    if (!stats.isDirectory()) return stats.size;
    return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
  } catch {
    return 0;
  }
}

const findExisting = (dir: string): string => (existsSync(dir) ? dir : findExisting(dirname(dir)));

/** A snapshot is built beside those that serve: room for all of them again is room enough. */
export function checkDisk(dataDir: string, statfs: typeof statfsSync = statfsSync): readonly Verdict[] {
  const { bavail, bsize, files, ffree } = statfs(findExisting(dataDir));
  const free = bavail * bsize;
  const wanted = Math.max(LEAST_BYTES, 2 * sizeOf(join(dataDir, 'snapshots')));
  const fix = 'make room on this disk, or move the data folder to another one and name it in DATA_DIR';
  if (files > 0 && ffree === 0) return [fault(`the disk of ${dataDir} takes no more files`, fix)];
  if (free < LEAST_BYTES) return [fault(`${megabytes(free)} are free for ${dataDir}`, fix)];
  if (free < wanted)
    return [warning(`${megabytes(free)} are free for ${dataDir}, and ${megabytes(wanted)} would be safe`, fix)];
  return [ok(`${megabytes(free)} are free; ${megabytes(wanted)} are enough`)];
}
