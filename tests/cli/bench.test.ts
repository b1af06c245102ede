import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderReport, type SetReport } from '../../src/bench/bench-report.ts';
import { measureSpread } from '../../src/bench/spread.ts';
import { openRealModel } from '../helpers/real-model.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const DOCS = [
  { id: 'lake', title: '湖边的公园', text: '湖边公园占地120亩，2021年5月开放。公园里有三座桥和一个码头。' },
  { id: 'school', title: '新学校', text: '新学校有36个班，由市教育局建设，2023年9月开学。' },
];
const QUERIES = [
  { question: '湖边公园占地多少亩？' },
  { question: '新学校有多少个班？' },
  { question: 'When did the park open?' },
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
      const sets = ['--docs', 'docs.jsonl', '--queries', 'queries.jsonl'];
      const { stdout } = await runBench(...sets, '--rounds', '1', '--limit', '3', '--json');
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
      }
      expect(reports[1]).toMatchObject({ name: 'docs.jsonl', articles: DOCS.length });
    },
  );

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
