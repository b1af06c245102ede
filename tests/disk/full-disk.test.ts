import '../helpers/without-dictionary.ts';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeBackup } from '../../src/backup/write-backup.ts';
import { runBuild } from '../../src/index/run-build.ts';
import { snapshotRootOf } from '../../src/index/snapshot-store.ts';
import { createBigramEmbedder } from '../helpers/bigram-embedder.ts';
import { createBuildInProcess } from '../helpers/build-in-process.ts';
import { openSmallApp } from '../helpers/open-small-app.ts';
import { mountSmallDisk } from '../helpers/small-disk.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { writeArticles } from '../helpers/write-articles.ts';
import { openChat } from '../renewal/places.ts';

const MEGABYTE = 1 << 20;
const QUESTION = '科学城的园区有多少家企业？';
const disk = mountSmallDisk(24);

if (disk === null) process.stderr.write('tests/disk is skipped: this user may mount no small disk\n');

describe.skipIf(disk === null)('on a disk that is full', () => {
  it('a reload is refused in one line at whatever it lacks room for, the old snapshot answers, and it works again with room', async () => {
    const [corpusDir, dataDir] = [makeTempFolder(), join(disk!.folder, 'data')];
    const root = snapshotRootOf(dataDir, { kind: 'folder', dir: corpusDir });
    writeArticles(corpusDir, { 园区: '科学城的园区有三百家企业。' });
    const app = await openSmallApp({ corpusDir, dataDir });
    const { id } = app.snapshot;
    // A text whose vectors, graph and postings are about a megabyte.
    const text = Array.from(
      { length: 700 },
      (_, at) => `第${at}段：科学城的${String(at).repeat(20)}${'文字'.repeat(30)}。`,
    );
    writeArticles(corpusDir, { 新篇: text.join('\n\n') });
    for (const left of [0, 8, 64, 200, 400, 600].map((kilobytes) => kilobytes * 1024)) {
      disk!.empty();
      disk!.fill(left);
      const report = await app.reload();
      expect(report).toMatchObject({ outcome: 'refused', remedy: 'room', snapshot: id });
      expect(report.refusal).toMatch(/^[^\n]*(?:data folder)[^\n]*make room[^\n]*$/);
      expect(readdirSync(root).filter((name) => name.startsWith('building-'))).toEqual([]);
      expect(await app.answer(QUESTION)).toMatchObject({ kind: 'answered', snapshot: id });
    }
    disk!.empty();
    expect(await app.reload()).toMatchObject({ outcome: 'swapped', articles: 2 });
    const answer = await app.answer(QUESTION);
    expect(app.why(answer.id)?.question).toBe(QUESTION);
    await app.close();
  });

  it('an admin is told that a reload wants room, also by the process that builds, and forcing is not offered', async () => {
    const [corpusDir, dataDir] = [makeTempFolder(), join(disk!.folder, 'chat')];
    writeArticles(corpusDir, { 园区: '科学城的园区有三百家企业。' });
    const buildHere = createBuildInProcess(createBigramEmbedder(64));
    let isStarted = false;
    const build: typeof runBuild = (job, ...rest) =>
      isStarted ? runBuild({ ...job, model: null }, ...rest) : buildHere(job, ...rest);
    const app = await openSmallApp({ corpusDir, dataDir }, { build });
    isStarted = true;
    const { say, bot } = await openChat(app);
    const text = Array.from({ length: 3_000 }, (_, at) => `第${at}段：科学城的${at.toString(36)}号楼。`);
    writeArticles(corpusDir, { 新篇: text.join('\n\n') });
    disk!.fill(MEGABYTE / 4);
    const { text: told } = await say('/reload', /^没有更新/);
    expect(told).toMatch(
      /^没有更新，仍用原来的文章库：the data folder[^\n]*ENOSPC[^\n]*\n磁盘满了：在服务器上腾出空间，再发一次 \/reload\n/,
    );
    expect(told).not.toContain('force');
    disk!.empty();
    await bot.stop();
    await app.close();
  });

  it('an update is not taken, so that it is not confirmed, and is taken once there is room', async () => {
    const [corpusDir, dataDir] = [makeTempFolder(), join(disk!.folder, 'updates')];
    writeArticles(corpusDir, { 园区: '科学城的园区有三百家企业。' });
    const app = await openSmallApp({ corpusDir, dataDir });
    const updates = Array.from({ length: 40 }, (_, at) => ({
      updateId: at + 1,
      lane: 'chat',
      person: 7,
      body: 'x'.repeat(50_000),
    }));
    disk!.fill(MEGABYTE / 2);
    expect(() => app.updates.insert(updates, 1)).toThrow(/full/);
    // All of them or none.
    expect(app.updates.count().open).toBe(0);
    expect(await app.answer(QUESTION)).toMatchObject({ kind: 'answered' });
    disk!.empty();
    expect(app.updates.insert(updates, 1)).toHaveLength(updates.length);
    await app.close();
  });

  it('a backup says so in one line and leaves nothing behind', async () => {
    const [corpusDir, dataDir] = [makeTempFolder(), makeTempFolder()];
    writeArticles(corpusDir, { 园区: '科学城的园区有三百家企业。' });
    const app = await openSmallApp({ corpusDir, dataDir });
    const before = readdirSync(disk!.folder);
    const to = join(disk!.folder, 'backup.tar.gz');
    for (const left of [0, 64 * 1024]) {
      disk!.fill(left);
      await expect(writeBackup({ corpusDir, dataDir, to, program: 'test' })).rejects.toMatchObject({
        code: 'backup',
        line: expect.stringMatching(/^[^\n]+could not be written[^\n]+see that there is room[^\n]+$/),
      });
      disk!.empty();
      expect(readdirSync(disk!.folder)).toEqual(before);
    }
    expect(existsSync(to)).toBe(false);
    await app.close();
  });
});
