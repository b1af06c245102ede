import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Cli, createCli } from '../helpers/run-cli.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { writeArticles } from '../helpers/write-articles.ts';

const folder = makeTempFolder();
const DOCS = [
  { id: 'park', title: '湖边公园', text: '湖边公园占地120亩，2021年5月开放。公园里有三座桥和一个码头。' },
  { id: 'school', title: '新学校', text: '新学校有36个班，由市教育局建设，2023年9月开学。' },
];
const QUERIES = [
  // First in the list.
  { question: '湖边公园占地多少亩？', lang: 'zh-Hans', gold: ['park'], kind: 'area', answerable: true },
  { question: '新學校有多少個班？', lang: 'zh-Hant', gold: ['school'], kind: 'count', answerable: true },
  // Of two articles the other one: second.
  { question: '湖边公园什么时候开放？', lang: 'zh-Hans', gold: ['school'], kind: 'area' },
  // Not in the set at all; what counts as found is the loose list where there is one.
  { question: '湖边公园有几座桥？', lang: 'zh-Hans', gold: ['park'], gold_loose: ['none'], answers: ['三座'] },
  // Without a gold article: counts for the judgement alone.
  { question: '法国的首都在哪里？', lang: 'zh-Hans', gold: [], answerable: false },
];

/** Mean of 1/rank; 0 stands for not found. */
const mrr = (...ranks: readonly number[]): unknown =>
  expect.closeTo(ranks.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0) / ranks.length, 9);

let cli: Cli;
const write = (name: string, rows: readonly object[]) =>
  writeFileSync(join(folder, name), rows.map((row) => JSON.stringify(row)).join('\n'));
beforeAll(async () => {
  cli = await createCli(folder);
  write('docs.jsonl', DOCS);
  write('queries.jsonl', QUERIES);
});
const evaluate = (...args: readonly string[]) =>
  cli.run('cli/evaluate', ['--docs', 'docs.jsonl', '--queries', 'queries.jsonl', ...args]);

describe('evaluate', () => {
  it('--json prints one object with the measures that can be counted by hand', async () => {
    const { code, stdout } = await evaluate('--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      all: { n: 4, recallAt1: 2 / 4, recallAt5: 3 / 4, mrrAt10: mrr(1, 1, 2, 0) },
      byLanguage: {
        'zh-Hans': {
          n: 3,
          recallAt1: expect.closeTo(1 / 3, 9),
          recallAt5: expect.closeTo(2 / 3, 9),
          mrrAt10: mrr(1, 2, 0),
        },
        'zh-Hant': { n: 1, recallAt1: 1, recallAt5: 1, mrrAt10: 1 },
      },
      byKind: {
        area: { n: 2, recallAt1: 0.5, recallAt5: 1, mrrAt10: mrr(1, 2) },
        count: { n: 1, recallAt1: 1, recallAt5: 1, mrrAt10: 1 },
      },
      abstention: { auroc: 1, correct: 1, false: 0, answerable: 2, unanswerable: 1 },
      intervals: { abstention: { correct: [1, 1] }, byKind: { count: { recallAt1: [1, 1] } } },
      parity: null,
    });
  });

  it('prints a table for a reader, and asks no more questions than wanted', async () => {
    const { code, stdout } = await evaluate('--limit', '1');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^all +1 +1\.000 \[1\.000–1\.000\] +1\.000 \[1\.000–1\.000\] +1\.000 \[1\.000–1\.000\]$/m);
    expect(stdout).not.toContain('zh-Hant');
    const { stdout: whole } = await evaluate();
    expect(whole).toMatch(/^all +4 +\.500 \[.*\] +\.750 \[.*\] +\.625 \[.*\]$/m);
    expect(whole).toMatch(/^zh-Hant +1 /m);
    expect(whole).toMatch(/^kind area +2 /m);
    expect(whole).toMatch(/AUROC 1\.000/);
  });

  it('--corpus asks a folder of articles, and gives the refused share when nothing can be answered', async () => {
    write('elsewhere.jsonl', [QUERIES[4]!, { question: '月球上住着多少只企鹅？', gold: [] }]);
    const corpus = join(folder, 'articles');
    writeArticles(corpus, { park: DOCS[0]!.text });
    const { code, stdout } = await cli.run('cli/evaluate', ['--corpus', corpus, '--queries', 'elsewhere.jsonl']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^evidence \(threshold [\d.]+\): refused 1\.000 \[1\.000–1\.000\] of 2 unanswerable$/m);
    expect(stdout).not.toContain('R@1');
  });

  it('--save keeps a run that --compare compares without asking', async () => {
    await evaluate('--save', 'a.json');
    await evaluate('--save', 'b.json', '--limit', '2');
    const saved: unknown = JSON.parse(readFileSync(join(folder, 'a.json'), 'utf8'));
    expect(saved).toMatchObject({ articles: 'docs.jsonl', queries: 'queries.jsonl', summary: { all: { n: 4 } } });
    const { code, stdout, stderr } = await cli.run('cli/evaluate', ['--compare', 'a.json', 'b.json', '--json']);
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      shared: 2,
      onlyBefore: 3,
      measures: { recallAt1: { before: 1, after: 1, difference: 0, interval: [0, 0] } },
    });
    const { stdout: text } = await cli.run('cli/evaluate', ['--compare', 'a.json', 'b.json']);
    expect(text).toMatch(/^2 questions in both, 3 only in A, 0 only in B$/m);
  });

  it('--claims tells true sentences from altered ones', async () => {
    write('claims.jsonl', [
      { source: DOCS[0]!.text, claim: '公园里有三座桥和一个码头。', supported: true },
      { source: DOCS[0]!.text, claim: '公园里有五座桥和一个码头。', supported: false },
      { source: DOCS[1]!.text, claim: '新學校由市教育局建設，有36個班。', supported: true },
      { source: DOCS[1]!.text, claim: '新学校由市体育局建设，有36个班。', supported: false },
    ]);
    const { code, stdout } = await cli.run('cli/evaluate', ['--claims', 'claims.jsonl', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ n: 4, auroc: 1, baseline: expect.any(Number), trueRejected: 0 });
    const { stdout: text } = await cli.run('cli/evaluate', ['--claims', 'claims.jsonl']);
    expect(text).toMatch(/^support: +AUROC 1\.000 \[.*\]$/m);
    expect(text).toMatch(/^baseline: AUROC [.\d]+ \[.*\]/m);
  });

  it.each([
    [
      'both sources',
      ['--docs', 'docs.jsonl', '--corpus', '.', '--queries', 'queries.jsonl'],
      /--docs and --corpus do not go together/,
    ],
    ['neither source', ['--queries', 'queries.jsonl'], /--docs and --queries are both needed/],
    ['no questions', ['--docs', 'docs.jsonl'], /--queries is needed/],
    ['one file to compare', ['--compare', 'docs.jsonl'], /takes two files/],
    ['no run to compare', ['--compare', 'docs.jsonl', 'docs.jsonl'], /docs\.jsonl is no saved run/],
    ['a set beside claims', ['--claims', 'c.jsonl', '--docs', 'docs.jsonl'], /--docs does not go with --claims/],
    [
      'a folder to save in that is not there',
      ['--docs', 'docs.jsonl', '--queries', 'queries.jsonl', '--save', 'none/run.json'],
      /run\.json cannot be written \(ENOENT\)/,
    ],
  ])('refuses %s in one line', async (_, args, said) => {
    const { code, stdout, stderr } = await cli.run('cli/evaluate', args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(said);
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  it('counts an empty question as one that is not found', async () => {
    write('empty.jsonl', [QUERIES[0]!, { question: '', gold: ['park'] }]);
    const { code, stdout } = await cli.run('cli/evaluate', [
      '--docs',
      'docs.jsonl',
      '--queries',
      'empty.jsonl',
      '--json',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ all: { n: 2, recallAt1: 0.5, recallAt5: 0.5, mrrAt10: mrr(1, 0) } });
  });

  it('names the line of a set that does not fit', async () => {
    write('bad.jsonl', [QUERIES[0]!, { question: null }]);
    const { code, stdout, stderr } = await cli.run('cli/evaluate', ['--docs', 'docs.jsonl', '--queries', 'bad.jsonl']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^[^\n]*bad\.jsonl line 2 [^\n]*\n$/);
  });
});
