import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import type { runBuild } from '../../../src/index/run-build.ts';
import { openSnapshot } from '../../../src/index/snapshot.ts';
import { createSnapshotKeeper } from '../../../src/index/snapshot-keeper.ts';
import { listSnapshots, snapshotRootOf } from '../../../src/index/snapshot-store.ts';
import { silentLog } from '../../../src/log.ts';
import { createBigramEmbedder } from '../bigram-embedder.ts';
import { createBuildInProcess } from '../build-in-process.ts';
import { writeArticles } from '../write-articles.ts';
import { type Ending, runUntilKilled } from './run-until-killed.ts';

const embedder = createBigramEmbedder(16);
const noBuild: typeof runBuild = () => Promise.reject(new AppError('build', 'nothing is built'));

/**
 * Has a program that builds, swaps and clears away snapshots killed at its n-th change to a file, and looks at what it
 * leaves: whatever serves next is what served before or was to serve, whole.
 *
 * @param endAt from 1; 0 runs it to its end
 */
export async function tryKilledReload(endAt: number): Promise<Ending> {
  const folder = mkdtempSync(join(tmpdir(), 'kecheng-killed-'));
  const [dir, dataDir, stageFile] = [join(folder, 'corpus'), join(folder, 'data'), join(folder, 'stage')];
  const source = { kind: 'folder', dir } as const;
  const root = snapshotRootOf(dataDir, source);
  const open = async (build: typeof runBuild) => {
    const parts = { source, dataDir, modelId: embedder.id, log: silentLog, logLevel: 'silent' as const, build };
    const model = { kind: 'files', dataDir: '', modelDir: null, npmPath: null } as const;
    const keeper = createSnapshotKeeper({ ...parts, model });
    await keeper.start();
    return keeper;
  };
  try {
    writeArticles(dir, { 'article-1': '这一篇讲的是科学城里面的第一章。' });
    const program = join(import.meta.dirname, 'reload-process.ts');
    const ending = await runUntilKilled({ program, args: [dir, dataDir, stageFile], below: dataDir, endAt });

    // Under the name of a snapshot there is never a part of one.
    for (const id of await listSnapshots(root)) await openSnapshot(join(root, id));
    const [before, next] = JSON.parse(readFileSync(stageFile, 'utf8')) as [number, number];
    const served = await open(noBuild).then(
      ({ current }) => current!.articles.length,
      () => 0,
    );
    expect([before, next]).toContain(served);
    expect((await listSnapshots(root)).length).toBeGreaterThanOrEqual(Math.min(2, before));

    const articles = readdirSync(dir).length;
    const keeper = await open(createBuildInProcess(embedder));
    expect([before, next, articles]).toContain(keeper.current!.articles.length);
    for (const name of readdirSync(root)) utimesSync(join(root, name), 1, 1);
    writeArticles(dir, { last: '这一篇是最后一章。' });
    expect(await keeper.reload()).toMatchObject({ outcome: 'swapped', articles: articles + 1, warnings: [] });
    const left = readdirSync(root).filter((name) => !/^[0-9a-f]{12}$/.test(name));
    expect(left.toSorted()).toEqual(['current', 'served']);
    return ending;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
