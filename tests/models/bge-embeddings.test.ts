import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBgeEmbedder } from '../../src/models/bge-embeddings.ts';
import type { Embedder } from '../../src/models/embedder.ts';
import type { ModelFiles } from '../../src/models/model-files.ts';
import { openRealModel } from '../helpers/real-model.ts';
import { describeEmbedder } from './embedder-contract.ts';

describeEmbedder('the embedded model', async () => createBgeEmbedder(await openRealModel()));

describe('the embedded model', () => {
  let files: ModelFiles;
  let embedder: Embedder;
  beforeAll(async () => {
    files = await openRealModel();
    embedder = await createBgeEmbedder(files);
  });
  afterAll(() => embedder.close());

  const cosine = async (a: string, b: string): Promise<number> => {
    const [left, right] = [await embedder.embed(a), await embedder.embed(b)];
    return left.reduce((sum, value, i) => sum + value * right[i]!, 0);
  };

  test('has 512 dimensions and an id made of its name, its file and the preparation of texts', () => {
    expect(embedder.dimension).toBe(512);
    expect(embedder.id).toBe(`bge-small-zh-v1.5/${files.modelSha256.slice(0, 12)}/fold1`);
  });

  test('finds the passage that means the same, with hardly a word in common', async () => {
    const question = '科研经费扶持额度上限';
    const passages = [
      '研发资金补助最多给一千万元',
      '轨道交通线路今年通车',
      '湖边适合周末散步和露营',
      '医院门诊时间调整通知',
    ];
    const scores = await Promise.all(passages.map((passage) => cosine(question, passage)));
    expect(scores.indexOf(Math.max(...scores))).toBe(0);
  });

  // The vocabulary has no capitals: unfolded, both names would be the same row of [UNK].
  test('tells names in capital letters apart', async () => {
    expect(await cosine('重庆5G云控R&D', '重庆6H云控S&E')).toBeLessThan(0.98);
  });

  test('reads 510 tokens of a text and leaves the rest', async () => {
    // One character is one token here; [CLS] and [SEP] are the other two of 512.
    const full = '科学城'.repeat(170);
    const vector = await embedder.embed(full);
    expect(await embedder.embed(`${full}此后的文字不再读入`)).toEqual(vector);
    expect(await embedder.embed(`${full.slice(0, -1)}区`)).not.toEqual(vector);
  });

  test('gives the same vectors with two threads as with one', async () => {
    const twoThreads = await createBgeEmbedder(files, { threads: 2 });
    for (const text of ['金凤实验室', '对引进的高端研发机构给予补助。'.repeat(12)])
      expect(await twoThreads.embed(text)).toEqual(await embedder.embed(text));
    await twoThreads.close();
  });

  test('lets the rest of the program move between texts that were asked for at once', async () => {
    let turns = 0;
    let counting = true;
    const count = (): void => {
      turns += 1;
      if (counting) setImmediate(count);
    };
    setImmediate(count);
    await Promise.all(Array.from({ length: 20 }, (_, i) => embedder.embed(`第${i}个问题`)));
    counting = false;
    expect(turns).toBeGreaterThanOrEqual(19);
  });

  test('a model file that cannot be loaded is an error that says so in one line', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kecheng-model-'));
    try {
      const model = join(folder, 'model.onnx');
      await writeFile(model, 'this is no model');
      await expect(createBgeEmbedder({ ...files, model })).rejects.toMatchObject({
        code: 'model-files',
        line: expect.stringMatching(/^The embedding model cannot be loaded: [^\n]+$/),
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
