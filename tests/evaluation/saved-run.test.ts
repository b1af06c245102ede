import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRun, saveRun } from '../../src/evaluation/saved-run.ts';
import { summarize } from '../../src/evaluation/summarize.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { makeRow } from './make-row.ts';

const folder = makeTempFolder();
const origin = {
  articles: '/home/someone/docs.jsonl',
  queries: 'sets/q.jsonl',
  snapshot: 's',
  model: null,
  threshold: 0.5,
};
const rows = [
  makeRow({ id: 'found', rank: 3, kind: 'money', confidence: 0.25, milliseconds: 1.23456 }),
  makeRow({ id: 'lost', rank: Infinity }),
  makeRow({ id: 'none', answerable: false }),
];
const save = (file: string) => saveRun(file, origin, summarize(rows, 0.5), rows);

describe('a saved run', () => {
  it('comes back as it was, and names no folder', async () => {
    const file = join(folder, 'run.json');
    await save(file);
    const run = await readRun(file);
    expect(run).toMatchObject({
      articles: 'docs.jsonl',
      queries: 'q.jsonl',
      snapshot: 's',
      model: null,
      threshold: 0.5,
    });
    expect(run.questions.map(({ id, rank }) => [id, rank])).toEqual([
      ['found', 3],
      ['lost', Infinity],
      ['none', null],
    ]);
    expect(run.questions[0]).toMatchObject({
      kind: 'money',
      language: 'zh-Hans',
      confidence: 0.25,
      milliseconds: 1.23,
    });
    const text = readFileSync(file, 'utf8');
    expect(text).not.toMatch(/home|sets/);
    expect(JSON.parse(text)).toMatchObject({ summary: { all: { n: 2 } } });
  });

  it('takes the place of an older one and leaves nothing beside it', async () => {
    const own = join(folder, 'own');
    mkdirSync(own);
    writeFileSync(join(own, 'run.json'), 'old');
    await save(join(own, 'run.json'));
    expect(readdirSync(own)).toEqual(['run.json']);
    expect((await readRun(join(own, 'run.json'))).questions).toHaveLength(3);
  });

  it('is refused where it cannot be written, and leaves nothing half-written', async () => {
    await expect(save(join(folder, 'missing', 'run.json'))).rejects.toMatchObject({
      code: 'usage',
      line: expect.stringMatching(/missing.*run\.json cannot be written \(ENOENT\)/),
    });
    const taken = join(folder, 'taken');
    mkdirSync(join(taken, 'run.json'), { recursive: true });
    await expect(save(join(taken, 'run.json'))).rejects.toMatchObject({ code: 'usage' });
    expect(readdirSync(taken)).toEqual(['run.json']);
  });

  it.each(['', '{}', '[1]', 'no json', '{"format":2}'])('is refused when the file holds %j', async (content) => {
    const file = join(folder, 'bad.json');
    writeFileSync(file, content);
    await expect(readRun(file)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('no saved run'),
    });
  });
});
