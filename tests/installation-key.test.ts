import { fork } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { INSTALLATION_KEY_FILE, loadInstallationKey } from '../src/installation-key.ts';
import { makeTempFolder } from './helpers/temp-folder.ts';

const modeOf = (path: string) => statSync(path).mode & 0o777;

describe('the key of an installation', () => {
  test('is made once, of 32 bytes, for its owner alone', () => {
    const folder = join(makeTempFolder(), 'not', 'there', 'yet');
    const key = loadInstallationKey(folder);
    expect(key).toHaveLength(32);
    expect(loadInstallationKey(folder).equals(key)).toBe(true);
    expect(readdirSync(folder)).toEqual([INSTALLATION_KEY_FILE]);
    expect(modeOf(join(folder, INSTALLATION_KEY_FILE))).toBe(0o600);
  });

  test('differs between installations', () => {
    expect(loadInstallationKey(makeTempFolder()).equals(loadInstallationKey(makeTempFolder()))).toBe(false);
  });

  test('is the same for processes that make it at the same time', async () => {
    const folder = makeTempFolder();
    const script = join(folder, 'load.mjs');
    const source = JSON.stringify(join(import.meta.dirname, '../src/installation-key.ts'));
    writeFileSync(
      script,
      `import { loadInstallationKey } from ${source};
       process.once('message', () => {
         process.send(loadInstallationKey(${JSON.stringify(join(folder, 'data'))}).toString('hex'));
         process.disconnect();
       });
       process.send('ready');`,
    );
    const children = Array.from({ length: 4 }, () => fork(script, { execArgv: ['--import', 'tsx'] }));
    const hear = (child: (typeof children)[number]) =>
      new Promise<unknown>((settle, reject) => child.once('message', settle).once('error', reject));
    await Promise.all(children.map(hear));
    const keys = children.map(hear);
    for (const child of children) child.send('go');
    const heard = await Promise.all(keys);
    expect(new Set(heard)).toEqual(new Set([readFileSync(join(folder, 'data', INSTALLATION_KEY_FILE), 'hex')]));
    expect(readdirSync(join(folder, 'data'))).toEqual([INSTALLATION_KEY_FILE]);
  });

  test('is taken from others who could read it', () => {
    const folder = makeTempFolder();
    loadInstallationKey(folder);
    const path = join(folder, INSTALLATION_KEY_FILE);
    chmodSync(path, 0o644);
    loadInstallationKey(folder);
    expect(modeOf(path)).toBe(0o600);
  });

  test.each([0, 31, 33])('of %i bytes is refused in one line, and stays', (length) => {
    const folder = makeTempFolder();
    const path = join(folder, INSTALLATION_KEY_FILE);
    writeFileSync(path, Buffer.alloc(length, 7));
    expect(() => loadInstallationKey(folder)).toThrow(
      expect.objectContaining({
        code: 'store',
        line: `${path} holds ${length} bytes instead of 32: it is no key — put it back from a backup; without one, move it and kecheng.db away together, and new ones are made`,
      }),
    );
    expect(readFileSync(path)).toHaveLength(length);
  });

  test('that can neither be read nor made is told in one line', () => {
    const file = join(makeTempFolder(), 'file');
    writeFileSync(file, '');
    expect(() => loadInstallationKey(file)).toThrow(
      expect.objectContaining({ code: 'store', message: expect.stringContaining('cannot be read or made') as unknown }),
    );
  });
});
