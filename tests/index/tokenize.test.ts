import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWellFormed } from '../helpers/well-formed.ts';
import { tokenize } from '../../src/index/tokenize.ts';

describe('index tokens', () => {
  it.each<[string, readonly string[]]>([
    ['科学城', ['科学', '学城']],
    ['城', ['城']],
    ['占地128亩', ['占地', '128', '亩']],
    ['5.4%的r&d', ['5.4', '的', 'r', 'd']],
    ['5g云控', ['5g', '云控']],
    ['科学，城。', ['科学', '城']],
    ['version 2.0.', ['version', '2.0']],
    ['', []],
    ['？！ 😀', []],
  ])('of %s', (text, tokens) => {
    expect(tokenize(text)).toEqual(tokens);
  });

  it('never hold half a character', () => {
    expect(tokenize('𬬭科学')).toEqual(['𬬭科', '科学']);
    const rare = fc.string({ unit: fc.constantFrom('𬬭', '𠀀', '科', 'a', '1', '。') });
    fc.assert(
      fc.property(rare, (text) => {
        for (const token of tokenize(text)) expect(isWellFormed(token)).toBe(true);
      }),
    );
  });
});
