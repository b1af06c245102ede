import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFigures } from '../../src/evidence/read-figures.ts';
import { foldText, foldWithOffsets } from '../../src/language/fold.ts';
import { wildText } from '../helpers/arbitrary-text.ts';

const PUBLISHED = '2022-06-07';
const read = (text: string, published: string | null = PUBLISHED) => readFigures(foldText(text), published);

describe('the figures of a sentence', () => {
  it('each have their own words around them', () => {
    const figures = read(
      '截至目前，研发机构转化的科研成果有138项，孵化科技型企业38家，引进国内外高校、院所和企业70家。',
    );
    expect(figures.map(({ value, label }) => [value, label.things])).toEqual([
      [138, ['科研成果']],
      [38, ['孵化科技型企业']],
      [70, ['引进国内外高校', '院所', '企业']],
    ]);
  });

  it.each<[string, readonly string[]]>([
    ['园区有300家企业', ['企业']],
    ['园区有300家企业和50个项目', ['企业']],
    ['入驻企业：480家', ['入驻企业']],
    ['注册企业总数突破1.8万家', ['注册企业']],
    ['引进北京大学、清华大学等105家高校、院所', ['高校', '院所']],
    ['入驻企业从2021年的300家', ['入驻企业']],
  ])('count what stands before or behind them: %s', (text, things) => {
    expect(read(text)[0]!.label.things).toEqual(things);
  });

  it.each<[string, string | null, string | null]>([
    ['2021年，园区企业300家', PUBLISHED, '2021'],
    ['截至2021年底，园区企业300家', PUBLISHED, '2021'],
    ['去年底，園區企業３００家', PUBLISHED, '2021'],
    ['目前，园区企业300家', PUBLISHED, PUBLISHED],
    ['园区企业300家', null, null],
    ['园区企业300家（截至2020年3月）', PUBLISHED, '2020-03'],
    // The date of a beginning is not that of the figure.
    ['2018年成立的园区有企业300家', PUBLISHED, PUBLISHED],
    ['园区2018年成立，企业300家', PUBLISHED, PUBLISHED],
    ['2019年以来，园区引进企业300家', PUBLISHED, PUBLISHED],
    ['《行动计划（2019—2022年）》实施以来，引进企业300家', PUBLISHED, PUBLISHED],
  ])('hold at a time: %s, published %s → %s', (text, published, asOf) => {
    const figure = read(text, published)[0]!;
    expect([figure.asOf, figure.planned]).toEqual([asOf, false]);
  });

  it('of one thing at two times are told apart', () => {
    const figures = read('企业从2019年的300家增加到2021年的520家');
    expect(figures.map(({ value, asOf }) => [value, asOf])).toEqual([
      [300, '2019'],
      [520, '2021'],
    ]);
    expect(figures[1]!.label).toBe(figures[0]!.label);
  });

  it.each<[string, boolean]>([
    ['力争到2025年，企业达到600家', true],
    ['到2025年，园区将引进企业600家', true],
    ['计划引进600家企业', true],
    ['力争三年内，引进企业600家，孵化企业900家', true],
    ['企业要达到600家', true],
    ['已引进企业600家', false],
    ['企业近600家', false],
    ['即将开园，现有企业600家', false],
    ['根据《发展计划》引进企业600家', false],
    ['到2021年底，企业达到600家', false],
    ['《到2025年建成计划》印发，现有企业600家', false],
  ])('are a plan or a fact: %s', (text, planned) => {
    for (const figure of read(text)) expect(figure.planned).toBe(planned);
    expect(read(text)).not.toEqual([]);
  });

  it.each<[string, string | null]>([
    ['云杉科技园入驻企业300家', '云杉科技园'],
    ['以云杉产业研究院为例，成立两年多来，该研究院已有专利200件', '云杉产业研究院'],
    ['青禾市云杉区科技园二期现有企业300家', '青禾市云杉区科技园二期'],
    ['西部（重庆）科学城核心区企业超过2000家', '西部重庆科学城核心区'],
    ['该园区有企业300家', null],
    ['各研发机构孵化企业38家', null],
    ['建成孵化器6个', null],
    ['全市引进企业300家', null],
    ['园区已有北京大学、清华大学等300家单位', null],
    ['青禾市科技局局长表示，引进企业300家', null],
  ])('have an owner: %s → %s', (text, owner) => {
    expect(read(text)[0]!.owner).toBe(owner);
  });

  it('say whether they are an increase, a part, or a sum over the years', () => {
    const [increase] = read('2021年新增企业30家');
    const [, part] = read('企业300家，其中外资企业20家');
    const [sum] = read('累计引进企业300家');
    expect([increase!.flow, part!.part, sum!.total]).toEqual([true, true, true]);
    expect(read('企业300家')[0]).toMatchObject({ flow: false, part: false, total: false });
  });

  it('are spans of the text as it was written', () => {
    const pieces = fc.constantFrom(
      '云杉科技园',
      '入駐企業',
      '達３００家',
      '，',
      '：',
      '2021年',
      '力争',
      '其中',
      '5.4％',
      '（',
      '）',
      '的',
      '、',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pieces, wildText), { maxLength: 10 }),
        fc.option(fc.constant(PUBLISHED)),
        (parts, published) => {
          const text = parts.join('');
          const { folded, offsets } = foldWithOffsets(text);
          let last = 0;
          for (const { start, end, asOf } of readFigures(folded, published)) {
            const [from, to] = [offsets[start]!, offsets[end]!];
            expect(start).toBeGreaterThanOrEqual(last);
            expect(foldText(text.slice(from, to))).toContain(folded.slice(start, end));
            expect(asOf).toSatisfy((date: string | null) => date === null || /^\d{4}(-\d{2}){0,2}$/.test(date));
            last = end;
          }
        },
      ),
    );
  });
});
