import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderEngines } from '../../src/bench/engine-report.ts';
import { type LargeReport, renderLargeReport } from '../../src/bench/large-report.ts';
import { renderReport, type SetReport } from '../../src/bench/bench-report.ts';
import { measureSpread } from '../../src/bench/spread.ts';
import { openRealModel } from '../helpers/real-model.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const DOCS = [
  { id: 'lake', title: '湖边的公园', text: '湖边公园占地120亩，2021年5月开放。公园里有三座桥和一个码头。' },
  { id: 'school', title: '新学校', text: '新学校有36个班，由市教育局建设，2023年9月开学。' },
];
const QUERIES = [
  { question: '湖边公园占地多少亩？', gold: ['lake'] },
  { question: '新学校有多少个班？', gold: ['school'] },
  { question: 'When did the park open?' },
];

const SET = ['--docs', 'docs.jsonl', '--queries', 'queries.jsonl'];
const ENGINES = [
  'Kecheng, whole answer',
  'Kecheng, retrieval',
  'MiniSearch',
  'MiniSearch + HNSW',
  'LangChain ensemble',
];

const toLines = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n');

let folder: string;
let environment: NodeJS.ProcessEnv;

/** Runs the compiled program in a folder without a developer's .env, with a data folder of its own. */
async function runBench(...args: readonly string[]) {
  const file = join(ROOT, 'dist/cli/bench.js');
  return promisify(execFile)(process.execPath, [file, ...args], { cwd: folder, env: environment });
}

beforeAll(async () => {
  const { model } = await openRealModel();
  folder = await mkdtemp(join(tmpdir(), 'kecheng-bench-test-'));
  await mkdir(join(folder, 'data'));
  await writeFile(join(folder, 'docs.jsonl'), toLines(DOCS));
  await writeFile(join(folder, 'queries.jsonl'), toLines(QUERIES));
  environment = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    CORPUS_DIR: join(ROOT, 'corpus'),
    DATA_DIR: join(folder, 'data'),
    MODEL_DIR: resolve(model, '../..'),
  };
});

afterAll(async () => rm(folder, { recursive: true, force: true }));

describe('npm run bench', () => {
  it(
    'measures the shipped corpus and a given set, and an unchanged reload embeds nothing',
    { timeout: 120_000 },
    async () => {
      const { stdout } = await runBench(...SET, '--rounds', '1', '--limit', '3', '--peers', '--json');
      const { machine, sets: reports } = JSON.parse(stdout) as { machine: object; sets: SetReport[] };
      expect(machine).toMatchObject({ node: process.version });
      expect(reports).toHaveLength(2);
      for (const report of reports) {
        expect(report).toMatchObject({ questions: 3, rounds: 1, vectors: true });
        expect(report.reload).toMatchObject({ outcome: 'unchanged', embedded: 0 });
        expect(report.build.embedded).toBe(report.build.passages);
        expect(report.build.passages).toBe(report.passages);
        const { start, build, question, floor, ratio, memory } = report;
        const figures = [start, build, question, floor, ratio, memory].flatMap((part) =>
          Object.values(part).flatMap((value: number | object) =>
            typeof value === 'number' ? [value] : Object.values(value),
          ),
        );
        expect(figures.filter((figure) => !(Number.isFinite(figure) && figure > 0))).toEqual([]);
        expect(start.firstAnswer).toBeGreaterThan(start.ready);
        expect(start.ready).toBeGreaterThan(start.createApp);
        expect(memory.peak).toBeGreaterThanOrEqual(memory.allQuestions);
        expect(ratio.p50).toBeCloseTo(question.total.p50 / floor.total.p50, 6);
        expect(report.engines.map(({ name }) => name)).toEqual(ENGINES);
        expect(report.peersMissing).toBe(false);
      }
      // Two articles with nothing in common: every engine finds the right one.
      for (const { quality } of reports[1]!.engines)
        expect(quality).toEqual({ n: 2, recallAt1: 1, recallAt5: 1, mrrAt10: 1 });
      expect(reports[1]).toMatchObject({ name: 'docs.jsonl', articles: DOCS.length });
    },
  );

  it(
    'puts a large corpus together from sets, builds it and asks it their questions',
    { timeout: 120_000 },
    async () => {
      const { stdout } = await runBench(...SET, '--passages', '40', '--rounds', '1', '--limit', '3', '--json');
      const { large } = JSON.parse(stdout) as { large: LargeReport };
      expect(large).toMatchObject({ real: 2, questions: 3, rounds: 1, peersMissing: false });
      expect(large.passages).toBeGreaterThanOrEqual(40);
      expect(large.build.passages).toBe(large.passages);
      // Among forty vectors the graph misses none.
      expect(large.recall).toBe(1);
      expect(large.engines.map(({ name }) => name)).toEqual(ENGINES.slice(0, 2));
      expect(large.engines[0]!.quality).toMatchObject({ n: 2 });
      for (const figure of [large.build.total, large.build.peak, large.open.total, large.memory.resident])
        expect(figure).toBeGreaterThan(0);
      const text = renderLargeReport(large);
      expect(text).toContain('derived from those of the parts');
      expect(text).toMatch(/peak of memory +\d+ MB +≤ 2 GiB/);
      expect(text).toMatch(/recall@10 of exact search +1\.000 +≥ \.99/);
    },
  );

  it('says what is missing when a large corpus has no sets to come from', async () => {
    await expect(runBench('--passages', '100')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--passages needs sets') as string,
    });
  });

  it('says what is missing when a set of questions comes without its documents', async () => {
    await expect(runBench('--queries', 'queries.jsonl')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--docs and --queries go together') as string,
    });
  });
});

describe('the report', () => {
  it('takes percentiles by nearest rank', () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(measureSpread(values)).toEqual({ p50: 50, p95: 95, p99: 99 });
    expect(measureSpread([3])).toEqual({ p50: 3, p95: 3, p99: 3 });
    expect(() => measureSpread([])).toThrow(RangeError);
  });

  it('shows every engine beside ours, or says that the peers are not installed', () => {
    const figures = { p50: 2, p95: 4, p99: 6 };
    const quality = { n: 10, recallAt1: 0.75, recallAt5: 1, mrrAt10: 0.8125 };
    const engine = { name: 'Another', build: 1500, quality, question: figures, ratio: { p50: 0.5, p95: 1, p99: 1.5 } };
    const text = renderEngines([engine, { ...engine, name: 'Unjudged', quality: null }], false).join('\n');
    expect(text).toMatch(
      /Another +\.750 +1\.000 +\.813 +p50 +2\.00 +p95 +4\.00 +p99 +6\.00 +× 0\.50, 1\.00, 1\.50 +1\.50 s/,
    );
    expect(text).toMatch(/Unjudged +– +– +– +p50/);
    expect(text).not.toContain('npm ci');
    expect(renderEngines([engine], true).join('\n')).toContain('npm ci');
  });

  it('shows beside a figure what is wanted of it', () => {
    const spread = { p50: 3, p95: 6, p99: 7 };
    const report: SetReport = {
      name: 'corpus',
      articles: 5,
      passages: 70,
      questions: 10,
      rounds: 2,
      vectors: true,
      start: { ready: 700, firstAnswer: 750, createApp: 200 },
      build: { passages: 70, embedded: 70, total: 2800, perPassage: 40, embeddingShare: 0.5, perEmbedding: 20 },
      reload: { outcome: 'unchanged', total: 20, embedded: 0 },
      question: {
        understand: spread,
        embed: spread,
        retrieve: spread,
        answer: spread,
        withoutEmbedding: spread,
        total: spread,
      },
      floor: { embed: spread, keywords: spread, vectors: spread, total: spread },
      ratio: { p50: 1.33, p95: 1.4, p99: 1.5 },
      memory: { oneQuestion: 180e6, allQuestions: 200e6, peak: 210e6, thisProcess: 220e6 },
      engines: [],
      peersMissing: false,
    };
    const text = renderReport(report);
    expect(text).toMatch(/to first answer +0\.75 s +≤ 1\.5 s/);
    expect(text).toMatch(/whole \/ floor +p50 +1\.33 +p95 +1\.40 +p99 +1\.50 +≤ 1\.5 at p50/);
    expect(text).toMatch(/after one question +180 MB +≤ 400 MB/);
    expect(text).toMatch(/0\.02 s, 0 embeddings +0 embeddings/);
    expect(text).not.toContain('keywords alone');
    expect(renderReport({ ...report, vectors: false })).toContain('keywords alone');
  });
});
