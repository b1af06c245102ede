import '../helpers/without-dictionary.ts';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { runBuild } from '../../src/index/run-build.ts';
import { createSnapshotKeeper, type SnapshotKeeper } from '../../src/index/snapshot-keeper.ts';
import { createLog } from '../../src/log.ts';
import { createBigramEmbedder } from '../helpers/bigram-embedder.ts';
import { createBuildInProcess } from '../helpers/build-in-process.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { writeArticles } from '../helpers/write-articles.ts';

const SENTENCE = '这一篇讲的是科学城里面的第';
const embedder = createBigramEmbedder(64);

let dir: string;
let dataDir: string;
let builds: number;
let warnings: { readonly message: string; readonly [field: string]: unknown }[];

const buildHere = createBuildInProcess(embedder);
const build: typeof runBuild = (...given) => {
  builds += 1;
  return buildHere(...given);
};

const MODEL = { kind: 'files', dataDir: '', modelDir: null, npmPath: null } as const;
function createKeeper(
  given: { readonly build?: typeof runBuild; readonly modelId?: string | null } = {},
): SnapshotKeeper {
  const modelId = given.modelId === undefined ? embedder.id : given.modelId;
  const log = createLog('warn', { write: (line) => warnings.push(JSON.parse(line)) });
  return createSnapshotKeeper({
    source: { kind: 'folder', dir },
    dataDir,
    modelId,
    model: modelId === null ? null : MODEL,
    log,
    logLevel: 'silent',
    build,
    ...given,
  });
}
async function startKeeper(given: Parameters<typeof createKeeper>[0] = {}): Promise<SnapshotKeeper> {
  const keeper = createKeeper(given);
  await keeper.start();
  return keeper;
}
const idsOf = (keeper: SnapshotKeeper) => keeper.current!.articles.map(({ id }) => id);
/** The folder of the snapshot that serves. */
function currentFolder(keeper: SnapshotKeeper): string {
  const [slot] = readdirSync(join(dataDir, 'snapshots'));
  return join(dataDir, 'snapshots', slot!, keeper.current!.id);
}

beforeEach(() => {
  dir = makeTempFolder();
  dataDir = makeTempFolder();
  builds = 0;
  warnings = [];
  writeArticles(dir, { a: `${SENTENCE}一章。`, b: `${SENTENCE}二章。` });
});

describe('a start', () => {
  it('builds when there is nothing, and opens what there is the next time', async () => {
    const first = await startKeeper();
    expect(idsOf(first)).toEqual(['a', 'b']);
    const second = await startKeeper();
    expect([builds, second.current!.id, second.current!.builtAt]).toEqual([
      1,
      first.current!.id,
      first.current!.builtAt,
    ]);
    expect(warnings).toEqual([]);
  });

  it('builds anew when an article changed while it was off', async () => {
    await startKeeper();
    writeArticles(dir, { a: `${SENTENCE}三章。` });
    const keeper = await startKeeper();
    expect(builds).toBe(2);
    expect(keeper.current!.articles[0]!.text).toContain('三章');
  });

  it('fails when the build fails', async () => {
    const failing = createKeeper({ build: () => Promise.reject(new Error('no memory')) });
    await expect(failing.start()).rejects.toThrow('no memory');
    expect(failing.current).toBeNull();
  });

  it('names what cannot be read, and loads the rest', async () => {
    writeFileSync(join(dir, 'bad.md'), '');
    const keeper = await startKeeper();
    expect(idsOf(keeper)).toEqual(['a', 'b']);
    expect(keeper.problems).toEqual([{ file: 'bad.md', reason: expect.stringContaining('empty') }]);
    expect(warnings).toMatchObject([{ file: 'bad.md' }]);
  });

  it('with a model builds vectors where there were keywords alone, and the other way round', async () => {
    expect((await startKeeper({ modelId: null })).current!.vectors).toBeNull();
    expect((await startKeeper()).current!.vectors).not.toBeNull();
    expect((await startKeeper({ modelId: null })).current!.vectors).toBeNull();
  });
});

describe('a damaged snapshot', () => {
  const damages: readonly (readonly [string, (file: string) => void])[] = [
    [
      'a flipped byte',
      (file) => {
        const bytes = readFileSync(file);
        bytes[bytes.length >> 1]! ^= 0xff;
        writeFileSync(file, bytes);
      },
    ],
    ['a missing half', (file) => truncateSync(file, statSync(file).size >> 1)],
    ['a file that is gone', (file) => rmSync(file)],
  ];

  it.each(damages)('with %s, in any of its files, is built anew with one warning', async (_, damage) => {
    const sound = (await startKeeper()).current!;
    const names = readdirSync(currentFolder(await startKeeper()));
    expect(names).toHaveLength(9);
    for (const name of names) {
      damage(join(currentFolder(await startKeeper()), name));
      warnings = [];
      builds = 0;
      const { id, passages, vectors } = (await startKeeper()).current!;
      expect([builds, warnings.length], `damage in ${name}`).toEqual([1, 1]);
      expect(warnings[0]?.message).toContain('damaged');
      expect([id, passages, vectors!.values]).toEqual([sound.id, sound.passages, sound.vectors!.values]);
      await startKeeper();
      expect([builds, warnings.length], `damage in ${name}`).toEqual([1, 1]);
    }
  });

  it('whose folder is gone is built anew', async () => {
    const keeper = await startKeeper();
    rmSync(currentFolder(keeper), { recursive: true });
    expect(idsOf(await startKeeper())).toEqual(['a', 'b']);
    expect(builds).toBe(2);
  });

  it.each(['', 'nonsense', '../../../etc', 'abcdefabcdef'])(
    'whose name is lost (%j) is found by its articles',
    async (name) => {
      const keeper = await startKeeper();
      writeFileSync(join(currentFolder(keeper), '..', 'current'), name);
      expect((await startKeeper()).current!.id).toBe(keeper.current!.id);
      expect(builds).toBe(1);
      expect(readFileSync(join(currentFolder(keeper), '..', 'current'), 'utf8')).toBe(keeper.current!.id);
    },
  );
});

describe('a reload', () => {
  it('of an unchanged corpus swaps nothing', async () => {
    const keeper = await startKeeper();
    const before = keeper.current;
    expect(await keeper.reload()).toMatchObject({
      outcome: 'unchanged',
      refusal: null,
      added: [],
      changed: [],
      removed: [],
      embedded: 0,
      articles: 2,
      passages: 2,
    });
    expect(keeper.current).toBe(before);
    expect(builds).toBe(1);
  });

  it('embeds only what is new: one article added', async () => {
    const keeper = await startKeeper();
    writeArticles(dir, { c: `${SENTENCE}三章。\n\n## 另一节\n\n${SENTENCE}四章。` });
    expect(await keeper.reload()).toMatchObject({
      outcome: 'swapped',
      added: ['c'],
      changed: [],
      removed: [],
      embedded: 2,
      articles: 3,
      passages: 4,
      snapshot: keeper.current!.id,
    });
    expect(idsOf(keeper)).toEqual(['a', 'b', 'c']);
  });

  it('embeds nothing for an article that was taken away, and finds it no more', async () => {
    const keeper = await startKeeper();
    rmSync(join(dir, 'a.md'));
    expect(await keeper.reload()).toMatchObject({
      outcome: 'swapped',
      removed: ['a'],
      added: [],
      changed: [],
      embedded: 0,
      articles: 1,
    });
    expect(idsOf(keeper)).toEqual(['b']);
  });

  it('tells an article whose text or front matter changed', async () => {
    const keeper = await startKeeper();
    writeArticles(dir, { a: `${SENTENCE}九章。` });
    expect(await keeper.reload()).toMatchObject({ outcome: 'swapped', changed: ['a'], embedded: 1 });
    const file = join(dir, 'b.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace('2022-06-07', '2022-06-08'));
    expect(await keeper.reload()).toMatchObject({ outcome: 'swapped', changed: ['b'], embedded: 0 });
    expect(keeper.current!.articles[1]!.published).toBe('2022-06-08');
  });

  it('takes a renamed article for a new one, without embedding it again when its title stays', async () => {
    const keeper = await startKeeper();
    renameSync(join(dir, 'a.md'), join(dir, 'z.md'));
    expect(await keeper.reload()).toMatchObject({ outcome: 'swapped', added: ['z'], removed: ['a'], embedded: 0 });
  });

  it('is refused when an article that serves can no longer be read, unless it is forced', async () => {
    const keeper = await startKeeper();
    const before = keeper.current;
    writeFileSync(join(dir, 'a.md'), '');
    const refused = await keeper.reload();
    expect(refused).toMatchObject({
      outcome: 'refused',
      refusal: expect.stringMatching(/\ba\b/),
      articles: 2,
      problems: [{ file: 'a.md' }],
    });
    expect(refused.refusal).not.toContain('\n');
    expect([keeper.current, builds]).toEqual([before, 1]);
    expect(await keeper.reload({ force: true })).toMatchObject({
      outcome: 'swapped',
      removed: ['a'],
      articles: 1,
      problems: [{ file: 'a.md' }],
    });
    expect(idsOf(keeper)).toEqual(['b']);
    // What is lost already is no further loss.
    expect((await keeper.reload()).outcome).toBe('unchanged');
  });

  it('is refused when a whole folder of articles can no longer be read', async () => {
    writeArticles(dir, { 'news/c': `${SENTENCE}三章。`, 'news-old/d': `${SENTENCE}四章。` });
    const keeper = await startKeeper();
    const outside = makeTempFolder();
    renameSync(join(dir, 'news'), join(outside, 'news'));
    symlinkSync(join(outside, 'news'), join(dir, 'news'));
    expect(await keeper.reload()).toMatchObject({ outcome: 'refused', refusal: expect.stringContaining('news/c') });
    expect(idsOf(keeper)).toEqual(['a', 'b', 'news-old/d', 'news/c']);
  });

  it('is refused for an unreadable article whose file name is written in another Unicode form', async () => {
    writeArticles(dir, { 'cafe\u0301': `${SENTENCE}三章。` });
    const keeper = await startKeeper();
    writeFileSync(join(dir, 'cafe\u0301.md'), '');
    expect((await keeper.reload()).outcome).toBe('refused');
  });

  it('is refused when nothing is left, for then the folder is likely not there', async () => {
    const keeper = await startKeeper();
    for (const name of readdirSync(dir)) rmSync(join(dir, name));
    expect((await keeper.reload()).outcome).toBe('refused');
    rmSync(dir, { recursive: true });
    expect(await keeper.reload()).toMatchObject({
      outcome: 'refused',
      refusal: expect.stringContaining('does not exist'),
    });
    expect(idsOf(keeper)).toEqual(['a', 'b']);
    mkdirSync(dir);
  });

  it('that fails is refused with its reason, and the next one can succeed', async () => {
    let failures = 1;
    const keeper = await startKeeper({
      build: (job, onProgress) =>
        builds > 0 && failures-- > 0 ? Promise.reject(new Error('disk full')) : build(job, onProgress),
    });
    writeArticles(dir, { c: `${SENTENCE}三章。` });
    expect(await keeper.reload()).toMatchObject({ outcome: 'refused', refusal: 'disk full', articles: 2 });
    expect(idsOf(keeper)).toEqual(['a', 'b']);
    expect((await keeper.reload()).outcome).toBe('swapped');
  });

  it('that is asked for while one runs joins it', async () => {
    const keeper = await startKeeper();
    writeArticles(dir, { c: `${SENTENCE}三章。` });
    const told: string[][] = [[], []];
    const reports = await Promise.all(
      told.map((phases) => keeper.reload({ onProgress: ({ phase }) => phases.push(phase) })),
    );
    expect(reports[0]).toBe(reports[1]);
    expect(builds).toBe(2);
    expect(told[0]).not.toEqual([]);
    expect(told[1]).toEqual(told[0]);
    expect((await keeper.reload()).outcome).toBe('unchanged');
  });

  it('leaves the snapshot before it on the disk', async () => {
    const keeper = await startKeeper();
    const first = currentFolder(keeper);
    writeArticles(dir, { a: `${SENTENCE}九章。` });
    await keeper.reload();
    expect([existsSync(first), existsSync(currentFolder(keeper))]).toEqual([true, true]);
  });
});

describe('bad files', () => {
  it('are named with their reasons while the rest load', async () => {
    const keeper = await startKeeper();
    writeArticles(dir, { c: `${SENTENCE}三章。` });
    const outside = makeTempFolder();
    writeArticles(outside, { secret: '外面的文章。' });
    writeFileSync(
      join(dir, 'encoding.md'),
      Buffer.from('---\ntitle: t\n---\n\n\xd6\xd8\xc7\xec\xbf\xc6\xd1\xa7\xb3\xc7\n', 'latin1'),
    );
    writeFileSync(join(dir, 'empty.md'), '');
    writeFileSync(join(dir, 'huge.md'), 'x');
    truncateSync(join(dir, 'huge.md'), 50 * 1024 * 1024);
    writeFileSync(join(dir, 'picture.md'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]));
    writeFileSync(join(dir, 'front.md'), '---\ntitle: "t\n---\n\n正文。\n');
    symlinkSync(join(outside, 'secret.md'), join(dir, 'link.md'));
    const report = await keeper.reload();
    expect(report).toMatchObject({ outcome: 'swapped', added: ['c'], articles: 3 });
    const reasons = Object.fromEntries(report.problems.map(({ file, reason }) => [file, reason]));
    expect(reasons).toEqual({
      'encoding.md': expect.stringContaining('UTF-8'),
      'empty.md': expect.stringContaining('empty'),
      'huge.md': expect.stringContaining('too large'),
      'picture.md': expect.stringMatching(/binary|UTF-8/),
      'front.md': expect.stringContaining('front matter'),
      'link.md': expect.stringContaining('is a link'),
    });
    for (const reason of Object.values(reasons)) expect(reason).not.toContain('\n');
    expect(JSON.stringify(keeper.current!.articles)).not.toContain('外面的文章');
  });
});
