import { readFileSync, statSync } from 'node:fs';

/**
 * A line of proc_locks(5): the process, then the device and the number of the file, like
 * `1: POSIX  ADVISORY  WRITE 4711 fe:00:1234 0 EOF`. A process that cannot be seen from here is 0.
 */
const LOCK = /^\d+: POSIX +ADVISORY +WRITE +([1-9]\d*) [\da-f]+:[\da-f]+:(\d+) /gm;

/** ` (process 4711)` for a sentence; empty where the system does not say, as outside Linux or across containers. */
export function nameHolder(file: string): string {
  try {
    const number = String(statSync(file).ino);
    const locks = [...readFileSync('/proc/locks', 'utf8').matchAll(LOCK)];
    const process = locks.find(([, , inode]) => inode === number)?.[1];
    return process === undefined ? '' : ` (process ${process})`;
  } catch {
    return '';
  }
}
