import '../helpers/without-dictionary.ts';
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { buildSnapshot, type BuildResult } from '../../src/index/build-snapshot.ts';
import type { BuildProgress } from '../../src/index/reload-report.ts';
import { openSnapshot, readKnownVectors, type Snapshot } from '../../src/index/snapshot.ts';
import { snapshotIdOf } from '../../src/index/snapshot-format.ts';
import { splitArticle } from '../../src/passages/split-article.ts';
import { createBigramEmbedder } from '../helpers/bigram-embedder.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { makeArticle } from '../helpers/write-articles.ts';

const root = makeTempFolder();
const embedder = createBigramEmbedder(64);
let articles: readonly Article[];
let built: BuildResult;
let snapshot: Snapshot;
const progress: BuildProgress[] = [];

beforeAll(async () => {
  ({ articles } = await readCorpus('corpus'));
  built = await buildSnapshot({ articles, embedder, root, onProgress: (step) => progress.push(step) });
  snapshot = await openSnapshot(join(root, built.id));
});

describe('a snapshot', () => {
  it('holds the articles and their passages as they were split', () => {
    expect(snapshot.articles).toEqual(articles);
    expect(snapshot.passages).toEqual(articles.flatMap(splitArticle));
    for (const [i, passage] of snapshot.passages.entries())
      expect(articles[snapshot.articleOf[i]!]!.id).toBe(passage.articleId);
    expect(built).toEqual({
      id: snapshotIdOf(articles, embedder.id),
      passages: snapshot.passages.length,
      embedded: snapshot.passages.length,
    });
  });

  it('finds every passage by a word and by its vector', async () => {
    const { passageKeywords, articleKeywords, vectors } = snapshot;
    expect([passageKeywords.size, articleKeywords.size, vectors?.index.size]).toEqual([
      snapshot.passages.length,
      articles.length,
      snapshot.passages.length,
    ]);
    expect(passageKeywords.has('金凤')).toBe(true);
    expect(vectors).toMatchObject({ model: embedder.id, dimension: 64 });
    for (const [i, passage] of snapshot.passages.entries()) {
      const title = articles[snapshot.articleOf[i]!]!.title;
      const [nearest] = vectors!.index.nearest(await embedder.embed(`${title}\n${passage.text}`), 1);
      expect(nearest).toMatchObject({ entry: i, similarity: expect.closeTo(1, 4) });
    }
  });

  it('told how far its build was', () => {
    const embedding = progress.filter(({ phase }) => phase === 'embed');
    expect(embedding.at(-1)).toMatchObject({ done: snapshot.passages.length, total: snapshot.passages.length });
    expect(progress.at(-1)?.phase).toBe('verify');
  });

  it('leaves no scratch folder behind, also when its build fails', async () => {
    const failing = { ...embedder, id: 'failing', embed: () => Promise.reject(new Error('no memory')) };
    await expect(buildSnapshot({ articles, embedder: failing, root })).rejects.toThrow('no memory');
    expect(readdirSync(root)).toEqual([built.id]);
  });

  it('has the same id for the same articles and model, and another one for any change', () => {
    const [first, ...rest] = articles as [Article, ...Article[]];
    const model = embedder.id;
    expect(snapshotIdOf(structuredClone(articles), model)).toBe(built.id);
    const changed = [
      snapshotIdOf([{ ...first, text: first.text.replace('重庆', '重慶') }, ...rest], model),
      snapshotIdOf([{ ...first, title: `${first.title}。` }, ...rest], model),
      snapshotIdOf([{ ...first, published: null }, ...rest], model),
      snapshotIdOf(rest, model),
      snapshotIdOf(articles, null),
      snapshotIdOf(articles, 'other model'),
    ];
    expect(new Set([built.id, ...changed]).size).toBe(changed.length + 1);
  });

  it('of keywords alone has no vectors', async () => {
    const place = makeTempFolder();
    const { id, embedded } = await buildSnapshot({ articles, embedder: null, root: place });
    expect([id, embedded]).toEqual([snapshotIdOf(articles, null), 0]);
    expect((await openSnapshot(join(place, id))).vectors).toBeNull();
  });

  it('of articles without a word can be opened and asked', async () => {
    const empty = makeTempFolder();
    const { id } = await buildSnapshot({
      articles: [makeArticle({ id: 'a', text: '' })],
      embedder,
      root: empty,
    });
    const opened = await openSnapshot(join(empty, id));
    expect(opened.passages).toEqual([]);
    expect(opened.vectors?.index.nearest(await embedder.embed('科学城'), 10)).toEqual([]);
  });
});

describe('vectors of an earlier snapshot', () => {
  it('are kept for the texts that are still there, so that only new ones are embedded', async () => {
    const asked: string[] = [];
    const counting = { ...embedder, embed: (text: string) => (asked.push(text), embedder.embed(text)) };
    const added = makeArticle({ id: 'new', text: '新文章。' });
    const place = makeTempFolder();
    cpSync(join(root, built.id), join(place, built.id), { recursive: true });
    const result = await buildSnapshot({
      articles: [...articles, added],
      embedder: counting,
      root: place,
    });
    expect(asked).toEqual(['标题new\n新文章。']);
    expect(result.embedded).toBe(1);
    const next = await openSnapshot(join(place, result.id));
    expect(next.vectors!.values.subarray(0, snapshot.vectors!.values.length)).toEqual(snapshot.vectors!.values);
  });

  it('are those of the same model only', async () => {
    expect((await readKnownVectors(join(root, built.id), embedder.id)).size).toBe(built.passages);
    expect((await readKnownVectors(join(root, built.id), 'other model')).size).toBe(0);
    expect((await readKnownVectors(join(root, 'none'), embedder.id)).size).toBe(0);
  });

  it('are not taken from damaged files', async () => {
    for (const name of ['articles.json', 'passages.json', 'vectors.f32']) {
      const copy = join(makeTempFolder(), built.id);
      cpSync(join(root, built.id), copy, { recursive: true });
      flipByte(join(copy, name), 100);
      expect((await readKnownVectors(copy, embedder.id)).size, `damage in ${name}`).toBe(0);
    }
  });
});

function flipByte(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at % bytes.length]! ^= 1;
  writeFileSync(file, bytes);
}

describe('a damaged snapshot', () => {
  const names = [
    'aliases.json',
    'articles.json',
    'articles.keywords',
    'glossary.json',
    'manifest.json',
    'passages.json',
    'passages.keywords',
    'vectors.f32',
    'vectors.hnsw',
  ];
  const damages: Readonly<Record<string, (file: string) => void>> = {
    'one bit of it flipped at its start': (file) => flipByte(file, 0),
    'one bit of it flipped in its middle': (file) => flipByte(file, statSync(file).size >> 1),
    'one bit of it flipped at its end': (file) => flipByte(file, statSync(file).size - 1),
    'its end cut off': (file) => truncateSync(file, statSync(file).size - 1),
    'nothing in it': (file) => truncateSync(file, 0),
    'bytes behind its end': (file) => writeFileSync(file, '\0\0\0\0', { flag: 'a' }),
    'been taken away': (file) => rmSync(file),
    'been replaced by a folder': (file) => {
      rmSync(file);
      cpSync(join(root, built.id), file, { recursive: true });
    },
  };

  it('is made of the files that are damaged here', () => {
    expect(readdirSync(join(root, built.id)).toSorted()).toEqual(names);
  });

  it.each(Object.keys(damages).flatMap((how) => names.map((name) => [name, how] as const)))(
    'is refused when %s has %s',
    async (name, how) => {
      const copy = join(makeTempFolder(), built.id);
      cpSync(join(root, built.id), copy, { recursive: true });
      damages[how]!(join(copy, name));
      await expect(openSnapshot(copy)).rejects.toMatchObject({
        code: 'snapshot',
        message: expect.stringContaining('cannot be used'),
      });
    },
  );

  it('is refused when two of its files are swapped', async () => {
    const copy = join(makeTempFolder(), built.id);
    cpSync(join(root, built.id), copy, { recursive: true });
    renameSync(join(copy, 'articles.keywords'), join(copy, 'x'));
    renameSync(join(copy, 'passages.keywords'), join(copy, 'articles.keywords'));
    renameSync(join(copy, 'x'), join(copy, 'passages.keywords'));
    await expect(openSnapshot(copy)).rejects.toMatchObject({ code: 'snapshot' });
  });

  it('is refused when it is of another format, names no files or is not there', async () => {
    const copy = join(makeTempFolder(), built.id);
    cpSync(join(root, built.id), copy, { recursive: true });
    const file = join(copy, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as { format: number };
    for (const other of [
      { ...manifest, format: manifest.format + 1 },
      { ...manifest, files: undefined },
      { ...manifest, id: '../../etc' },
      [],
    ]) {
      writeFileSync(file, JSON.stringify(other));
      await expect(openSnapshot(copy)).rejects.toMatchObject({ code: 'snapshot' });
    }
    await expect(openSnapshot(join(root, 'none'))).rejects.toMatchObject({ code: 'snapshot' });
  });
});
