import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createGoldenQuestions, type GoldenQuestions } from '../../src/golden/create-golden-questions.ts';
import type { Expected } from '../../src/golden/golden-question.ts';
import { meetsExpected, type Outcome } from '../../src/golden/meet-expected.ts';
import { readGoldenFile } from '../../src/golden/read-golden-file.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { makeCitation } from '../chat/fake-app.ts';
import { makeAuditRecord } from '../helpers/make-record.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';

let dir: string;
let store: Store;
beforeEach(() => {
  dir = makeTempFolder();
  store = openStore(null);
});

const write = (...lines: readonly string[]) => writeFileSync(join(dir, 'questions.jsonl'), lines.join('\n'));
const line = (question: string, expected: object) => JSON.stringify({ question, expected });
const NOT_FOUND = { kind: 'not-found' } as const;

const RECORDS = {
  answered: makeAuditRecord({
    id: 'answered',
    question: '它投资多少？',
    rewritten: { question: '一期工程投资多少？', by: 'rules' },
    kind: 'answered',
    statements: '一期预计投资12.5亿元。[1]\n二期还没有计划。[2]',
    citations: [
      makeCitation({ number: 1, articleId: 'a1', quote: '一期工程预计投资12.5亿元，占地300亩，一期共12.5亿元。' }),
      makeCitation({ number: 2, articleId: 'a2', quote: '二期还没有计划。' }),
    ],
  }),
  'not-found': makeAuditRecord({ id: 'not-found', question: '市长是谁？', kind: 'not-found', citations: [] }),
  unavailable: makeAuditRecord({ id: 'unavailable', question: '几点？', kind: 'unavailable', citations: [] }),
};
const open = (): Promise<GoldenQuestions> =>
  createGoldenQuestions({
    table: store.goldenQuestions,
    source: { kind: 'folder', dir },
    findRecord: (id) => (id in RECORDS ? RECORDS[id as keyof typeof RECORDS] : null),
  });

describe('golden questions', () => {
  it('are those of admins and those of the corpus, of which the admins’ stand for the same ones', async () => {
    write(line('一', NOT_FOUND), '', line('二', { kind: 'cites', articleId: 'a', words: ['12'] }));
    const golden = await open();
    golden.add('二', NOT_FOUND);
    golden.add('三', NOT_FOUND);
    expect(golden.list()).toEqual([
      { question: '二', expected: NOT_FOUND, from: 'admin' },
      { question: '三', expected: NOT_FOUND, from: 'admin' },
      { question: '一', expected: NOT_FOUND, from: 'corpus' },
    ]);
    expect([golden.remove('二'), golden.remove('二'), golden.remove('一')]).toEqual([true, false, false]);
    expect(golden.list().map(({ question, from }) => [question, from])).toEqual([
      ['三', 'admin'],
      ['一', 'corpus'],
      ['二', 'corpus'],
    ]);
  });

  it('are read once more when asked to, and none of them is no fault', async () => {
    const golden = await open();
    expect([golden.list(), golden.problems]).toEqual([[], []]);
    write(line('一', NOT_FOUND));
    await golden.refresh();
    expect(golden.list()).toHaveLength(1);
  });

  it.each([
    ['{"question":', 'line 2 is no JSON object'],
    ['7', 'line 2 does not fit'],
    [line('', NOT_FOUND), 'line 2 question does not fit'],
    [line('x'.repeat(501), NOT_FOUND), 'line 2 question does not fit'],
    [line('二', { kind: 'maybe' }), 'line 2 expected.kind does not fit'],
    [line('二', { kind: 'cites', articleId: 'a', words: 'x' }), 'line 2 expected.words does not fit'],
    [line('二', { kind: 'not-found', words: [] }), 'line 2 expected does not fit'],
    [line('一', NOT_FOUND), 'line 2 asks the same as a line above'],
  ])('of a bad line (%.40s) are told in one line, and the others are kept', async (bad, problem) => {
    write(line('一', NOT_FOUND), bad, line('三', NOT_FOUND));
    const { questions, problems } = await readGoldenFile({ kind: 'folder', dir });
    expect(questions.map(({ question }) => question)).toEqual(['一', '三']);
    expect(problems).toEqual([{ file: 'questions.jsonl', reason: expect.stringContaining(problem) }]);
    expect(problems[0]!.reason).not.toContain('\n');
  });
});

describe('a golden question made of an answer', () => {
  it('asks what the question was taken for, and expects the article and the figures of what was cited first', async () => {
    const golden = await open();
    const added = golden.addFromAnswer('answered');
    expect(added).toEqual({
      question: '一期工程投资多少？',
      expected: { kind: 'cites', articleId: 'a1', words: ['12.5', '300'] },
      from: 'admin',
    });
    expect(golden.list()).toEqual([added]);
  });

  it('of an answer that was judged wrong expects that nothing is found, or only not this', async () => {
    const golden = await open();
    expect(golden.addFromAnswer('answered', 'not-found')?.expected).toEqual(NOT_FOUND);
    expect(golden.addFromAnswer('answered', 'not-this')?.expected).toEqual({
      kind: 'not-this',
      quotes: [{ articleId: 'a1', quote: RECORDS.answered.citations[0]!.quote }],
    });
    expect(golden.list()).toHaveLength(1);
  });

  it('of a refusal expects a refusal; of a fault, or an answer nobody knows of, there is none', async () => {
    const golden = await open();
    expect(golden.addFromAnswer('not-found')?.expected).toEqual(NOT_FOUND);
    expect(golden.addFromAnswer('not-found', 'not-this')).toBeNull();
    expect(golden.addFromAnswer('unavailable')).toBeNull();
    expect(golden.addFromAnswer('zzzz-zzzz', 'not-found')).toBeNull();
    expect(golden.list()).toHaveLength(1);
  });

  it('is met by the answer that it was made of', async () => {
    const golden = await open();
    for (const id of ['answered', 'not-found'] as const)
      expect(meetsExpected(RECORDS[id], golden.addFromAnswer(id)!.expected)).toBe(true);
    expect(meetsExpected(RECORDS.answered, golden.addFromAnswer('answered', 'not-this')!.expected)).toBe(false);
  });
});

const cite = (...words: readonly string[]): Expected => ({ kind: 'cites', articleId: 'a1', words: [...words] });
const answered = (quote: string, articleId = 'a1'): Outcome => ({
  kind: 'answered',
  citations: [{ articleId, quote }],
});

describe('what is expected', () => {
  it.each([
    ['占地120亩', ['120'], true],
    ['占地120亩', ['12'], false],
    ['占地3.12亩', ['12'], false],
    ['占地12.5亩', ['12'], false],
    ['占地12，其中', ['12'], true],
    ['佔地１２０畝', ['占地120亩'], true],
    ['总院+中心(基地)', ['总院+中心（基地）'], true],
    ['占地120亩', ['120', '300'], false],
    ['占地120亩', [], true],
  ])('of “%s” with the words %j is met: %s', (quote, words, met) => {
    expect(meetsExpected(answered(quote), cite(...words))).toBe(met);
  });

  it('is the article, too', () => {
    expect(meetsExpected(answered('占地120亩', 'a2'), cite('120'))).toBe(false);
    expect(meetsExpected({ kind: 'not-found', citations: [] }, cite())).toBe(false);
  });

  it('is not met by what a fault cut short, whatever it is', () => {
    const none: Expected = { kind: 'not-this', quotes: [{ articleId: 'a1', quote: '占地' }] };
    for (const expected of [cite(), NOT_FOUND, none])
      expect(meetsExpected({ kind: 'unavailable', citations: [] }, expected)).toBe(false);
  });

  it('“not this” forbids the passage, cut longer or shorter, and nothing else', () => {
    const wrong: Expected = { kind: 'not-this', quotes: [{ articleId: 'a1', quote: '占地120亩，三年建成。' }] };
    expect(meetsExpected(answered('占地120亩，三年建成。'), wrong)).toBe(false);
    expect(meetsExpected(answered('占地120亩'), wrong)).toBe(false);
    expect(meetsExpected(answered('占地130亩，三年建成。'), wrong)).toBe(true);
    expect(meetsExpected({ kind: 'not-found', citations: [] }, wrong)).toBe(true);
  });
});

describe('the golden questions of the shipped corpus', () => {
  it('are in three languages, some without an answer', () => {
    const rows = readFileSync('corpus/questions.jsonl', 'utf8').trim().split('\n');
    expect(rows.length).toBeGreaterThanOrEqual(25);
    expect(rows.filter((row) => row.includes('not-found')).length).toBeGreaterThanOrEqual(5);
    expect(rows.filter((row) => /"question":"[ -~]+"/.test(row)).length).toBeGreaterThanOrEqual(5);
  });
});
