import fc from 'fast-check';
import { Converter } from 'opencc-js';
import { describe, expect, it } from 'vitest';
import { checkClaim, type ProblemKind, SUPPORT_THRESHOLD } from '../../src/evidence/check-claim.ts';
import { splitSentences } from '../../src/language/split-sentences.ts';
import { articleText, wildText } from '../helpers/arbitrary-text.ts';

const SOURCE =
  '湖边公园2021年5月6日开放，占地120亩，总投资不超过5000万元。公园里有三座桥和一个码头，没有停车场。\n' +
  '据市园林局局长李青山介绍，去年接待游客42万人次，同比增长5.4%。二期工程由东湖建设公司承建，补助最高50万元。';
const kindsOf = (claim: string) => new Set(checkClaim(claim, SOURCE, null).problems.map(({ kind }) => kind));

describe('a claim that its source carries', () => {
  it.each([
    ['a clause by itself', '湖边公园占地120亩。'],
    ['clauses in another order', '公园里没有停车场，有三座桥和一个码头。'],
    ['another way to write a figure', '湖边公园总投资不超过0.5亿元。'],
    ['Chinese numerals', '湖边公园占地一百二十亩。'],
    ['a percentage in words', '去年接待游客同比增长百分之五点四。'],
    ['full-width digits', '去年接待游客４２万人次。'],
    ['less of a date', '湖边公园2021年5月开放。'],
    ['a digit for a numeral', '公园里有3座桥和一个码头。'],
    ['two sentences as one', '湖边公园占地120亩，去年接待游客42万人次。'],
  ])('has no problem with %s', (_, claim) => {
    const { support, problems } = checkClaim(claim, SOURCE, null);
    expect(problems).toEqual([]);
    expect(support).toBeGreaterThan(0.8);
  });
});

describe('a claim that its source does not carry', () => {
  it.each<[string, ProblemKind]>([
    ['湖边公园占地130亩。', 'number'],
    ['去年接待游客同比增长5.5%。', 'number'],
    ['湖边公园占地120公顷。', 'unit'],
    ['湖边公园2021年6月6日开放。', 'date'],
    ['湖边公园2020年开放。', 'date'],
    ['三期工程由东湖建设公司承建。', 'ordinal'],
    ['据市园林局局长张青山介绍，去年接待游客42万人次。', 'name'],
    ['二期工程由西山建设集团承建。', 'name'],
    ['湖边公园没有开放。', 'negation'],
    ['公园里有停车场。', 'negation'],
    ['湖边公园总投资超过5000万元。', 'bound'],
    ['二期工程补助50万元。', 'bound'],
    ['湖边公园占地120亩，明年将修建一条通往机场的地铁。', 'uncovered'],
    // Every figure is there, but counts something else.
    ['湖边公园总投资不超过50万元。', 'number'],
  ])('is rejected: %s', (claim, kind) => {
    expect(kindsOf(claim)).toContain(kind);
    expect(checkClaim(claim, SOURCE, null).support).toBeLessThan(SUPPORT_THRESHOLD);
  });

  it('is rejected however close the embedding model finds it', () => {
    expect(checkClaim('湖边公园占地130亩。', SOURCE, 1).support).toBeLessThan(SUPPORT_THRESHOLD);
  });

  it.each(['', '。', '??', '月球上住着企鹅。', 'The park has a car park.'])('has little support: %j', (claim) => {
    expect(checkClaim(claim, SOURCE, null).support).toBeLessThan(SUPPORT_THRESHOLD);
  });

  it('says which words the source lacks', () => {
    const { problems } = checkClaim('湖边公园占地120亩，明年将修建一条通往机场的地铁。', SOURCE, null);
    expect(problems).toEqual([{ kind: 'uncovered', words: '明年将修建一条通往机场的地铁' }]);
  });
});

describe('an English claim', () => {
  const english =
    'The lakeside park opened on 6 May 2021 and covers 120 acres. Li Qingshan, who heads the Garden Bureau, said that it ' +
    'received 420,000 visitors, 5.4% more than a year before. There is no car park.';
  const check = (claim: string) => checkClaim(claim, english, null);

  it('is carried by an English source', () => {
    for (const claim of [
      'The lakeside park covers 120 acres.',
      'There is no car park.',
      'It received 420,000 visitors.',
    ]) {
      const { support, problems } = check(claim);
      expect(problems).toEqual([]);
      expect(support).toBeGreaterThan(0.8);
    }
  });

  it.each<[string, ProblemKind]>([
    ['The lakeside park covers 130 acres.', 'number'],
    ['There is a car park.', 'negation'],
    ['Visitors said that Zhang Qingshan heads the Garden Bureau.', 'name'],
  ])('is rejected otherwise: %s', (claim, kind) => {
    expect(check(claim).problems.map((problem) => problem.kind)).toContain(kind);
    expect(check(claim).support).toBeLessThan(SUPPORT_THRESHOLD);
  });
});

describe('whatever the source', () => {
  it('gives every claim a support between 0 and 1', () => {
    fc.assert(
      fc.property(wildText, wildText, (claim, source) => {
        const { support, problems } = checkClaim(claim, source, null);
        expect(support).toBeGreaterThanOrEqual(0);
        expect(support).toBeLessThanOrEqual(1);
        for (const { words } of problems) expect(words).not.toBe('');
      }),
    );
  });

  it('carries each of its own sentences in full', () => {
    fc.assert(
      fc.property(articleText, fc.nat(), (source, pick) => {
        const sentences = source.split('\n').flatMap((line) =>
          splitSentences(line)
            .map(({ start, end }) => line.slice(start, end))
            .filter((sentence) => /\p{Script=Han}{4}/u.test(sentence)),
        );
        fc.pre(sentences.length > 0);
        const { support, problems } = checkClaim(sentences[pick % sentences.length]!, source, null);
        expect(problems).toEqual([]);
        expect(support).toBeGreaterThan(0.9);
      }),
    );
  });

  const unit = fc.constantFrom('家', '个', '万元', '亿元', '%', '亩', '人', '公里', '平方米', '项', '岁', '个百分点');
  const figure = fc
    .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 9 }), unit)
    .map(([whole, tenth, unit]) => ({ digits: tenth === 0 ? String(whole) : `${whole}.${tenth}`, unit }));
  const subject = fc.constantFrom('东湖园区', '金山学校', '科技企业', '创新平台', '研究中心', '服务项目');
  const verb = fc.constantFrom('投入', '新增', '达到', '增长', '引进', '建成了');
  const told = fc.record({ subject, verb, figure });
  type Told = typeof told extends fc.Arbitrary<infer T> ? T : never;
  const tell = ({ subject, verb, figure }: Told) => `${subject}${verb}${figure.digits}${figure.unit}`;

  it('does not carry a sentence of which one digit has changed', () => {
    const facts = fc.uniqueArray(told, { minLength: 1, maxLength: 6, selector: ({ figure }) => Number(figure.digits) });
    fc.assert(
      fc.property(facts, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 9 }), (facts, pick, place, digit) => {
        const fact = facts[pick % facts.length]!;
        const { digits } = fact.figure;
        const places = [...digits.matchAll(/\d/g)].map(({ index }) => index);
        const at = places[place % places.length]!;
        const changed = `${digits.slice(0, at)}${digit}${digits.slice(at + 1)}`;
        fc.pre(facts.every(({ figure }) => Number(figure.digits) !== Number(changed)));
        const source = `${facts.map(tell).join('。')}。`;
        const { support, problems } = checkClaim(
          `${tell({ ...fact, figure: { ...fact.figure, digits: changed } })}。`,
          source,
          null,
        );
        expect(problems.map(({ kind }) => kind)).toContain('number');
        expect(support).toBeLessThan(SUPPORT_THRESHOLD);
        expect(checkClaim(`${tell(fact)}。`, source, null).problems).toEqual([]);
      }),
    );
  });

  it.each(['tw', 'hk', 't'] as const)('says the same of a claim and a source in the script of %s', (to) => {
    const convert = Converter({ from: 'cn', to });
    const claims = fc.constantFrom(
      '湖边公园占地120亩，总投资不超过5000万元。',
      '湖边公园占地130亩。',
      '据市园林局局长张青山介绍，二期工程由东湖建设公司承建。',
      '公园里有停车场。',
      '体育馆的门票对学生免费。',
    );
    fc.assert(
      fc.property(claims, (claim) => {
        const expected = checkClaim(claim, SOURCE, 0.8);
        expect(checkClaim(convert(claim), SOURCE, 0.8)).toEqual(expected);
        expect(checkClaim(claim, convert(SOURCE), 0.8)).toEqual(expected);
        expect(checkClaim(convert(claim), convert(SOURCE), 0.8)).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });
});
