import { describe, expect, it } from 'vitest';
import { compareLabels } from '../../src/answering/compare-labels.ts';
import { readFigures } from '../../src/evidence/read-figures.ts';
import { foldText } from '../../src/language/fold.ts';

const compare = (a: string, b: string, question = '') =>
  compareLabels(
    readFigures(foldText(a), '2022-06-07').at(-1)!,
    readFigures(foldText(b), '2023-06-07').at(-1)!,
    foldText(question),
  );

describe('two figures count', () => {
  it.each([
    ['园区有300家企业', '园区企业达到520家'],
    ['入驻企业：300家', '園區入駐企業總數突破５２０家'],
    ['占地面积180亩', '占地20公顷'],
    ['总投资7.5亿元', '总投资达八亿元'],
    ['累计引进100所高校、科研院所和企业前来合作', '引进的国内外知名高校、企业、科研院所已有105家'],
    ['地区生产总值1820亿元，增长5.2%', '地区生产总值1956亿元，比上年增长6.3%'],
    ['4号线日均客流12万人次', '4号线日均客流增至18.5万人次'],
  ])('the same: %s | %s', (a, b) => {
    expect(compare(a, b)).toBe('same');
    expect(compare(b, a)).toBe('same');
  });

  it.each([
    ['企业300家', '企业300人'],
    ['占地面积180亩', '建筑面积180亩'],
    ['孵化的企业有300家', '引进的企业有520家'],
    ['外资企业300家', '民营企业520家'],
    ['企业300家', '新增企业120家'],
    ['企业300家', '企业300家，其中高新技术企业80家'],
    ['2019年引进高校7所', '累计引进高校30所'],
    ['总投资8亿元', '二期投资4.5亿元'],
    ['3号线日均客流25万人次', '4号线日均客流12万人次'],
    ['4号线日均客流12万人次', '4号线客流31万人次'],
    ['引进高校、科研院所和企业100家', '引进的高校、科研院所和企业建有科研平台70个'],
    ['投资8亿元', '投资8亿美元'],
  ])('different things: %s | %s', (a, b) => {
    expect(compare(a, b)).toBe('other');
    expect(compare(b, a)).toBe('other');
  });

  it('a whole and a part of it, unless the question speaks of the part', () => {
    const [whole, part] = ['企业300家', '高新技术企业80家'];
    expect([compare(whole, part), compare(part, whole)]).toEqual(['narrower', 'broader']);
    expect(compare(whole, part, '高新技术企业有多少家')).toBe('same');
  });
});
