import '../without-dictionary.ts';
import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSnapshotKeeper } from '../../../src/index/snapshot-keeper.ts';
import { snapshotRootOf } from '../../../src/index/snapshot-store.ts';
import { silentLog } from '../../../src/log.ts';
import { createBigramEmbedder } from '../bigram-embedder.ts';
import { createBuildInProcess } from '../build-in-process.ts';
import { writeArticles } from '../write-articles.ts';

/**
 * A program that does everything that changes what lies in the folder of snapshots: it starts, goes back and forth
 * between two snapshots, and then reloads an article after another, so that old snapshots are cleared away. After each
 * of these it notes how many articles serve.
 */
const [dir = '', dataDir = '', stageFile = ''] = process.argv.slice(2);
const embedder = createBigramEmbedder(16);
const source = { kind: 'folder', dir } as const;
const keeper = createSnapshotKeeper({
  source,
  dataDir,
  modelId: embedder.id,
  model: { kind: 'files', dataDir: '', modelDir: null, npmPath: null },
  log: silentLog,
  logLevel: 'silent',
  build: createBuildInProcess(embedder),
});
const root = snapshotRootOf(dataDir, source);
/** @param next articles of what is to serve next */
const note = (next: number) => writeFileSync(stageFile, JSON.stringify([keeper.current?.articles.length ?? 0, next]));
/** What lies there has lain there for an hour. */
const age = () => {
  const moment = Date.now() / 1000 - 3_600;
  for (const name of readdirSync(root)) utimesSync(join(root, name), moment, moment);
};
const add = async (number: number) => {
  age();
  note(number);
  writeArticles(dir, { [`article-${number}`]: `这一篇讲的是科学城里面的第${number}章。` });
  await keeper.reload();
};

note(1);
await keeper.start();
const { id: first } = keeper.current!;
await add(2);
note(1);
await keeper.rollBack(first);
note(2);
await keeper.reload();
for (const number of [3, 4, 5]) await add(number);
