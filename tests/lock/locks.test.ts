import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLog, silentLog } from '../../src/log.ts';
import { holdLock, isLocked, LOCK_FILE } from '../../src/lock/data-lock.ts';
import { holdToken } from '../../src/lock/token-lock.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';

const folder = makeTempFolder();
let folders = 0;
const newFolder = (): string => join(folder, `data-${(folders += 1)}`);
const newToken = (): string => `1234567:${randomUUID()}`;

async function startHolder(dataDir: string): Promise<ChildProcess> {
  const program = join(import.meta.dirname, 'hold-lock.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

describe('the lock of a data folder', () => {
  it('keeps a second bot away in one line that names the process, and vanishes with kill -9', async () => {
    const dataDir = newFolder();
    const holder = await startHolder(dataDir);
    const process = existsSync('/proc/locks') ? ` (process ${holder.pid})` : '';
    expect(() => holdLock(dataDir)).toThrow(
      expect.objectContaining({
        code: 'locked',
        line: `a bot is already running on the data folder ${dataDir}${process} — stop it first, or choose another folder with DATA_DIR`,
      }),
    );
    expect(isLocked(dataDir)).toBe(true);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(isLocked(dataDir)).toBe(false);
    holdLock(dataDir).release();
  });

  it('counts within one process, too, and whoever only looks takes nothing away', () => {
    const dataDir = newFolder();
    const held = holdLock(dataDir);
    for (let looks = 0; looks < 3; looks += 1) {
      expect(isLocked(dataDir)).toBe(true);
      expect(() => holdLock(dataDir)).toThrow(/already running/);
    }
    held.release();
    expect(isLocked(dataDir)).toBe(false);
  });

  it('leaves one empty file that is nobody else’s to read', () => {
    const dataDir = newFolder();
    const held = holdLock(dataDir);
    expect(readdirSync(dataDir)).toEqual([LOCK_FILE]);
    expect(statSync(join(dataDir, LOCK_FILE))).toMatchObject({ size: 0, mode: 0o100600 });
    held.release();
    expect(readdirSync(dataDir)).toEqual([LOCK_FILE]);
  });

  it('is not held where nothing is, and looking makes nothing', () => {
    const dataDir = newFolder();
    expect(isLocked(dataDir)).toBe(false);
    expect(existsSync(dataDir)).toBe(false);
  });

  it('says what to do about a file of its name that is something else', () => {
    const dataDir = newFolder();
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, LOCK_FILE), 'no lock at all, but some words');
    for (const call of [holdLock, isLocked])
      expect(() => call(dataDir)).toThrow(
        expect.objectContaining({ code: 'store', line: expect.stringMatching(/kecheng\.lock .*— delete it/) }),
      );
  });

  it('says what to do about a folder that cannot be made', () => {
    const file = newFolder();
    writeFileSync(file, '');
    expect(() => holdLock(join(file, 'data'))).toThrow(
      expect.objectContaining({ code: 'store', line: expect.stringMatching(/ENOTDIR.* — give the bot the right/) }),
    );
  });
});

describe('the lock of a token', () => {
  it('keeps a second bot of the token away, and no other one', () => {
    const [one, other] = [newToken(), newToken()];
    const held = holdToken(one, silentLog, folder);
    expect(() => holdToken(one, silentLog, folder)).toThrow(
      expect.objectContaining({
        code: 'locked',
        message: expect.stringMatching(/^a bot with this token is already running on this machine/),
        fix: 'stop it first, or give this one a token of its own in TELEGRAM_BOT_TOKEN',
      }),
    );
    holdToken(other, silentLog, folder).release();
    held.release();
    holdToken(one, silentLog, folder).release();
  });

  it('lies in a file of this user’s own, whose name and contents give no part of the token away', () => {
    const token = newToken();
    const place = newFolder();
    mkdirSync(place);
    const held = holdToken(token, silentLog, place);
    onTestFinished(() => held.release());
    const [name, ...others] = readdirSync(place);
    expect(others).toEqual([]);
    expect(statSync(join(place, name!))).toMatchObject({ size: 0, mode: 0o100600 });
    const parts = Array.from({ length: token.length - 5 }, (_, at) => token.slice(at, at + 6));
    expect(parts.filter((part) => name!.includes(part))).toEqual([]);
  });

  const isRoot = process.getuid?.() === 0;

  it.each([
    ['is not there', (place: string) => void place],
    ['may not be written in', (place: string) => mkdirSync(place, { mode: 0o500 })],
    ['is a file', (place: string) => writeFileSync(place, '')],
  ])('only warns where the folder %s', (what, prepare) => {
    const place = newFolder();
    prepare(place);
    const lines: string[] = [];
    const log = createLog('warn', { write: (line) => lines.push(line) });
    holdToken(newToken(), log, place).release();
    // Nothing is forbidden to root.
    const expected = isRoot && what === 'may not be written in' ? 0 : 1;
    expect(lines).toHaveLength(expected);
    for (const line of lines) expect(line).toContain('a second bot with this token on this machine');
    if (existsSync(place)) chmodSync(place, 0o700);
  });

  it('follows no link that somebody has laid there', () => {
    const token = newToken();
    const place = newFolder();
    mkdirSync(place);
    holdToken(token, silentLog, place).release();
    const [name] = readdirSync(place);
    const elsewhere = newFolder();
    mkdirSync(elsewhere);
    symlinkSync(join(elsewhere, 'target'), join(elsewhere, name!));
    const lines: string[] = [];
    holdToken(token, createLog('warn', { write: (line) => lines.push(line) }), elsewhere).release();
    expect(lines).toHaveLength(1);
    expect(readdirSync(elsewhere)).toEqual([name]);
  });
});
