import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildKeywordIndex, createKeywordIndex } from '../../src/index/keyword-index.ts';
import { tokenize } from '../../src/index/tokenize.ts';
import { foldText } from '../../src/language/fold.ts';
import { createQuestionTerms } from '../../src/reading/question-terms.ts';
import { wildText } from '../helpers/arbitrary-text.ts';

const texts = ['金凤实验室占地', '金凤湖公园占地', '北京大学研究院占地', '科技创新券占地'];
const index = createKeywordIndex(buildKeywordIndex(texts.map((text) => tokenize(text))));
const cover = (groups: Parameters<typeof createQuestionTerms>[0], text: string) =>
  createQuestionTerms(groups, index).cover(text);
const plain = (...terms: readonly string[]) => terms.map((term) => [[term]]);

describe('the share of a question that a text holds', () => {
  it('is 1 for all of its terms, 0 for none, and 0 for a question without terms', () => {
    expect(cover(plain('金凤', '占地'), '占地128亩的金凤')).toBe(1);
    expect(cover(plain('金凤', '占地'), '创新券')).toBe(0);
    expect(cover([], '金凤')).toBe(0);
    expect(cover([[[]]], '金凤')).toBe(0);
  });

  it('counts a rare term for more than a common one', () => {
    const groups = plain('实验', '占地');
    expect(cover(groups, '实验')).toBeGreaterThan(0.5);
    expect(cover(groups, '占地')).toBeLessThan(0.5);
    expect(cover(groups, '实验') + cover(groups, '占地')).toBeCloseTo(1, 12);
    expect(cover(groups, '实验')).toBeCloseTo(index.idf('实验') / (index.idf('实验') + index.idf('占地')), 12);
  });

  it('is that of the best of several names or translations', () => {
    const groups = [[tokenize('北京大学'), ['北大']], ...plain('占地')];
    expect(cover(groups, '北京大学占地')).toBe(1);
    expect(cover(groups, '北大占地')).toBe(1);
    expect(cover(groups, '北京大学北大占地')).toBe(1);
    const part = cover(groups, '大学占地');
    expect(part).toBeLessThan(1);
    expect(part).toBeGreaterThan(cover(groups, '占地'));
  });

  it('is 0 to 1 for any text, and no less for a longer one', () => {
    const group = fc.array(fc.array(fc.constantFrom('金凤', '凤实', '实验', '大学', '缺失'), { maxLength: 4 }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(fc.array(group, { maxLength: 5 }), wildText, fc.constantFrom(...texts), (groups, wild, text) => {
        const terms = createQuestionTerms(groups, index);
        const some = terms.cover(foldText(wild));
        const more = terms.cover(`${foldText(wild)}${text}`);
        expect(some >= 0 && some <= 1.000001).toBe(true);
        expect(more).toBeGreaterThanOrEqual(some - 1e-9);
      }),
    );
  });
});
