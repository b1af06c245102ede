import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAsOf, resolveDates } from '../../src/language/resolve-dates.ts';
import { wildText } from '../helpers/arbitrary-text.ts';

const resolve = (text: string, published: string | null) =>
  Object.fromEntries(resolveDates(text, published).map(({ words, date }) => [words, date]));

describe('dates that only make sense beside the publication', () => {
  it.each<[string, string | null, Record<string, string>]>([
    ['去年12月揭牌', '2020-06', { 去年12月: '2019-12' }],
    ['今年1月20日开工，前年签约', '2023-03-31', { 今年1月20日: '2023-01-20', 前年: '2021' }],
    ['6月8日签署', '2020-06', { '6月8日': '2020-06-08' }],
    // Of the year before, or still to come: nobody can tell.
    ['12月揭牌', '2023-03-31', {}],
    ['8月18日，雙方簽約', '2020', {}],
    ['8月18日，雙方簽約', '2020-08', { '8月18日': '2020-08-18' }],
    ['去年12月揭牌，3月签约。5月开工', '2020-06', { 去年12月: '2019-12', '3月': '2019-03', '5月': '2020-05' }],
    ['去年底发布', '2020-06', { 去年底: '2019' }],
    ['2019年6月签约', '2020-06', {}],
    ['《行动计划（去年12月）》发布', '2020-06', {}],
    ['13月40日', '2020-06', {}],
    ['6月8日签署', null, {}],
    ['预计9月投用', '2023-03-31', {}],
    ['项目将于10月1日前完工', '2023-03-31', {}],
    ['计划4月开工，2月签约', '2023-03-31', { '2月': '2023-02' }],
  ])('%s, published %s', (text, published, dates) => {
    expect(resolve(text, published)).toEqual(dates);
  });

  it('are words of the text, each once, with a date that exists as written', () => {
    const dated = fc
      .array(
        fc.oneof(wildText, fc.constantFrom('去年', '今年1月', '12月3日', '前年底', '明年', '99月9日', '2020年5月')),
        { maxLength: 6 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(dated, fc.constantFrom('2020', '2020-06', '2020-06-30'), (text, published) => {
        const dates = resolveDates(text, published);
        expect(new Set(dates.map(({ words }) => words)).size).toBe(dates.length);
        for (const { words, date } of dates) {
          expect(text).toContain(words);
          expect(date).toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$/);
        }
      }),
    );
  });
});

describe('the date that a quote speaks of', () => {
  it.each<[string, string | null, string | null]>([
    ['2019年引进38家，2020年引进70家', '2022-06-07', '2020'],
    ['目前已累计孵化220家', '2022-06-07', '2022-06-07'],
    ['去年12月揭牌', '2020-06', '2019-12'],
    // A day inside the month of publication is known better than the publication itself.
    ['6月8日签署协议', '2020-06', '2020-06-08'],
    ['8月18日签署协议', '2020', '2020'],
    ['预计9月投用', '2023-03-31', '2023-03-31'],
    ['截至2021年底，企业达300家', '2022-06-07', '2021'],
    ['截止到2021年12月，企业达300家', '2022-06-07', '2021-12'],
    ['2019年至2021年共引进70家', '2022-06-07', '2021'],
    ['到2021年底，企业达300家', '2022-06-07', '2021'],
    ['2018年成立，現有企業300家', '2022-06-07', '2022-06-07'],
    // A year after the publication is a plan.
    ['到2035年建成', '2022-06-07', '2022-06-07'],
    ['《规划（2021—2035年）》提出', '2022-06-07', '2022-06-07'],
    ['建成70个平台', '2022-06', '2022-06'],
    ['建成70个平台', null, null],
    ['2020年建成70个平台', null, '2020'],
  ])('%s, published %s → %s', (text, published, asOf) => {
    expect(readAsOf(text, published)).toBe(asOf);
  });
});
