import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanWords } from '../../src/language/clean-words.ts';
import { cleanQuestion, isTooLong, QUESTION_LIMIT } from '../../src/question/clean-question.ts';

/** One of each kind that nobody sees or that turns what stands around it. */
const UNSEEN = [
  '\0',
  '\x07',
  '\x1b',
  '\x7f',
  '\x9b',
  '\u00ad',
  '\u034f',
  '\u061c',
  '\u115f',
  '\u180e',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u200e',
  '\u200f',
  '\u202a',
  '\u202e',
  '\u2060',
  '\u2066',
  '\u2069',
  '\u206f',
  '\u3164',
  '\ufe00',
  '\ufe0f',
  '\ufeff',
  '\ufffb',
  '\ufffe',
  '\u{e0001}',
  '\u{e0041}',
  '\u{e007f}',
  '\u{e0100}',
  '\u{10ffff}',
  '\ud83d',
  '\ude00',
];
const SEEN = ['重庆', '𠮷', '葛󠄀'.slice(0, 1), 'é', '👩‍👩‍👧', '👍🏽', '❤️', '☎︎', '1️⃣', '🇨🇳', 'a', ' ', '\n', '，', '①', 'ㄅ'];

const anyWords = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.constantFrom(...UNSEEN, ...SEEN, 'e\u0301', '\u0336', '\u0e49', '\r', '\u2028'), { maxLength: 40 })
    .map((it) => it.join('')),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((it) => String.fromCharCode(...it)),
);

describe('words of people', () => {
  it.each([...UNSEEN])('%j between two characters is not there any more', (unseen) => {
    expect(cleanQuestion(`重${unseen}庆${unseen}`)).toBe('重庆');
  });

  it.each(SEEN.filter((it) => it.trim() !== ''))('%j is what it was', (seen) => {
    expect(cleanQuestion(`重庆${seen}？`)).toBe(`重庆${seen}？`);
    expect(cleanQuestion(seen)).toBe(seen);
  });

  it('A letter and its marks become one character, and no more than four marks stay on any', () => {
    expect(cleanQuestion('cafe\u0301')).toBe('café');
    expect(cleanQuestion(`Z${'\u0336\u0337\u0338'.repeat(200)}！`)).toMatch(/^Z\p{M}{4}！$/u);
    expect(cleanQuestion(` \u0301\u0302 重庆`)).toBe('重庆');
    expect(cleanQuestion('ที่นี้')).toBe('ที่นี้');
  });

  it('All forms of a line end are one', () => {
    expect(cleanWords('a\r\nb\rc\u2028d\u0085e\x0bf')).toBe('a\nb\nc\nd\ne\nf');
  });

  it('Whatever comes becomes well-formed, bounded, and stays as it is from then on', () => {
    fc.assert(
      fc.property(anyWords, fc.constantFrom(1, 400), (words, times) => {
        const clean = cleanQuestion(words.repeat(times));
        expect(clean).not.toMatch(/\p{Surrogate}/u);
        expect(clean.length).toBeLessThanOrEqual(2 * QUESTION_LIMIT);
        expect(clean).toBe(clean.trim());
        expect(clean).not.toMatch(/(?![\n\t])\p{Cc}|\p{Bidi_Control}|[\u200b\u2060\ufeff\u{e0000}-\u{e0fff}]/u);
        expect(cleanQuestion(clean)).toBe(clean);
        expect(cleanWords(clean)).toBe(clean);
      }),
      { numRuns: 2_000 },
    );
  });

  it('Well-formed Chinese and English is not touched', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'重庆科学城有多大？a b,.()“”《》—…①㎡％1'), { maxLength: 200 }),
        (characters) => {
          const words = characters.join('').trim();
          expect(cleanQuestion(words)).toBe(words);
        },
      ),
    );
  });

  it('Long questions are counted as people count', () => {
    expect(isTooLong('问'.repeat(QUESTION_LIMIT))).toBe(false);
    expect(isTooLong('问'.repeat(QUESTION_LIMIT + 1))).toBe(true);
    expect(isTooLong('𠮷'.repeat(QUESTION_LIMIT))).toBe(false);
    expect(isTooLong('𠮷'.repeat(QUESTION_LIMIT + 1))).toBe(true);
    expect(isTooLong(cleanQuestion(`问${'\u200b'.repeat(5_000)}`))).toBe(false);
  });
});
