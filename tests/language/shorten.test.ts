import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortenStart, shortenText } from '../../src/language/shorten.ts';

const CHARACTERS = ['山', 'a', ' ', '𠮷', '👨‍👩‍👧‍👦', '🏳️‍🌈', '🇨🇳', 'é', 'नि', '1️⃣', '👩🏽‍💻', '각'];
const characters = fc.array(fc.constantFrom(...CHARACTERS), { maxLength: 40 });

const longest = Math.max(...CHARACTERS.map(({ length }) => length));
const countBlanks = (text: string) => text.length - text.replaceAll(' ', '').length;

/** What a text of these characters may be shortened to: whole ones at its beginning. */
const beginningsOf = (chosen: readonly string[]) => chosen.map((_, i) => `${chosen.slice(0, i).join('').trimEnd()}…`);
const endingsOf = (chosen: readonly string[]) =>
  chosen.map(
    (_, i) =>
      `…${chosen
        .slice(i + 1)
        .join('')
        .trimStart()}`,
  );

describe('a shortened text', () => {
  it.each([
    ['beginning', shortenText, beginningsOf],
    ['end', shortenStart, endingsOf],
  ] as const)('has whole characters as readers see them at its %s, as many as there is room for', (_, shorten, all) => {
    fc.assert(
      fc.property(characters, fc.integer({ min: 1, max: 60 }), (chosen, length) => {
        const text = chosen.join('');
        const short = shorten(text, length);
        if (text.length <= length) return short === text;
        const isFull = short.length + longest + countBlanks(text) > length;
        return short.length <= length && all(chosen).includes(short) && isFull;
      }),
    );
    expect(shorten('山城', 1)).toBe('…');
  });

  it('with marks without end on one letter is cut all the same, and never a surrogate pair', () => {
    expect(shortenText(`a${'\u0301'.repeat(2_000)}`, 1_000).length).toBeLessThanOrEqual(1_000);
    for (let length = 1; length < 300; length += 1) {
      expect(shortenText('\u{1F1E6}'.repeat(300), length)).not.toMatch(/\p{Surrogate}/u);
      expect(shortenStart('\u{1F1E6}'.repeat(300), length)).not.toMatch(/\p{Surrogate}/u);
    }
  });
});
