import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Cli, createCli } from '../helpers/run-cli.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { writeArticles } from '../helpers/write-articles.ts';

const folder = makeTempFolder();
const WEIGHTS = resolve(import.meta.dirname, '../../src/calibration/weights.ts');

const PLACES = ['湖边公园', '新学校', '北山医院', '江南车站', '金凤实验室', '东湖图书馆'];
const docs = PLACES.map((place, i) => ({
  id: `d${i}`,
  title: place,
  text: `${place}占地${(i + 2) * 30}亩，${2015 + i}年5月开放。${place}由市政府建设。`,
}));
const questions = PLACES.flatMap((place, i) => [
  { id: `area-${i}`, question: `${place}占地多少亩？`, gold: [`d${i}`], answers: [`${(i + 2) * 30}亩`] },
  { id: `open-${i}`, question: `${place}什么时候开放？`, gold: [`d${i}`], answers: [`${2015 + i}年5月`] },
]);
/** Each language has weights of its own, and is to have questions to fit them on. */
const english = PLACES.map((_, i) => ({
  id: `english-${i}`,
  question: `Which place opened in ${2015 + i}?`,
  gold: [`d${i}`],
  answers: [`${2015 + i}年5月`],
}));
const unanswerable = PLACES.map((place, i) => ({
  id: `none-${i}`,
  question: `${place}的厨师叫什么名字？`,
  gold: [],
  answerable: false,
}));

let cli: Cli;
const writeRows = (name: string, rows: readonly object[]) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), rows.map((row) => JSON.stringify(row)).join('\n'));
};
beforeAll(async () => {
  cli = await createCli(folder);
  for (const set of ['sets/plain', 'sets/abstain']) writeRows(`${set}/docs.jsonl`, docs);
  writeRows('sets/plain/queries.jsonl', [...questions, ...english]);
  writeRows('sets/abstain/queries.jsonl', [...questions, ...unanswerable]);
  // The program looks for our own questions and their articles where it is started.
  writeArticles(join(folder, 'corpus'), { park: docs[0]!.text });
  writeRows('tests/golden/questions.jsonl', [
    { id: 'g1', question: '湖边公园占地多少亩？', gold: [{ article: 'park', must: ['60亩'] }] },
    { id: 'g2', question: '月球上住着多少只企鹅？', gold: [] },
  ]);
});
const englishOf = (text: string) => text.slice(text.indexOf('  english: {'), text.indexOf('  threshold: '));

describe('calibrate', () => {
  it('prints the table of features, the threshold and the weights as source text, and writes nothing', async () => {
    const before = readFileSync(WEIGHTS, 'utf8');
    const { code, stdout, stderr } = await cli.run('cli/calibrate', ['--sets', 'sets', '--limit', '20']);
    expect(code, `said ${stderr}`).toBe(0);
    expect(stdout).toMatch(
      /^features \| golden zh-Hans \(1\) \| abstain zh-Hans \(12\) \| plain zh-Hans \(12\) \| plain en \(6\)$/m,
    );
    expect(stdout).toMatch(/^without similarity \| /m);
    expect(stdout).toMatch(/^threshold 0\.\d+, a wrong answer costing 1 wrong refusal\(s\)/m);
    const source = stdout.slice(stdout.indexOf("import type { Calibration } from './calibration.ts';"));
    expect(source).toMatch(/^export const CALIBRATION: Calibration = \{$/m);
    expect(source).toMatch(/^ {2}threshold: 0\.\d+,\n\};\n$/m);
    expect(source).not.toMatch(/NaN|Infinity|undefined|null/);
    expect(readFileSync(WEIGHTS, 'utf8')).toBe(before);
    expect(readdirSync(folder)).not.toContain('src');
  });

  it('leaves the weights of a language without questions as they are', async () => {
    writeRows('chinese/plain/docs.jsonl', docs);
    writeRows('chinese/plain/queries.jsonl', [...questions, ...unanswerable]);
    const { code, stdout, stderr } = await cli.run('cli/calibrate', ['--sets', 'chinese', '--limit', '20']);
    expect(code, `said ${stderr}`).toBe(0);
    expect(englishOf(stdout)).toBe(englishOf(readFileSync(WEIGHTS, 'utf8')));
  });

  it.each([
    ['no sets', [], /--sets is needed/],
    ['a word without a flag', ['sets', '--sets', 'sets'], /--sets is needed/],
    ['a folder without sets', ['--sets', 'corpus'], /corpus holds no question set/],
    ['a folder that is not there', ['--sets', 'none'], /none holds no question set/],
    ['a limit of none', ['--sets', 'sets', '--limit', '0'], /--limit 0 is no whole number/],
    ['a flag that does not exist', ['--sets', 'sets', '--wrte'], /--wrte/],
  ])('refuses %s in one line', async (_, args, said) => {
    const { code, stdout, stderr } = await cli.run('cli/calibrate', args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(said);
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  it('says how to call it', async () => {
    const { code, stdout } = await cli.run('cli/calibrate', ['--help']);
    expect([code, stdout]).toEqual([0, 'usage: npm run --silent calibrate -- --sets DIR [--limit N] [--write]\n']);
  });
});
