import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { moveFile } from '../../src/library/move-file.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';

describe('moving a file', () => {
  it('takes it to a folder that is not there yet', async () => {
    const dir = makeTempFolder();
    writeFileSync(join(dir, 'a.md'), 'A');
    expect(await moveFile(join(dir, 'a.md'), join(dir, 'x', 'y', 'b.md'))).toBe(true);
    expect(readFileSync(join(dir, 'x', 'y', 'b.md'), 'utf8')).toBe('A');
    expect(readdirSync(dir)).toEqual(['x']);
  });

  it('leaves both alone when there is one already', async () => {
    const dir = makeTempFolder();
    writeFileSync(join(dir, 'a.md'), 'A');
    writeFileSync(join(dir, 'b.md'), 'B');
    expect(await moveFile(join(dir, 'a.md'), join(dir, 'b.md'))).toBe(false);
    expect(['a.md', 'b.md'].map((file) => readFileSync(join(dir, file), 'utf8'))).toEqual(['A', 'B']);
  });

  it('gives one of many movers the place', async () => {
    const dir = makeTempFolder();
    const names = ['1', '2', '3', '4', '5', '6'];
    for (const name of names) writeFileSync(join(dir, name), name);
    const moved = await Promise.all(names.map((name) => moveFile(join(dir, name), join(dir, 'to'))));
    expect(moved.filter(Boolean)).toHaveLength(1);
    expect(readdirSync(dir)).toHaveLength(names.length);
  });

  it('moves what a link leads to, and leaves that where it is', async () => {
    const dir = makeTempFolder();
    mkdirSync(join(dir, 'c'));
    writeFileSync(join(dir, 'real.md'), 'A');
    symlinkSync(join(dir, 'real.md'), join(dir, 'c', 'link.md'));
    expect(await moveFile(join(dir, 'c', 'link.md'), join(dir, 'r', 'link.md'))).toBe(true);
    expect(readFileSync(join(dir, 'r', 'link.md'), 'utf8')).toBe('A');
    expect([existsSync(join(dir, 'real.md')), readdirSync(join(dir, 'c')), readdirSync(join(dir, 'r'))]).toEqual([
      true,
      [],
      ['link.md'],
    ]);
  });

  it('loses nothing when it cannot be done', async () => {
    const dir = makeTempFolder();
    writeFileSync(join(dir, 'a.md'), 'A');
    writeFileSync(join(dir, 'file'), '');
    await expect(moveFile(join(dir, 'a.md'), join(dir, 'file', 'a.md'))).rejects.toThrow(/EEXIST|ENOTDIR/);
    expect(readFileSync(join(dir, 'a.md'), 'utf8')).toBe('A');
  });
});
