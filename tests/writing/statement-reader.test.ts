import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStatementReader, type WrittenSentence } from '../../src/writing/statement-reader.ts';

function read(...pieces: readonly string[]) {
  const sentences: WrittenSentence[] = [];
  const reader = createStatementReader((sentence) => sentences.push(sentence));
  for (const piece of pieces) reader.push(piece);
  const { declined } = reader.end();
  return { sentences, declined };
}

describe('reading the sentences of a reply', () => {
  it('takes a sentence a line with the passages it names', () => {
    expect(read('重庆引进高校11所。[2]\n补助最高5000万元。[1][3]').sentences).toEqual([
      { text: '重庆引进高校11所。', numbers: [2] },
      { text: '补助最高5000万元。', numbers: [1, 3] },
    ]);
  });

  it.each([
    ['A is so [1, 3].', [1, 3]],
    ['A is so【2】。', [2]],
    ['A is so [1-3]', [1, 2, 3]],
    ['A is so [^4].', [4]],
    ['A is so［1］［2］', [1, 2]],
    ['A is so', []],
  ])('reads the marks of %s', (line, numbers) => {
    const { sentences } = read(line);
    expect(sentences).toHaveLength(1);
    expect(sentences[0]!.text).toMatch(/^A is so[.。]?$/);
    expect(sentences[0]!.numbers).toEqual(numbers);
  });

  it('divides a line at its marks, and brings the full stop back to its sentence', () => {
    expect(read('甲是1亩[1]。乙是2亩[2]。').sentences).toEqual([
      { text: '甲是1亩。', numbers: [1] },
      { text: '乙是2亩。', numbers: [2] },
    ]);
  });

  it('leaves out layout: bullets, numbering, emphasis, fences', () => {
    expect(
      read('```\n- **甲**是1亩。[1]\n2. 乙是2亩。[2]\n1.5亿元。[3]\n```').sentences.map(({ text }) => text),
    ).toEqual(['甲是1亩。', '乙是2亩。', '1.5亿元。']);
  });

  it('hands a sentence on as soon as something else begins behind its marks', () => {
    const sentences: WrittenSentence[] = [];
    const reader = createStatementReader((sentence) => sentences.push(sentence));
    reader.push('甲是1亩[1');
    reader.push(']');
    expect(sentences).toEqual([]);
    reader.push('。乙');
    expect(sentences).toEqual([{ text: '甲是1亩。', numbers: [1] }]);
    reader.push('是2亩[2]\n');
    expect(sentences).toHaveLength(2);
  });

  it('knows the one word that declines, and takes it for nothing beside sentences', () => {
    expect(read('NONE')).toEqual({ sentences: [], declined: true });
    expect(read(' none.\n').declined).toBe(true);
    expect(read('甲是1亩。[1]\nNONE').declined).toBe(false);
    expect(read('').declined).toBe(false);
  });

  it('reads the same however the reply is cut', () => {
    const reply = fc
      .array(fc.constantFrom('甲是1亩', '。', '[1]', '[2][3]', '\n', ' ', '【4】', 'A b.', '- ', '**', '1. ', '[', ']'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(reply, fc.array(fc.integer({ min: 1, max: 5 })), (text, sizes) => {
        const pieces: string[] = [];
        let at = 0;
        for (const size of sizes) {
          pieces.push(text.slice(at, at + size));
          at += size;
        }
        pieces.push(text.slice(at));
        expect(read(...pieces)).toEqual(read(text));
      }),
    );
  });

  it.each(['园区', '[1]', '[1', '[1 ', ' ', '] ', '[1] ', '*', '1,'])(
    'is not held up by a model that repeats %j, and reads what stands on the next line',
    (unit) => {
      const started = performance.now();
      const pieces = Array.from({ length: 4_000 }, () => unit.repeat(2));
      const { sentences } = read(...pieces, '\n', '补助最高5000万元。[1]');
      expect(performance.now() - started).toBeLessThan(1_000);
      expect(sentences.at(-1)).toEqual({ text: '补助最高5000万元。', numbers: [1] });
      expect(sentences.length).toBeLessThan(3);
    },
  );

  it('takes every sentence of a long line that comes at once', () => {
    const line = Array.from({ length: 12 }, (_, i) => `${'园区'.repeat(80)}${i}[${i + 1}]`).join('');
    expect(read(line).sentences.map(({ numbers }) => numbers[0])).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  });
});
