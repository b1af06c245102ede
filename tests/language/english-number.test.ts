import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumerals } from '../../src/language/chinese-numerals.ts';
import { listNumberForms, readNumber } from '../../src/language/english-number.ts';
import { readEnglishWords } from '../../src/language/english-words.ts';

const read = (text: string) => readNumber(readEnglishWords(text), 0);

describe('numbers, ordinals and dates of an English question', () => {
  it.each([
    ['five thousand hospitals', 2, '5000'],
    ['five thousand hospitals', 2, '五千'],
    ['2,000 companies', 1, '2000'],
    ['2000 companies', 1, '2,000'],
    ['1.2 million people', 2, '120万'],
    ['50 million yuan', 3, '5000万'],
    ['50 million yuan', 3, '五千万'],
    ['600 million', 2, '6亿'],
    ['two hundred and fifty', 4, '250'],
    ['twenty five', 2, '二十五'],
    ['14%', 1, '14%'],
    ['14 percent', 2, '14%'],
    ['14 per cent', 3, '百分之14'],
    ['two institutes', 1, '两'],
    ['June 8', 2, '6月8日'],
    ['June 8th', 2, '6月8日'],
    ['8 June 2020', 2, '6月8日'],
    ['8th of June', 3, '6月8日'],
    ['June 2022', 1, '6月'],
    ['May 2022', 1, '5月'],
    ['second phase', 2, '二期'],
    ['first batch', 2, '首批'],
    ['first batch', 2, '第一批'],
    ['third round', 2, '第三轮'],
    ['fifth', 1, '第五'],
    ['16th century', 2, '16世纪'],
    ['1970s', 1, '20世纪70年代'],
    ['2022', 1, '2022'],
  ])('%s: %i words, among others %s', (text, length, chinese) => {
    expect(read(text)).toMatchObject({ length, chinese: expect.arrayContaining([chinese]) });
  });

  it.each(['may', 'first', 'one', 'hundreds', 'laboratory', 'per cent'])('%s is none', (text) => {
    expect(read(text)).toBeNull();
  });

  it('are exact when they are written in figures or large', () => {
    expect([read('five')?.exact, read('5')?.exact, read('five million')?.exact]).toEqual([false, true, true]);
  });

  it('are written with the same value in every form', () => {
    const scale = { 万: 10_000, 亿: 100_000_000 } as const;
    const valueOf = (form: string) => {
      const [, figure = '', sign] = /^([\d,.]+)([万亿])?$/.exec(form) ?? [];
      const factor = sign === undefined ? 1 : scale[sign as keyof typeof scale];
      if (figure !== '') return Number((Number(figure.replaceAll(',', '')) * factor).toPrecision(12));
      return form === '两' ? 2 : Number(readNumerals(form));
    };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999 }), fc.integer({ min: 0, max: 8 }), (mantissa, zeros) => {
        const value = mantissa * 10 ** zeros;
        const forms = listNumberForms(value);
        expect(forms).toContain(String(value));
        for (const form of forms) expect(valueOf(form), `written ${form}`).toBe(value);
      }),
    );
  });

  it('are read from any words without going beyond them', () => {
    const word = fc.constantFrom(
      'two',
      'hundred',
      'and',
      'million',
      '3',
      '2,000',
      'June',
      '8th',
      'first',
      'phase',
      '5%',
      'per',
      'x',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
        const found = read(words.join(' '));
        if (found === null) return;
        expect(found.length).toBeGreaterThan(0);
        expect(found.chinese.length).toBeGreaterThan(0);
      }),
    );
  });
});
