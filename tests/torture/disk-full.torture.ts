import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { STORE_FILE } from '../../src/store/open-database.ts';
import { type BotProcess, spawnBotProcess, type Workspace } from '../e2e/start-bot-process.ts';
import { mountSmallDisk, type SmallDisk } from '../helpers/small-disk.ts';
import { fillDisk } from './disk-full.ts';
import { PROJECTS } from './invented-projects.ts';
import { buildProjectsWorkspace, type Mode, openScene } from './open-scene.ts';
import { recordFigure } from './record-figure.ts';

const KILOBYTE = 1024;
const MODES: readonly Mode[] = ['polling', 'webhook'];
/** Page by page through what intake writes, then through what a reload does. */
const AMOUNTS = process.env.TRY
  ? process.env.TRY.split(',').map((n) => Number(n) * KILOBYTE)
  : [
      ...Array.from({ length: 32 }, (_, n) => n * 4),
      ...Array.from({ length: 16 }, (_, n) => 128 + n * 16),
      ...Array.from({ length: 14 }, (_, n) => 384 + n * 128),
    ].map((kilobytes) => kilobytes * KILOBYTE);

// The model stands there as well.
const disks = MODES.map((mode) => ({ mode, disk: mountSmallDisk(48) }));
const isPossible = disks.every(({ disk }) => disk !== null);
const TEST = `disk full at every write of intake and reload, ${AMOUNTS.length} amounts of space, polling and webhook`;
const ASKED = 'old snapshot serves, nothing confirmed that was not stored';

if (!isPossible) {
  process.stderr.write('tests/torture/disk-full is skipped: this user may mount no small disk\n');
  recordFigure({ test: TEST, asked: ASKED, seen: 'not run' });
}

const lastLineOf = (bot: BotProcess) => bot.errors().trim().split('\n').at(-1);
const REFUSAL = /^\S+kecheng\.(?:db|lock) cannot be opened for writing \([^)]+\) — give the bot the right to write/;

describe.skipIf(!isPossible)('a disk that is nearly full', () => {
  const workspaces: Workspace[] = [];
  beforeAll(async () => {
    for (const _ of MODES) workspaces.push(await buildProjectsWorkspace());
  });
  afterAll(async () => void (await Promise.all(workspaces.map((workspace) => workspace.remove()))));

  it('stops neither answers nor the program, whatever is the first that has no room', async () => {
    const began = performance.now();
    const outcomes = await Promise.all(
      disks.map(({ mode, disk }, n) => fillDisk(mode, workspaces[n]!, disk!, AMOUNTS)),
    );
    const sum = (read: (outcome: (typeof outcomes)[number]) => number) =>
      outcomes.reduce((total, outcome) => total + read(outcome), 0);
    const faults = outcomes.flatMap((outcome) => outcome.faults);
    recordFigure({
      test: TEST,
      asked: ASKED,
      seen:
        `${faults.length} faults; ${sum(({ questions }) => questions)} questions answered once; updates kept out at ` +
        `${sum(({ keptOut }) => keptOut)} amounts, ${sum(({ refused }) => refused)} reloads refused and ` +
        `${sum(({ swapped }) => swapped)} done while full; ${Math.round((performance.now() - began) / 1000)} s`,
    });
    expect(faults).toEqual([]);
    // A disk that nobody felt shows nothing.
    for (const { keptOut, refused, swapped } of outcomes)
      expect([keptOut > 0, refused > 0, swapped > 0]).toEqual([true, true, true]);
  });

  /** A bot on a small disk, of a workspace that has its snapshot. */
  async function openOn(disk: SmallDisk) {
    const dataDir = join(disk.folder, 'start');
    cpSync(workspaces[0]!.dataDir, dataDir, { recursive: true });
    const scene = await openScene('polling', { ...workspaces[0]!, dataDir });
    onTestFinished(async () => {
      await scene.close();
      disk.empty();
      rmSync(dataDir, { recursive: true, force: true });
    });
    return { dataDir, ...scene };
  }

  it('is told in one line at the start, and so is a folder that can only be read', async () => {
    const { disk } = disks[0]!;
    rmSync(join(disk!.folder, 'data'), { recursive: true, force: true });
    const { options } = await openOn(disk!);
    disk!.fill(0);
    const first = spawnBotProcess(options);
    expect(await first.ended).toBe(1);
    expect(lastLineOf(first)).toMatch(REFUSAL);
    disk!.empty();
    execFileSync('mount', ['-o', 'remount,ro', disk!.folder]);
    const second = spawnBotProcess(options);
    try {
      expect(await second.ended).toBe(1);
    } finally {
      execFileSync('mount', ['-o', 'remount,rw', disk!.folder]);
    }
    expect(second.errors().trim()).toMatch(REFUSAL);
    const third = spawnBotProcess(options);
    await third.ready;
    expect((await third.stop()).code).toBe(0);
  });

  it('is no end of the program, nor is a database that is written over while it runs', async () => {
    const { disk } = disks[0]!;
    rmSync(join(disk!.folder, 'data'), { recursive: true, force: true });
    const { options, telegram, dataDir } = await openOn(disk!);
    const bot = spawnBotProcess(options);
    await bot.ready;
    const user = telegram.addUser({ language_code: 'zh-hans' });
    for (const file of [STORE_FILE, `${STORE_FILE}-wal`]) writeFileSync(join(dataDir, file), Buffer.alloc(65_536, 'x'));
    user.send(user.chat, PROJECTS[0]!.question);
    // What SQLite has in memory may do for it.
    const isSeen = () => telegram.replies(user.chat).length > 0 || bot.errors().includes('"level":"error"');
    await expect.poll(isSeen, { timeout: 30_000 }).toBe(true);
    expect(await Promise.race([bot.ended, setTimeout(2_000, 'it lives')])).toBe('it lives');
    await bot.stop('SIGKILL');
    const next = spawnBotProcess(options);
    expect(await next.ended).toBe(1);
    expect(next.errors().trim()).toMatch(/^\S+kecheng\.db is damaged \([^\n]+\) — restore a backup [^\n]+$/);
  });
});
