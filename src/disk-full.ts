import { AppError } from './errors.ts';

/** What a file system says that takes nothing more: the disk, or what its user may have of it. */
const FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);
/** SQLITE_FULL (https://sqlite.org/rescode.html), the lowest byte of what an error carries. */
const SQLITE_FULL = 13;
/** Causes of causes that are looked at. */
const DEEPEST = 20;

/** Whether it comes of a disk without room, however many faults were made of it since. */
export function isDiskFull(error: unknown): boolean {
  let inner = error;
  for (let depth = 0; depth < DEEPEST && inner instanceof Error; depth += 1) {
    const { code, errcode } = inner as { readonly code?: unknown; readonly errcode?: unknown };
    if (inner instanceof AppError && inner.code === 'disk') return true;
    if (FULL.has(code) || (typeof errcode === 'number' && (errcode & 0xff) === SQLITE_FULL)) return true;
    inner = inner.cause;
  }
  return false;
}
