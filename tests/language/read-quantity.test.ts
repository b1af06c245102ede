import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../src/language/fold.ts';
import { readNumeral } from '../../src/language/read-numeral.ts';
import { agree, type Quantity, readQuantities, sharesUnit } from '../../src/language/read-quantity.ts';
import { wildText } from '../helpers/arbitrary-text.ts';

const read = (text: string) =>
  readQuantities(foldText(text)).map(({ value, unit, bound }) => [value, unit, bound] as const);
const one = (text: string): Quantity => readQuantities(foldText(text))[0]!;

const DIGITS = Array.from('零一二三四五六七八九');

/** A whole number below 10,000 in Chinese characters, as people write it. */
function writeBelowTenThousand(value: number): string {
  let written = '';
  let gap = false;
  for (const [scale, word] of [
    [1_000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / scale) % 10;
    if (digit === 0) gap ||= written !== '';
    else {
      written += `${gap ? '零' : ''}${DIGITS[digit]}${word}`;
      gap = false;
    }
  }
  return written;
}
const widen = (text: string) =>
  text.replaceAll(/[\d.,%]/g, (char) => String.fromCodePoint(char.codePointAt(0)! + 0xfee0));

describe('a numeral', () => {
  it.each([
    ['5,000万', 50_000_000],
    ['1.2万亿', 1.2e12],
    ['一亿二千万', 120_000_000],
    ['1亿2000万', 120_000_000],
    ['三百二十五', 325],
    ['十', 10],
    ['两千零六', 2_006],
    ['三点五亿', 350_000_000],
    ['十万', 100_000],
    ['0.07亿', 7_000_000],
  ])('%s is %d', (text, value) => {
    expect(readNumeral(text)).toBe(value);
  });

  it('in Chinese characters is what its digits are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), fc.constantFrom('', '万', '亿'), (value, large) => {
        expect(readNumeral(writeBelowTenThousand(value) + large)).toBe(readNumeral(String(value) + large));
      }),
    );
  });
});

describe('a quantity', () => {
  it.each<readonly [string, readonly (readonly [number, string, string])[]]>([
    ['最高5,000万元', [[50_000_000, 'cny', 'under']]],
    ['投资０.５億元', [[50_000_000, 'cny', 'exact']]],
    ['300多家', [[300, '家', 'over']]],
    ['三百余所', [[300, '家', 'over']]],
    ['超6亿元', [[600_000_000, 'cny', 'over']]],
    ['近千人', [[1_000, '人', 'about']]],
    ['不到20亩', [[13_333.3333333, 'area', 'under']]],
    ['500户以上', [[500, '家', 'over']]],
    ['40名左右', [[40, '人', 'about']]],
    ['百分之五点四', [[5.4, 'percent', 'exact']]],
    ['三成', [[30, 'percent', 'exact']]],
    ['提高3个百分点', [[3, 'points', 'exact']]],
    ['接待游客45万人次', [[450_000, '人次', 'exact']]],
    ['补助可达5,000万。', [[50_000_000, 'cny', 'exact']]],
    [
      '从300家增至520家',
      [
        [300, '家', 'exact'],
        [520, '家', 'exact'],
      ],
    ],
  ])('is read from %s', (text, quantities) => {
    expect(read(text)).toEqual(quantities);
  });

  it.each([
    '第300家',
    '2022年',
    '世界500强企业',
    '100至120家',
    '3—5亿元',
    '一个',
    '一批企业',
    '10个月',
    '几十家',
    '5G基站',
    '三成功',
    '人口3000万',
  ])('is not read from %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('has the same value however it is written', () => {
    const amount = fc.integer({ min: 1, max: 9_999 });
    fc.assert(
      fc.property(amount, (tens) => {
        // 12,340,000 as digits, with commas, in 万, in 亿, in characters, in full width.
        const value = tens * 10_000;
        const written = [
          `${value}元`,
          `${value.toLocaleString('en-US')}元`,
          `${tens}万元`,
          `${tens / 10_000}亿元`,
          `${writeBelowTenThousand(tens)}万元`,
        ];
        for (const text of [...written, ...written.map(widen), ...written.map((text) => text.replace('万', '萬'))]) {
          expect(one(`投资${text}。`)).toMatchObject({ value, unit: 'cny', bound: 'exact' });
        }
      }),
    );
  });

  it('is a span of its text, in order, and none overlaps another', () => {
    const parts = fc.constantFrom(
      '300家',
      '约5,000万元',
      '第三批',
      '超5.4%',
      '，',
      '企业',
      '1.5平方公里',
      '十',
      '万',
      '亿',
      '2022年',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, wildText), { maxLength: 8 }), (pieces) => {
        const folded = foldText(pieces.join(''));
        let last = 0;
        for (const { start, end, value } of readQuantities(folded)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(folded.length);
          expect(Number.isFinite(value)).toBe(true);
          last = end;
        }
      }),
    );
  });
});

describe('two quantities', () => {
  it.each([
    ['5,000万元', '五千万元', true],
    ['80公顷', '1200亩', true],
    ['300多家', '320家', true],
    ['300多家', '280家', false],
    ['不到50人', '48人', true],
    ['近100套', '98套', true],
    ['12亿元', '15亿元', false],
  ])('%s and %s: may both be true at one time: %s', (a, b, expected) => {
    expect(agree(one(a), one(b))).toBe(expected);
    expect(agree(one(b), one(a))).toBe(expected);
  });

  it.each([
    ['100所', '105家', true],
    ['15个', '15支', true],
    ['20人', '20名', true],
    ['5%', '5家', false],
    ['5元', '5美元', false],
    ['20人', '20人次', false],
    ['3个', '3%', false],
  ])('%s and %s: have one unit: %s', (a, b, expected) => {
    expect(sharesUnit(one(a).unit, one(b).unit)).toBe(expected);
    expect(sharesUnit(one(b).unit, one(a).unit)).toBe(expected);
  });
});
