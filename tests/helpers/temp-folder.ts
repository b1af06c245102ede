import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A new folder of this test file's own; it is removed with everything in it when the file is done. */
export function makeTempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kecheng-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
