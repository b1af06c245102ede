import '../helpers/without-dictionary.ts';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { buildSnapshot } from '../../src/index/build-snapshot.ts';
import { runBuild } from '../../src/index/run-build.ts';
import { SNAPSHOT_FORMAT } from '../../src/index/snapshot-format.ts';
import { createSnapshotKeeper, type SnapshotKeeper } from '../../src/index/snapshot-keeper.ts';
import { createSnapshotStore } from '../../src/index/snapshot-store.ts';
import { createLog } from '../../src/log.ts';
import { createBigramEmbedder } from '../helpers/bigram-embedder.ts';
import { createBuildInProcess } from '../helpers/build-in-process.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { makeArticle, writeArticles } from '../helpers/write-articles.ts';

const SENTENCE = '这一篇讲的是科学城里面的第';
/** The oldest format whose articles, passages and vectors lie as in the present one. */
const VECTORS_SINCE = 8;
const embedder = createBigramEmbedder(64);
const MODEL = { kind: 'files', dataDir: '', modelDir: null, npmPath: null } as const;

let dir: string;
let dataDir: string;
let builds: number;
let warnings: string[];

const buildHere = createBuildInProcess(embedder);
const build: typeof runBuild = (...given) => {
  builds += 1;
  return buildHere(...given);
};
/** A build that ends with its signal alone. */
const endless: typeof runBuild = (_, __, signal) =>
  new Promise((___, reject) => signal!.addEventListener('abort', () => reject(new Error('killed'))));
const nothingToRead: typeof runBuild = () => Promise.reject(new AppError('corpus', 'no article could be read'));
const noRoom: typeof runBuild = () =>
  Promise.reject(new AppError('config', 'the data folder cannot be written (ENOSPC)', { fix: 'make room' }));

function createKeeper(given: { readonly build?: typeof runBuild; readonly modelId?: null } = {}): SnapshotKeeper {
  const modelId = given.modelId === null ? null : embedder.id;
  const log = createLog('warn', { write: (line) => warnings.push((JSON.parse(line) as { message: string }).message) });
  const source = { kind: 'folder', dir } as const;
  const model = modelId === null ? null : MODEL;
  return createSnapshotKeeper({ source, dataDir, log, logLevel: 'silent', build, ...given, modelId, model });
}
async function startKeeper(given: Parameters<typeof createKeeper>[0] = {}): Promise<SnapshotKeeper> {
  const keeper = createKeeper(given);
  await keeper.start();
  return keeper;
}
const slot = () => join(dataDir, 'snapshots', readdirSync(join(dataDir, 'snapshots'))[0]!);

beforeEach(() => {
  dir = makeTempFolder();
  dataDir = makeTempFolder();
  builds = 0;
  warnings = [];
  writeArticles(dir, { a: `${SENTENCE}一章。`, b: `${SENTENCE}二章。` });
});

describe('a snapshot that is on the disk already', () => {
  it('is opened, not built, when an edit is undone', async () => {
    const keeper = await startKeeper();
    const first = keeper.current!.id;
    writeArticles(dir, { a: `${SENTENCE}九章。` });
    expect(await keeper.reload()).toMatchObject({ outcome: 'swapped', changed: ['a'], embedded: 1 });
    writeArticles(dir, { a: `${SENTENCE}一章。` });
    expect(await keeper.reload()).toMatchObject({ outcome: 'swapped', changed: ['a'], embedded: 0, snapshot: first });
    expect(builds).toBe(2);
  });

  it('gives its vectors although one of keywords alone served in between', async () => {
    await startKeeper();
    const plain = await startKeeper({ modelId: null });
    writeArticles(dir, { c: `${SENTENCE}三章。` });
    await plain.reload();
    const keeper = createKeeper();
    const embedded: number[] = [];
    await keeper.start(({ phase, total }) => phase === 'embed' && embedded.push(total));
    expect([builds, embedded]).toEqual([4, [1]]);
  });

  it.each([
    ['the format before', -1, 0],
    ['the oldest whose vectors lie the same', VECTORS_SINCE - SNAPSHOT_FORMAT, 0],
    ['a format before that', VECTORS_SINCE - SNAPSHOT_FORMAT - 1, 2],
    ['a format to come', 1, 2],
  ])('of %s is built anew, and its vectors serve where they lie as in this one', async (_, step, embedded) => {
    const { id } = (await startKeeper()).current!;
    const file = join(slot(), id, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as { format: number };
    writeFileSync(file, JSON.stringify({ ...manifest, format: SNAPSHOT_FORMAT + step }));
    // Its id had the number of its format in it.
    renameSync(join(slot(), id), join(slot(), 'aaaaaaaaaaaa'));
    writeFileSync(join(slot(), 'current'), 'aaaaaaaaaaaa');
    const keeper = createKeeper();
    const totals: number[] = [];
    await keeper.start(({ phase, total }) => phase === 'embed' && totals.push(total));
    expect([builds, keeper.current!.id, totals.at(-1) ?? 0]).toEqual([2, id, embedded]);
  });

  it('is left in its place by a neighbour who built the same one', async () => {
    const root = makeTempFolder();
    const request = { articles: [makeArticle({ id: 'a', text: `${SENTENCE}一章。` })], embedder, root };
    const [first, second] = await Promise.all([buildSnapshot(request), buildSnapshot(request)]);
    expect(second).toEqual(first);
    expect(readdirSync(root)).toEqual([first.id]);
    // Another folder in its place would have another number.
    const { ino } = statSync(join(root, first.id));
    await buildSnapshot(request);
    expect(statSync(join(root, first.id)).ino).toBe(ino);
  });
});

describe('many programs on one data folder', () => {
  it('all start, and all reload, at the same time', async () => {
    const keepers = await Promise.all(Array.from({ length: 6 }, () => startKeeper()));
    expect(new Set(keepers.map(({ current }) => current!.id)).size).toBe(1);
    writeArticles(dir, { c: `${SENTENCE}三章。` });
    const reports = await Promise.all(keepers.map((keeper) => keeper.reload()));
    expect(reports.map(({ outcome }) => outcome)).toEqual(keepers.map(() => 'swapped'));
    expect(warnings).toEqual([]);
  });

  it('build once more when what was built is gone before it can be opened', async () => {
    const keeper = await startKeeper({
      build: async (job, onProgress) => {
        const outcome = await build(job, onProgress);
        if (builds === 1) rmSync(join(job.root, outcome.result.id), { recursive: true });
        return outcome;
      },
    });
    expect([builds, keeper.current!.articles.length]).toEqual([2, 2]);
  });
});

describe('a reload whose articles change while it builds', () => {
  it('is refused when one of them is lost', async () => {
    const keeper = await startKeeper({
      build: async (job, onProgress) => {
        if (builds > 0) writeFileSync(join(dir, 'a.md'), '');
        return build(job, onProgress);
      },
    });
    const before = keeper.current;
    writeArticles(dir, { c: `${SENTENCE}三章。` });
    expect(await keeper.reload()).toMatchObject({
      outcome: 'refused',
      refusal: expect.stringMatching(/\ba\b/),
      problems: [{ file: 'a.md' }],
      articles: 2,
    });
    expect(keeper.current).toBe(before);
    expect((await keeper.reload({ force: true })).removed).toEqual(['a']);
  });

  it('and a start, tell of what the build could not read', async () => {
    const keeper = await startKeeper({
      build: (job, onProgress) => {
        writeFileSync(join(dir, 'late.md'), '');
        return build(job, onProgress);
      },
    });
    expect(keeper.problems).toMatchObject([{ file: 'late.md' }]);
  });
});

describe('a stop', () => {
  it('during a reload has it refused, and what serves can still be asked', async () => {
    const keeper = await startKeeper({ build: (...args) => (builds > 0 ? endless(...args) : build(...args)) });
    writeArticles(dir, { c: `${SENTENCE}三章。` });
    const reload = keeper.reload();
    await keeper.close();
    expect(await reload).toMatchObject({ outcome: 'refused', refusal: 'the program is stopping', articles: 2 });
    expect((await keeper.reload()).outcome).toBe('refused');
    expect(keeper.current!.articles).toHaveLength(2);
  });

  it('during a start ends it, even where an older snapshot could serve', async () => {
    await startKeeper();
    writeArticles(dir, { c: `${SENTENCE}三章。` });
    const keeper = createKeeper({ build: endless });
    const start = keeper.start();
    await keeper.close();
    await expect(start).rejects.toThrow('the program is stopping');
    expect(keeper.current).toBeNull();
  });

  it('ends a build in a process of its own at once', async () => {
    const stopping = new AbortController();
    const job = { source: { kind: 'folder', dir }, root: makeTempFolder(), model: null, logLevel: 'silent' } as const;
    const building = runBuild(job, () => undefined, stopping.signal);
    stopping.abort();
    await expect(building).rejects.toMatchObject({ code: 'build', message: 'the build was stopped' });
    expect(readdirSync(job.root)).toEqual([]);
  });
});

describe('a start whose build fails', () => {
  it('serves the last sound snapshot and says which and why, until a reload succeeds', async () => {
    const { id, builtAt } = (await startKeeper()).current!;
    writeArticles(dir, { c: `${SENTENCE}三章。` });
    let full = true;
    const keeper = await startKeeper({ build: (...args) => (full ? noRoom(...args) : build(...args)) });
    expect(keeper.current!.id).toBe(id);
    expect(keeper.warnings).toHaveLength(1);
    expect(keeper.warnings[0]).toContain(`${id} of ${builtAt}`);
    expect(keeper.warnings[0]).toContain('ENOSPC) — make room');
    expect(warnings).toEqual(keeper.warnings);
    expect(await keeper.reload()).toMatchObject({ outcome: 'refused', refusal: expect.stringContaining('ENOSPC') });
    expect(keeper.warnings).toHaveLength(1);
    full = false;
    expect(await keeper.reload()).toMatchObject({ outcome: 'swapped', added: ['c'], warnings: [] });
    expect(keeper.warnings).toEqual([]);
  });

  it('serves the last sound snapshot when no article can be read any more', async () => {
    await startKeeper();
    for (const name of ['a.md', 'b.md']) writeFileSync(join(dir, name), '');
    const keeper = await startKeeper({ build: nothingToRead });
    expect(keeper.current!.articles).toHaveLength(2);
    expect(keeper.problems).toHaveLength(2);
    expect(keeper.warnings[0]).toContain('no article could be read');
  });

  it('fails when what is on the disk is damaged or of another model', async () => {
    const { id } = (await startKeeper()).current!;
    await startKeeper({ modelId: null });
    truncateSync(join(slot(), id, 'vectors.f32'), 3);
    await expect(startKeeper({ build: noRoom })).rejects.toThrow('ENOSPC');
  });
});

describe('a damaged snapshot', () => {
  it('is told of once, with the file that was damaged', async () => {
    const { id } = (await startKeeper()).current!;
    rmSync(join(slot(), id, 'glossary.json'));
    const keeper = await startKeeper();
    expect(keeper.warnings).toEqual(['the snapshot was damaged (glossary.json is missing) and has been built anew']);
    expect((await startKeeper()).warnings).toEqual([]);
  });
});

describe('the data folder', () => {
  it('that cannot be written is named with what to do', async () => {
    const root = join(makeTempFolder(), 'file', 'slot');
    writeFileSync(join(root, '..'), '');
    const request = { articles: [makeArticle({ id: 'a', text: '文章。' })], embedder: null, root };
    await expect(buildSnapshot(request)).rejects.toMatchObject({
      code: 'config',
      message: expect.stringContaining('cannot be written'),
      fix: expect.stringContaining('DATA_DIR'),
    });
  });

  it('that does not take the name of the snapshot in use gives a warning', async () => {
    const keeper = await startKeeper();
    rmSync(join(slot(), 'current'));
    mkdirSync(join(slot(), 'current', 'x'), { recursive: true });
    writeArticles(dir, { c: `${SENTENCE}三章。` });
    const report = await keeper.reload();
    expect(report).toMatchObject({ outcome: 'swapped', articles: 3 });
    expect(report.warnings).toEqual([expect.stringContaining('cannot be noted')]);
  });

  it.skipIf(process.getuid?.() === 0)('that keeps an old snapshot gives its name', async () => {
    const store = createSnapshotStore(dataDir, { kind: 'folder', dir });
    const old = join(store.root, 'aaaaaaaaaaaa');
    mkdirSync(old, { recursive: true });
    writeFileSync(join(old, 'file'), '');
    chmodSync(old, 0o500);
    utimesSync(old, 1, 1);
    expect(await store.setCurrent('bbbbbbbbbbbb')).toEqual([expect.stringContaining('aaaaaaaaaaaa')]);
    expect(await store.readCurrent()).toBe('bbbbbbbbbbbb');
    chmodSync(old, 0o700);
  });
});

describe('a listener of the progress', () => {
  it('that throws harms neither the build nor another listener', async () => {
    const keeper = createKeeper();
    await keeper.start(() => {
      throw new Error('the screen is gone');
    });
    writeArticles(dir, { c: `${SENTENCE}三章。` });
    const phases: string[] = [];
    const bad = keeper.reload({
      onProgress: () => {
        throw new Error('the chat is gone');
      },
    });
    await keeper.reload({ onProgress: ({ phase }) => phases.push(phase) });
    expect((await bad).outcome).toBe('swapped');
    expect(phases).toContain('verify');
    expect(new Set(warnings)).toEqual(new Set(['progress could not be told']));
  });
});
