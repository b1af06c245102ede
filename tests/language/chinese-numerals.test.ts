import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumerals, writeNumerals } from '../../src/language/chinese-numerals.ts';

describe('Chinese numerals', () => {
  it.each([
    [0, '零'],
    [8, '八'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [105, '一百零五'],
    [320, '三百二十'],
    [5000, '五千'],
    [1001, '一千零一'],
    [50_000, '五万'],
    [10_010, '一万零一十'],
  ])('%i is %s', (value, written) => {
    expect(writeNumerals(value)).toBe(written);
  });

  it('are read back as the value they were written for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (value) => {
        expect(readNumerals(writeNumerals(value))).toBe(BigInt(value));
      }),
    );
  });

  it.each([
    ['两千', 2000n],
    ['五千万', 50_000_000n],
    ['六亿', 600_000_000n],
    ['一亿二千万', 120_000_000n],
    ['三万亿', 3_000_000_000_000n],
    ['十万', 100_000n],
  ])('%s is read as %s', (written, value) => {
    expect(readNumerals(written)).toBe(value);
  });

  it.each(['', '千', '万', '三五', '五家', '百分'])('%s is no number', (written) => {
    expect(readNumerals(written)).toBeNull();
  });
});
