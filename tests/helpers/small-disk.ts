import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { makeTempFolder } from './temp-folder.ts';

/** A disk of a few megabytes, which a test can fill. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves so many bytes free, or fewer. */
  fill(left: number): void;
  /** Takes away what `fill` put there. */
  empty(): void;
}

/** @returns null where this user may mount nothing: the test then says that it is skipped */
export function mountSmallDisk(megabytes: number): SmallDisk | null {
  const folder = makeTempFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  // Registered after the folder's own removal, it runs before it.
  afterAll(() => execFileSync('umount', ['-l', folder], { stdio: 'ignore' }));
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill(left) {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - left)), { flag: 'a' });
    },
    empty: () => rmSync(ballast, { force: true }),
  };
}
