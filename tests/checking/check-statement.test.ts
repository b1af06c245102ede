import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkStatement, type CitedText } from '../../src/checking/check-statement.ts';
import type { ProblemKind } from '../../src/checking/claims/problem.ts';
import { detectLanguage } from '../../src/language/detect-language.ts';
import { createGlossary, EMPTY_GLOSSARY } from '../../src/language/glossary.ts';
import { clause, wildText } from '../helpers/arbitrary-text.ts';

const glossary = createGlossary({ ...EMPTY_GLOSSARY, properNouns: ['临江', '东湖', '西山'] });
const cite = (text: string, beside: Partial<CitedText> = {}): CitedText => ({
  text,
  title: '',
  heading: '',
  published: null,
  before: '',
  ...beside,
});
const PARK = cite(
  '湖边公园去年5月开放，占地120亩，总投资不超过5000万元。公园里有三座桥和一个码头，没有停车场。据市园林局局长李青山介绍，二期工程将由东湖建设公司承建。二期工程补助最高50万元。',
  { published: '2022-03-01' },
);
const kindsOf = (text: string, cited: readonly CitedText[] = [PARK]) => [
  ...new Set(checkStatement(text, cited, glossary).problems.map(({ kind }) => kind)),
];

describe('a statement that its quotes carry', () => {
  it.each([
    ['湖边公园占地120亩。', 'a clause by itself'],
    ['湖边公园占地面积为一百二十亩。', 'another way to write a figure'],
    ['湖邊公園總投資不超過0.5億元。', 'the other script'],
    ['湖边公园于2021年5月开放。', 'a date settled by the publication'],
    ['公园里没有停车场，有三座桥和一个码头。', 'clauses in another order'],
    ['根据文章，二期工程将由东湖建设公司承建。', 'a frame around it'],
    ['文章写道，公园里“有三座桥和一个码头”。', 'a quotation, word for word'],
    ['二期工程补助最高可达50万元。', 'a limit told in other words'],
  ])('%s (%s)', (text) => {
    expect(checkStatement(text, [PARK], glossary)).toEqual({ supported: true, problems: [] });
  });
});

describe('a statement that its quotes do not carry', () => {
  it.each<[string, ProblemKind]>([
    ['湖边公园占地130亩。', 'number'],
    ['湖边公园占地120公顷。', 'unit'],
    ['湖边公园于2020年5月开放。', 'date'],
    ['湖边公园今年5月开放。', 'date'],
    ['三期工程将由东湖建设公司承建。', 'ordinal'],
    ['湖边公园没有开放。', 'negation'],
    ['公园里有停车场。', 'negation'],
    ['湖边公园总投资超过5000万元。', 'bound'],
    ['二期工程补助50万元。', 'bound'],
    ['湖边公园总投资不超过50万元。', 'number'],
    ['二期工程已由东湖建设公司承建。', 'plan'],
    ['湖边公园将占地120亩。', 'plan'],
    ['文章写道，“湖边公园占地120亩”。', 'quotation'],
    ['文章寫道，公園裡「沒有停車場」。', 'quotation'],
    ['西山公园占地120亩。', 'name'],
    ['湖边公园占地120亩，是最大的公园。', 'direction'],
    ['湖边公园种有樱花。', 'uncovered'],
    ['湖边公园占地120亩，详见 www.example.org。', 'link'],
    ['湖边公园占地120亩，请联系@park。', 'link'],
    ['湖边公园占地120亩\u202e。', 'link'],
    [`湖边公园占地120亩${'，公园里有三座桥'.repeat(60)}。`, 'link'],
    ['文章介绍。', 'uncovered'],
    ['的码头。', 'uncovered'],
    ['码头。', 'uncovered'],
    ['湖边公园去年5月开放的。', 'uncovered'],
    ['', 'uncovered'],
  ])('%s has a problem of kind %s', (text, kind) => {
    expect(checkStatement(text, [PARK], glossary).supported).toBe(false);
    expect(kindsOf(text)).toContain(kind);
  });

  const PARTS = cite(
    '儿童票10元；学生票30元，凭证购买；外语展板由东湖公司承担。开放时间为周二至周日9:00至17:00，周一闭馆，国庆假期除外。' +
      '3号楼东门因施工关闭。客车由北站开往南站。李青山说，门票不涨价。馆长周方表示，馆内将新增展品50件。',
  );
  it.each([
    ['学生票10元。', 'of the part before'],
    ['儿童票30元。', 'of the part behind'],
    ['周一9:00至17:00开放。', 'of other days'],
    ['国庆假期也闭馆。', 'taken out by the source'],
    ['客车由南站开往北站。', 'in the other direction'],
    ['李青山表示，馆内将新增展品50件。', 'told by another one'],
  ])('%s is one: %s', (text) => {
    expect(kindsOf(text, [PARTS])).not.toEqual([]);
  });

  it.each([
    '学生票为30元。',
    '客车由北站开往南站。',
    '馆长周方称，馆内将新增展品50件。',
    '周二至周日9:00至17:00开放。',
  ])('%s is none of them', (text) => {
    expect(kindsOf(text, [PARTS])).toEqual([]);
  });

  it('is one without any quote', () => {
    expect(checkStatement('湖边公园占地120亩。', [], glossary).supported).toBe(false);
  });

  it('is one that gives to a name what the next sentence tells of another', () => {
    const two = [cite('东湖研究院引进人才30名。西山研究院转化成果12项。')];
    expect(kindsOf('东湖研究院引进人才30名。', two)).toEqual([]);
    expect(kindsOf('东湖研究院转化成果12项。', two)).not.toEqual([]);
    expect(kindsOf('东湖研究院引进人才30名，转化成果12项。', two)).not.toEqual([]);
  });

  it('is one with the figures of two labels exchanged', () => {
    const two = [cite('全市有高校18所、研究院11所。')];
    expect(kindsOf('全市有高校18所。', two)).toEqual([]);
    expect(kindsOf('全市有高校11所。', two)).toEqual(['number']);
  });
});

describe('a quote that does not say whom it speaks of', () => {
  const quote = cite('该院将在临江建设两个分院。', { before: '东湖研究院昨日揭牌。' });

  it('takes its subject from the sentence before it', () => {
    expect(kindsOf('东湖研究院将在临江建设两个分院。', [quote])).toEqual([]);
  });

  it('takes no other one', () => {
    expect(kindsOf('西山研究院将在临江建设两个分院。', [quote])).not.toEqual([]);
  });
});

describe('whatever is written', () => {
  it('is judged, and a problem names words', () => {
    fc.assert(
      fc.property(wildText, wildText, (text, source) => {
        const { supported, problems } = checkStatement(text, [cite(source)], glossary);
        expect(supported).toBe(problems.length === 0);
      }),
    );
  });

  it('is judged within a moment, however long it is', () => {
    const long = '重庆，没有12家“、'.repeat(20_000);
    const begin = performance.now();
    checkStatement(long, [PARK], glossary);
    checkStatement('重庆没有，12家、'.repeat(40), [cite(long.slice(0, 4000))], glossary);
    expect(performance.now() - begin).toBeLessThan(5_000);
  });

  it('is carried by itself when it is a sentence of an article', () => {
    fc.assert(
      fc.property(clause, clause, (one, other) => {
        const sentence = `${one}，${other}。`;
        fc.pre(detectLanguage(sentence) !== 'en');
        const { supported } = checkStatement(sentence, [cite(`${one}。${sentence}${other}。`)], glossary);
        expect(supported).toBe(/\p{L}/u.test(sentence));
      }),
    );
  });
});
