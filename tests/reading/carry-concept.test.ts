import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryConcept, splitClauses } from '../../src/reading/carry-concept.ts';
import { foldText } from '../../src/language/fold.ts';
import { wildText } from '../helpers/arbitrary-text.ts';

const concept = (form: string, exact = false, ...others: readonly string[]) => ({
  words: form,
  forms: [form, ...others],
  weight: 1,
  exact,
});

const split = (text: string) => splitClauses(text).map(({ start, end }) => text.slice(start, end));

describe('how far a text carries a part of the question', () => {
  it('is wholly where it stands in one piece, in any of its forms', () => {
    expect(carryConcept(concept('实验室'), '金凤实验室揭牌')).toBe(1);
    expect(carryConcept(concept('重庆', true, '渝'), '川渝合作')).toBe(1);
  });

  it('is less in a short form or in parts, and nothing where it is missing', () => {
    const short = carryConcept(concept('北大'), '北京大学来渝');
    expect(short).toBeGreaterThan(0);
    expect(short).toBeLessThan(1);
    const parts = carryConcept(concept('创新平台'), '平台建设与创新');
    expect(parts).toBeGreaterThan(0);
    expect(parts).toBeLessThan(short);
    expect(carryConcept(concept('实验室'), '科学城揭牌')).toBe(0);
    expect(carryConcept(concept('2022', true), '2021年')).toBe(0);
    expect(carryConcept({ ...concept(''), forms: [] }, '任何话')).toBe(0);
  });

  it('knows a name by its short form, and not by the end of another name', () => {
    expect(carryConcept(concept('中国科学院', true), '由中科院与重庆市政府共建')).toBeGreaterThan(0);
    expect(carryConcept(concept('华东师范大学', true), '清华大学在渝落地')).toBe(0);
  });

  it('tells a number or a word from a longer one that holds it', () => {
    expect(carryConcept(concept('36', true), '536项')).toBe(0);
    expect(carryConcept(concept('5.4', true), '15.45%')).toBe(0);
    expect(carryConcept(concept('一期', true), '十一期工程')).toBe(0);
    expect(carryConcept(concept('36', true), '36项')).toBe(1);
  });

  it('tells an office from its deputy', () => {
    expect(carryConcept(concept('局长', true), '副局长陈志强')).toBe(0);
    expect(carryConcept(concept('局长', true), '副局长与局长')).toBe(1);
  });

  it('is a share of 0 to 1 for any text', () => {
    fc.assert(
      fc.property(wildText, wildText, fc.boolean(), (form, text, exact) => {
        const words = foldText(form).trim();
        fc.pre(words !== '');
        const carried = carryConcept(concept(words, exact), foldText(text));
        expect(carried >= 0 && carried <= 1).toBe(true);
      }),
    );
  });
});

describe('clauses', () => {
  it('end at commas and stops, but not inside a figure', () => {
    expect(split('投资5,000万元，占地128亩；已揭牌。')).toEqual(['投资5,000万元', '占地128亩', '已揭牌']);
  });

  it('are in order and inside the text, for any text', () => {
    fc.assert(
      fc.property(wildText, (text) => {
        let last = 0;
        for (const { start, end } of splitClauses(text).filter((clause) => clause.end > clause.start)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
      }),
    );
  });
});
