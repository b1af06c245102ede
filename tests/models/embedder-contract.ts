import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Embedder } from '../../src/models/embedder.ts';

/** What every Embedder must do, whatever is inside. */
export function describeEmbedder(name: string, openEmbedder: () => Promise<Embedder>): void {
  describe(`${name} as an Embedder`, () => {
    let embedder: Embedder;
    beforeAll(async () => {
      embedder = await openEmbedder();
    });
    afterAll(() => embedder.close());

    const cosine = async (a: string, b: string): Promise<number> => {
      const [left, right] = [await embedder.embed(a), await embedder.embed(b)];
      return left.reduce((sum, value, i) => sum + value * right[i]!, 0);
    };

    test('gives finite vectors of its dimension and of length 1 for any text at all', async () => {
      const text = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.string({ unit: fc.constantFrom(...Array.from('重慶庆科学城高新区，。？“”—5Gg %\n')) }),
      );
      await fc.assert(
        fc.asyncProperty(text, async (anything) => {
          const vector = await embedder.embed(anything);
          expect(vector).toBeInstanceOf(Float32Array);
          expect(vector).toHaveLength(embedder.dimension);
          expect(Math.hypot(...vector)).toBeCloseTo(1, 3);
        }),
        { numRuns: 60, examples: [[''], [' '], ['\ud800'], ['\0'], ['[CLS][MASK]'], ['🚄']] },
      );
    });

    test('gives a text far longer than any passage a vector', async () => {
      const vector = await embedder.embed('科学城引进研发机构，最高补助一千万元。'.repeat(5000));
      expect(Math.hypot(...vector)).toBeCloseTo(1, 3);
    });

    test('gives the same text the same vector bit for bit, whatever came in between', async () => {
      const first = await embedder.embed('金凤实验室在哪里？');
      for (const other of ['', '别的问题', 'a much longer English text about something else '.repeat(20)])
        await embedder.embed(other);
      expect(await embedder.embed('金凤实验室在哪里？')).toEqual(first);
    });

    test('answers calls made at once each with the vector of its own text', async () => {
      const texts = ['甲', '人才公寓', '科学城的面积是多少？', 'R&D', '', '轨道交通二期何时开通？'];
      const together = await Promise.all(texts.map((text) => embedder.embed(text)));
      for (const [i, text] of texts.entries()) expect(together[i]).toEqual(await embedder.embed(text));
    });

    test('hands over a vector that the caller may change', async () => {
      const vector = await embedder.embed('高新区');
      const before = vector.slice();
      vector.fill(0);
      expect(await embedder.embed('高新区')).toEqual(before);
    });

    test.each([
      ['Traditional and Simplified', '重慶高新區引進高端研發機構的補助', '重庆高新区引进高端研发机构的补助'],
      ['Japanese-style variants', '産業為先', '产业为先'],
      ['capitals and small letters', '重庆5G云控R&D', '重庆5g云控r&d'],
      ['full-width and ASCII letters', '５Ｇ云控', '5G云控'],
    ])('does not tell %s apart', async (_, a, b) => {
      expect(await embedder.embed(a)).toEqual(await embedder.embed(b));
    });

    test('puts a sentence nearer to its rewording than to a sentence about something else', async () => {
      const question = '引进高端研发机构最高补助多少钱？';
      const related = await cosine(question, '对引进的高端研发机构，给予最高一千万元补助。');
      expect(related).toBeGreaterThan((await cosine(question, '周末天气晴朗，适合到湖边散步。')) + 0.1);
    });

    test('names itself by an id that is the same whenever it is opened', async () => {
      const again = await openEmbedder();
      expect(again.id).toBe(embedder.id);
      expect(again.id).toMatch(/^\S+$/);
      await again.close();
    });

    test('finishes what was asked before it closes, and refuses what is asked after', async () => {
      const closing = await openEmbedder();
      const asked = closing.embed('还在路上的问题');
      await closing.close();
      expect(await asked).toEqual(await embedder.embed('还在路上的问题'));
      await expect(closing.embed('来晚的问题')).rejects.toThrow('closed');
      await expect(closing.close()).resolves.toBeUndefined();
    });
  });
}
