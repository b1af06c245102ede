import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildKeywordIndex, createKeywordIndex } from '../../src/index/keyword-index.ts';
import { tokenize } from '../../src/index/tokenize.ts';
import { foldText } from '../../src/language/fold.ts';
import type { Question } from '../../src/question/question.ts';
import { listTermGroups } from '../../src/reading/list-term-groups.ts';
import { articleText } from '../helpers/arbitrary-text.ts';

const texts = ['金凤实验室占地128亩', '北京大学重庆大数据研究院', '科技创新券在川渝通用', '科学城核心区研发投入'];
const index = createKeywordIndex(buildKeywordIndex(texts.map((text) => tokenize(foldText(text)))));
const chinese = (text: string) =>
  ({ text, plain: foldText(text), language: 'zh-Hans', concepts: [] }) as unknown as Question;
const english = (...forms: readonly (readonly string[])[]) =>
  ({
    text: '',
    plain: '',
    language: 'en',
    concepts: forms.map((list) => ({ words: 'x', forms: list, weight: 1, exact: false })),
  }) as unknown as Question;

/** A question that is no more than one of two names. */
const ask = (words: string) =>
  ({
    ...chinese(words),
    concepts: [{ words, forms: [words, words === '北大' ? '北京大学' : '北大'], weight: 1, exact: true }],
  }) as unknown as Question;

describe('the keyword score of a question', () => {
  it('is for the entries that hold its words, best for the one that holds most', () => {
    const { scores, entries } = index.scoreGroups(listTermGroups(chinese('金凤实验室占地多少亩？')));
    expect(scores.indexOf(Math.max(...scores))).toBe(0);
    expect(new Set(entries)).toEqual(new Set([...scores.keys()].filter((entry) => scores[entry]! > 0)));
  });

  it('does not count the words that ask', () => {
    expect(listTermGroups(chinese('请问是什么？'))).toEqual([]);
    expect(index.scoreGroups([]).entries).toHaveLength(0);
  });

  it('takes a name with all its other names as one part, and leaves it out of the rest', () => {
    const named = {
      ...chinese('北大在重庆的研究院'),
      concepts: [
        { words: '北大', forms: ['北大', '北京大学'], weight: 1, exact: true },
        // A form of one character is no word of the index.
        { words: '重庆', forms: ['重庆', '渝'], weight: 1, exact: true },
      ],
    } as unknown as Question;
    const groups = listTermGroups(named);
    expect(groups).toContainEqual([['北大'], ['北京', '京大', '大学']]);
    expect(groups.filter((group) => group.flat().includes('北大'))).toHaveLength(1);
    expect(groups).toContainEqual([['重庆']]);
    // Nothing that stands on both sides of the name is taken for a word.
    expect(groups.flat(2)).not.toContain('大在');
  });

  it('counts a name the same by whichever of its names an entry has it', () => {
    const short = index.scoreGroups(listTermGroups(ask('北大'))).scores.slice();
    const full = index.scoreGroups(listTermGroups(ask('北京大学'))).scores.slice();
    expect(short[1]).toBeGreaterThan(0);
    expect([...short]).toEqual([...full]);
  });

  it('counts of several translations the best, not how many an entry holds', () => {
    const one = index.scoreGroups(listTermGroups(english(['实验室']))).scores.slice();
    const many = index.scoreGroups(listTermGroups(english(['实验室', '实验', '验室'])));
    expect(many.scores[0]).toBeCloseTo(one[0]!, 5);
    expect(index.scoreGroups(listTermGroups(english([]))).entries).toHaveLength(0);
  });

  it('is a share of what the question could reach, 0 to 1', () => {
    fc.assert(
      fc.property(articleText, articleText, (question, text) => {
        const mixed = createKeywordIndex(buildKeywordIndex([...texts, text].map((entry) => tokenize(foldText(entry)))));
        for (const score of mixed.scoreGroups(listTermGroups(chinese(question))).scores) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1.0001);
        }
      }),
    );
  });
});
