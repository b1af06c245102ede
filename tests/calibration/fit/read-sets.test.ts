import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readSets } from '../../../src/calibration/fit/read-sets.ts';
import { makeTempFolder } from '../../helpers/temp-folder.ts';

let folder: string;
let golden: { readonly file: string; readonly corpusDir: string };

const writeRows = (file: string, rows: readonly object[]) =>
  writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'));

function writeSet(name: string, queries: readonly object[]): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeRows(join(folder, name, 'docs.jsonl'), [{ id: 'a', text: '湖边公园占地120亩。' }]);
  writeRows(join(folder, name, 'queries.jsonl'), queries);
}
const setNamed = async (name: string, limit = 100) =>
  (await readSets(folder, golden, limit)).find((set) => set.name === name)!;
const idsOf = async (name: string, limit: number) => (await setNamed(name, limit)).questions.map(({ id }) => id);

beforeEach(() => {
  folder = makeTempFolder();
  golden = { file: join(folder, 'golden.jsonl'), corpusDir: folder };
  writeRows(golden.file, [
    { id: 'g1', question: '占地多少？', gold: [{ article: 'a', must: ['公园', '120亩'] }] },
    { id: 'g2', question: '月球上有什么？', gold: [] },
  ]);
});

describe('the question sets of a folder', () => {
  it('are its subfolders with documents and questions, by name, behind our own', async () => {
    writeSet('b', []);
    writeSet('a', [{ id: '1', question: '占地多少？', gold: ['a'], answers: ['120亩', 120] }]);
    mkdirSync(join(folder, 'no-set'));
    writeFileSync(join(folder, 'no-set', 'docs.jsonl'), '');
    const sets = await readSets(folder, golden, 100);
    expect(sets.map(({ name }) => name)).toEqual(['golden', 'a', 'b']);
    expect(sets[1]).toEqual({
      name: 'a',
      source: { kind: 'documents', file: join(folder, 'a', 'docs.jsonl') },
      questions: [
        { id: '1', question: '占地多少？', gold: ['a'], answers: ['120亩', '120'], answerable: true, takeAway: true },
      ],
    });
  });

  it('take what answers our own questions from the last words they must have', async () => {
    writeSet('a', []);
    expect((await setNamed('golden')).questions).toEqual([
      { id: 'g1', question: '占地多少？', gold: ['a'], answers: ['120亩'], answerable: true, takeAway: false },
      { id: 'g2', question: '月球上有什么？', gold: [], answers: [], answerable: false, takeAway: false },
    ]);
  });

  it('take articles away only where they have no unanswerable questions', async () => {
    writeSet('plain', [{ id: '1', question: '一？', gold: ['a'] }]);
    writeSet('abstain', [
      { id: '1', question: '一？', gold: ['a'], answerable: true },
      { id: '2', question: '二？', gold: [], answerable: false },
    ]);
    expect((await setNamed('plain')).questions.map(({ takeAway }) => takeAway)).toEqual([true]);
    expect((await setNamed('abstain')).questions.map(({ takeAway }) => takeAway)).toEqual([false, false]);
  });

  it('go by the loose list of right articles where there is one, and leave empty questions out', async () => {
    writeSet('a', [
      { id: '1', question: '一？', gold: ['a'], gold_loose: ['a', 'b'] },
      { id: '2', question: '', gold: ['a'] },
    ]);
    expect((await setNamed('a')).questions.map(({ id, gold }) => [id, gold])).toEqual([['1', ['a', 'b']]]);
  });

  it('are sampled by the ids: the same questions in any order of the file, the fewer among the more', async () => {
    const queries = Array.from({ length: 50 }, (_, i) => ({ id: `q${i}`, question: `第${i}问？`, gold: ['a'] }));
    writeSet('a', queries);
    writeSet('b', queries.toReversed());
    const ten = await idsOf('a', 10);
    expect(new Set(ten).size).toBe(10);
    expect(ten).not.toEqual(queries.slice(0, 10).map(({ id }) => id));
    expect(await idsOf('b', 10)).toEqual(ten);
    expect((await idsOf('a', 20)).slice(0, 10)).toEqual(ten);
    expect(await idsOf('a', 1000)).toHaveLength(50);
  });
});

describe('what is no question set', () => {
  it.each(['none', '.'])('is refused: %s', async (below) => {
    await expect(readSets(join(folder, below), golden, 10)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining(join(folder, below)),
      fix: expect.stringContaining('queries.jsonl'),
    });
  });

  it('is named with the line that does not fit', async () => {
    writeSet('a', [{ id: '1', question: '一？' }, { question: '没有编号？' }]);
    await expect(readSets(folder, golden, 10)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(/a.queries\.jsonl line 2 /),
    });
  });

  it('is named when it is the file of our own questions', async () => {
    writeSet('a', []);
    await expect(readSets(folder, { ...golden, file: join(folder, 'none.jsonl') }, 10)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('none.jsonl cannot be read'),
    });
  });
});
