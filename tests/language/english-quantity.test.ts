import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeNumerals } from '../../src/language/chinese-numerals.ts';
import { explainQuantities } from '../../src/language/english-quantity.ts';
import { foldText } from '../../src/language/fold.ts';
import { wildText } from '../helpers/arbitrary-text.ts';

const explain = (text: string) =>
  explainQuantities(text).map(({ start, end, meaning }) => `${text.slice(start, end)} = ${meaning}`);

describe('a figure of a Chinese text in English', () => {
  it.each([
    ['补助最高达5000万元', '最高达5000万元 = up to 50 million yuan (RMB)'],
    ['五千万元', '五千万元 = 50 million yuan (RMB)'],
    ['订单超6亿元', '超6亿元 = more than 600 million yuan (RMB)'],
    ['投资12.5亿元', '12.5亿元 = 1.25 billion yuan (RMB)'],
    ['1.234亿美元', '1.234亿美元 = 123.4 million US dollars'],
    ['占地面积128亩', '128亩 = 128 mu (about 8.5 hectares)'],
    ['15亩', '15亩 = 15 mu (about 1 hectare)'],
    ['14万平方米', '14万平方米 = 140,000 m²'],
    ['约1,200平方公里', '约1,200平方公里 = about 1,200 km²'],
    ['孵化2000家企业', '2000家 = 2,000'],
    ['30余项成果', '30余项 = more than 30'],
    ['5000多所医院', '5000多所 = more than 5,000'],
    ['人才4417人', '4417人 = 4,417 people'],
    ['18岁以上', '18岁以上 = at least 18 years of age'],
    ['近三年', '近三年 = the last 3 years'],
    ['近5000人', '近5000人 = nearly 5,000 people'],
    ['用了9个月', '9个月 = 9 months'],
    ['下降3个百分点', '3个百分点 = 3 percentage points'],
    ['百分之五', '百分之五 = 5%'],
    ['8英寸', '8英寸 = 8 inches'],
    ['1个月', '1个月 = 1 month'],
  ])('%s', (text, expected) => {
    expect(explain(text)).toEqual([expected]);
  });

  it.each([
    ['6月8日', '6月8日 = June 8'],
    ['2022年6月', '2022年6月 = June 2022'],
    ['2020年8月18日', '2020年8月18日 = August 18, 2020'],
    ['2020-08-18', '2020-08-18 = August 18, 2020'],
    ['去年12月', '12月 = December'],
    ['到2025年底', '2025年底 = the end of 2025'],
    ['3月中旬', '3月中旬 = mid-March'],
    ['2019—2022年', '2019—2022年 = 2019–2022'],
    ['20世纪70年代', '20世纪70年代 = the 1970s'],
    ['21世纪', '21世纪 = the 21st century'],
  ])('or a date: %s', (text, expected) => {
    expect(explain(text)).toEqual([expected]);
  });

  it.each([
    '一个平台',
    '第三位',
    '第2批',
    '5g网络',
    '四川',
    '十分',
    '千家万户',
    '13月',
    '3至5年',
    '1000-3000万元',
    '2022',
  ])('is left out where it is unsure: %s', (text) => {
    expect(explain(text)).toEqual([]);
  });

  it('keeps its value, in figures and in numerals', () => {
    const powers = { '': 1, ' million': 1e6, ' billion': 1e9, ' trillion': 1e12 } as const;
    const readBack = (meaning: string) => {
      const [, figure = '', power = ''] = /^([\d,.]+)( [mbt]r?illion)? yuan/.exec(meaning) ?? [];
      return Number((Number(figure.replaceAll(',', '')) * powers[power as keyof typeof powers]).toPrecision(12));
    };
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999 }),
        fc.constantFrom(['', 1], ['万', 10_000], ['亿', 100_000_000]),
        fc.integer({ min: 0, max: 2 }),
        (whole, [sign, scale], places) => {
          const figure = (whole / 10 ** places).toFixed(places);
          const value = Number((Number(figure) * scale).toPrecision(12));
          const [found] = explainQuantities(`${figure}${sign}元`);
          expect(readBack(found!.meaning)).toBe(value);
          const numerals = explainQuantities(`共${writeNumerals(whole + 2)}元`);
          expect(readBack(numerals[0]!.meaning)).toBe(whole + 2);
        },
      ),
    );
  });

  it('is an exact part of any text, in order, none over another', () => {
    const figures = fc.string({ unit: fc.constantFrom(...'123十百万亿年月日元亩家个约超余第-%. ') });
    fc.assert(
      fc.property(fc.oneof(figures, wildText), (source) => {
        const text = foldText(source);
        let at = 0;
        for (const { start, end, meaning } of explainQuantities(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(meaning).toMatch(/[0-9A-Z]/);
          expect(meaning).not.toMatch(/NaN|undefined|Infinity/);
          at = end;
        }
      }),
    );
  });
});
