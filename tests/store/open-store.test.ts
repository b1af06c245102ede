import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';

const DAY = '2026-11-24';
const fileOf = (dataDir: string) => join(dataDir, 'kecheng.db');

function tryToOpen(dataDir: string): AppError {
  try {
    openStore(dataDir).close();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('it opened');
}

function startWriter(dataDir: string, name: string, count = 'Infinity') {
  const writer = spawn(
    process.execPath,
    ['--import', 'tsx', resolve(import.meta.dirname, 'write-rows.ts'), dataDir, name, count],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let told = '';
  writer.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));
  return { writer, faults: () => told };
}

function countRecords(store: Store, name: string): number {
  let count = 0;
  while (store.audits.find(`${name}-${count}`) !== null) count += 1;
  return count;
}

describe('a store', () => {
  it('is made with its folder, for the bot’s eyes only, and keeps what it was given', () => {
    const dataDir = join(makeTempFolder(), 'new', 'data');
    const store = openStore(dataDir);
    store.audits.insert('a', 1, '{}');
    store.tokens.add(DAY, 'user', '7', { input: 1, output: 2, answers: 1 });
    for (const end of ['', '-wal', '-shm']) expect(statSync(fileOf(dataDir) + end).mode & 0o777).toBe(0o600);
    store.close();
    const again = openStore(dataDir);
    expect(again.audits.find('a')).toBe('{}');
    expect(again.tokens.count(DAY, 'user', '7')).toEqual({ input: 1, output: 2, answers: 1 });
    again.close();
  });

  it('in memory leaves nothing behind', () => {
    const store = openStore(null);
    store.audits.insert('a', 1, '{}');
    expect(store.audits.find('a')).toBe('{}');
    store.close();
    const other = openStore(null);
    expect(other.audits.find('a')).toBeNull();
    other.close();
  });

  it('writes all that belongs together, or nothing of it', () => {
    const store = openStore(null);
    const fault = new Error('midway');
    const work = () =>
      store.together(() => {
        store.audits.insert('a', 1, '{}');
        throw fault;
      });
    expect(work).toThrow(fault);
    expect(store.audits.find('a')).toBeNull();
    store.together(() => store.audits.insert('a', 1, '{}'));
    expect(store.audits.find('a')).toBe('{}');
    store.close();
  });

  it('forgets where an answer was sent together with its record', () => {
    const store = openStore(null);
    store.audits.insert('old', 1, '{}');
    store.audits.insert('new', 2, '{}');
    store.sentAnswers.insert({ chat: -100, message: 5, asker: null, question: null }, 'old');
    store.sentAnswers.insert({ chat: -100, message: 6, asker: null, question: null }, 'new');
    expect(store.audits.deleteBefore(2)).toBe(1);
    expect([store.sentAnswers.find(-100, 5), store.sentAnswers.find(-100, 6)]).toEqual([null, 'new']);
    expect(() => store.sentAnswers.insert({ chat: -100, message: 7, asker: null, question: null }, 'old')).toThrow(
      /FOREIGN KEY/,
    );
    store.close();
  });

  it('leaves no trace of what it deleted', () => {
    const dataDir = makeTempFolder();
    const store = openStore(dataDir);
    for (let i = 0; i < 200; i += 1) store.audits.insert(`a${i}`, i, `{"question":"secret question ${i}"}`);
    store.audits.deleteBefore(150);
    store.close();
    const bytes = readFileSync(fileOf(dataDir), 'latin1');
    const left = [...bytes.matchAll(/secret question (\d+)/g)].map((match) => Number(match[1]));
    expect(left.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => 150 + i));
  });

  it('is read and written by two at once', () => {
    const dataDir = makeTempFolder();
    const [bot, ask] = [openStore(dataDir), openStore(dataDir)];
    bot.audits.insert('a', 1, '{}');
    ask.audits.insert('b', 1, '{}');
    ask.tokens.add(DAY, 'all', '', { input: 1, output: 1, answers: 0 });
    bot.tokens.add(DAY, 'all', '', { input: 1, output: 1, answers: 0 });
    expect([bot.audits.find('b'), ask.audits.find('a')]).toEqual(['{}', '{}']);
    expect(ask.tokens.count(DAY, 'all', '')).toEqual({ input: 2, output: 2, answers: 0 });
    bot.close();
    expect(ask.audits.find('a')).toBe('{}');
    ask.close();
  });

  it('is made once when several processes start over an empty folder, and none loses a row', async () => {
    const dataDir = makeTempFolder();
    const names = ['a', 'b', 'c'];
    const writers = names.map((name) => startWriter(dataDir, name, '40'));
    const ends = await Promise.all(writers.map(({ writer }) => once(writer, 'close')));
    expect([writers.map(({ faults }) => faults()), ends.map(([code]) => code)]).toEqual([
      ['', '', ''],
      [0, 0, 0],
    ]);
    const store = openStore(dataDir);
    expect(names.map((name) => countRecords(store, name))).toEqual([40, 40, 40]);
    store.close();
  }, 30_000);

  it('is whole after its writer was killed midway: every row that was said to be in is in', async () => {
    const dataDir = makeTempFolder();
    for (const name of ['first', 'second']) {
      const { writer } = startWriter(dataDir, name);
      let said = '';
      await new Promise<void>((settle) => {
        writer.stdout.setEncoding('utf8').on('data', (text: string) => {
          said += text;
          if (said.split('\n').length > 60) settle();
        });
      });
      writer.kill('SIGKILL');
      await once(writer, 'close');
      const store = openStore(dataDir);
      expect(countRecords(store, name)).toBeGreaterThanOrEqual(said.split('\n').length - 1);
      store.audits.insert(`after ${name}`, Date.now(), '{}');
      expect(store.audits.find(`after ${name}`)).toBe('{}');
      store.close();
    }
  }, 30_000);
});

describe('a store that cannot be used', () => {
  it('because the file is no database says so in one line, and what to do, and leaves it alone', () => {
    const dataDir = makeTempFolder();
    const text = 'this is my diary and no database\n'.repeat(100);
    writeFileSync(fileOf(dataDir), text);
    const { code, line } = tryToOpen(dataDir);
    expect(code).toBe('store');
    expect(line).toMatch(/kecheng\.db is damaged \(file is not a database\) — restore a backup/);
    expect(line).not.toContain('\n');
    expect(readFileSync(fileOf(dataDir), 'utf8')).toBe(text);
  });

  it.each([
    ['lost its end', (file: string) => truncateSync(file, 8_192)],
    [
      'was written over in the middle',
      (file: string) => {
        const bytes = readFileSync(file);
        bytes.fill(0x5a, 4_096, bytes.length - 4_096);
        writeFileSync(file, bytes);
      },
    ],
  ])('because it %s is found out at the start', (_, damage) => {
    const dataDir = makeTempFolder();
    const store = openStore(dataDir);
    for (let i = 0; i < 100; i += 1) store.audits.insert(`a${i}`, i, 'x'.repeat(2_000));
    store.close();
    damage(fileOf(dataDir));
    expect(tryToOpen(dataDir).line).toMatch(/kecheng\.db is damaged .* — restore a backup .*, or move it away/);
  });

  it('because a newer version wrote it says so, and changes nothing', () => {
    const dataDir = makeTempFolder();
    openStore(dataDir).close();
    const database = new DatabaseSync(fileOf(dataDir));
    database.exec('PRAGMA user_version = 999');
    database.close();
    const { code, line } = tryToOpen(dataDir);
    expect([code, line]).toEqual([
      'store',
      expect.stringMatching(/was written by a newer version of this program — use that version/),
    ]);
    const after = new DatabaseSync(fileOf(dataDir));
    expect(after.prepare('PRAGMA user_version').get()).toMatchObject({ user_version: 999 });
    after.close();
  });

  it('because another program holds it says so', () => {
    const dataDir = makeTempFolder();
    const holder = new DatabaseSync(fileOf(dataDir));
    holder.exec('BEGIN EXCLUSIVE');
    expect(tryToOpen(dataDir).line).toMatch(/kecheng\.db is held by another program .* — close what has it open/);
    holder.exec('ROLLBACK');
    holder.close();
    openStore(dataDir).close();
  });

  it('because its folder is a file says what it could not do', () => {
    const folder = makeTempFolder();
    writeFileSync(join(folder, 'data'), '');
    expect(tryToOpen(join(folder, 'data')).line).toMatch(
      /kecheng\.db cannot be opened for writing \(.*\) — give the bot/,
    );
  });

  it('because a folder has its name says what it could not do', () => {
    const dataDir = makeTempFolder();
    mkdirSync(fileOf(dataDir));
    expect(tryToOpen(dataDir).line).toMatch(/cannot be opened for writing \(EISDIR\)/);
  });

  // The superuser may write anywhere, but not among the processes.
  it.skipIf(!existsSync('/proc/self'))('because nothing can be written there says what it could not do', () => {
    expect(tryToOpen('/proc').line).toMatch(/^\/proc\/kecheng\.db cannot be opened for writing \(E[A-Z]+\) — give/);
  });
});
