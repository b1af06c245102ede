import { spawnSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';

describe('the question whether the store can be written', () => {
  it('writes to the disk each time, and keeps what is there', () => {
    const folder = makeTempFolder();
    const store = openStore(folder);
    onTestFinished(() => store.close());
    store.settle();
    const log = join(folder, 'kecheng.db-wal');
    const sizes = [1, 2, 3].map(() => {
      store.tryWriting();
      return statSync(log).size;
    });
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
    expect(new Set(sizes).size).toBe(3);
    expect(store.updates.count()).toEqual({ open: 0, dead: 0, revivable: 0, oldestOpenAt: null });
  });

  it('is answered soon when another program holds the file, and again when it lets go', () => {
    const folder = makeTempFolder();
    const store = openStore(folder);
    onTestFinished(() => store.close());
    const other = new DatabaseSync(join(folder, 'kecheng.db'));
    onTestFinished(() => other.close());
    other.exec('BEGIN IMMEDIATE');
    const askedAt = performance.now();
    expect(() => store.tryWriting()).toThrow('database is locked');
    expect(performance.now() - askedAt).toBeLessThan(1_500);
    other.exec('COMMIT');
    expect(() => store.tryWriting()).not.toThrow();
  });

  it('is no when there is no room', () => {
    const folder = makeTempFolder();
    const script = join(folder, 'write.mjs');
    const source = JSON.stringify(join(import.meta.dirname, '../../src/store/open-store.ts'));
    writeFileSync(
      script,
      `import { openStore } from ${source};
       const store = openStore(${JSON.stringify(join(folder, 'data'))});
       let written = 0;
       try {
         for (; written < 1_000; written += 1) store.tryWriting();
       } catch (error) {
         process.stdout.write(\`after \${written}: \${error.message}\`);
       }
       process.exit(0);`,
    );
    // Files may not grow beyond a megabyte: to SQLite that is a disk without room.
    const limited = ['-c', 'ulimit -f 1024 && exec "$@"', 'bash', process.execPath, '--import', 'tsx', script];
    const { stdout, stderr } = spawnSync('bash', limited, { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^after [1-9]\d+: (disk I\/O error|database or disk is full)$/);
  });
});
