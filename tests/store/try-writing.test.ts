import { statSync } from 'node:fs';
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
    expect(store.updates.count()).toEqual({ open: 0, dead: 0, oldestOpenAt: null });
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

  it('is no when the disk is full', () => {
    const folder = makeTempFolder();
    const store = openStore(folder);
    onTestFinished(() => store.close());
    // A log that may not grow is what a full disk looks like to SQLite.
    expect(() => store.tryWriting()).not.toThrow();
  });
});
