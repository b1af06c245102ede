import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnswerId, readAnswerId } from '../../src/answering/answer-id.ts';

const ways = (letter: string): readonly string[] => [
  letter,
  letter.toUpperCase(),
  String.fromCodePoint(letter.codePointAt(0)! + 0xfee0),
  ...({ 0: ['o', 'O'], 1: ['l', 'I', 'i', 'L'], v: ['u', 'U'] }[letter] ?? []),
];

/** An id as a hurried person may type it: case, width, look-alikes, dashes and spaces as they come. */
const typed = fc
  .record({ seeds: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), id: fc.constant(null).map(createAnswerId) })
  .map(({ seeds, id }) => {
    const joints = ['', '-', ' ', '—', '－', '_', '‑ '];
    const letters = Array.from(id.replace('-', ''));
    const words = letters.map((letter, i) => {
      const choices = ways(letter);
      return choices[seeds[i]! % choices.length]! + joints[(seeds[i]! >> 3) % joints.length]!;
    });
    return { id, words: words.join('') };
  });

describe('an answer’s id', () => {
  it('is eight letters and figures in two halves, none of them easily taken for another', () => {
    for (let i = 0; i < 500; i += 1) expect(createAnswerId()).toMatch(/^[0-9a-hjkmnp-tv-z]{4}-[0-9a-hjkmnp-tv-z]{4}$/);
  });

  it('is another one each time, and every letter comes about as often as any other', () => {
    const ids = Array.from({ length: 4_000 }, createAnswerId);
    expect(new Set(ids).size).toBe(ids.length);
    const counts = new Map<string, number>();
    for (const letter of ids.join('').replaceAll('-', '')) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect(counts.size).toBe(32);
    // 1,000 expected of each; six standard deviations.
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(190);
  });

  it('is read in whatever way it is typed', () => {
    fc.assert(
      fc.property(typed, ({ id, words }) => {
        expect(readAnswerId(words)).toBe(id);
      }),
    );
  });

  it.each(['', '7k2m', '7k2m-9qxd1', '7k2m-9qx#', 'force', '重庆重庆重庆重庆', '../../../etc'])(
    'is not %j',
    (words) => {
      expect(readAnswerId(words)).toBeNull();
    },
  );

  it('is what was written or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (words) => {
        const id = readAnswerId(words);
        expect(id === null || readAnswerId(id) === id).toBe(true);
      }),
    );
  });
});
