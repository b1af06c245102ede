import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../src/language/fold.ts';
import { createAliasTable } from '../../src/language/alias-table.ts';
import { splitWords } from '../../src/question/split-words.ts';
import { wildText } from '../helpers/arbitrary-text.ts';

const NAMES = ['北京大学', '重庆'];
const nameAt = (text: string, at: number) => NAMES.find((name) => text.startsWith(name, at)) ?? null;
const wordsOf = (text: string) => splitWords(foldText(text), nameAt).map(({ word }) => word);
const wordsBeside = (text: string, articles: string) =>
  splitWords(text, nameAt, (bigram) => articles.includes(bigram)).map(({ word }) => word);
const exactOf = (text: string) =>
  splitWords(foldText(text), nameAt).flatMap(({ word, exact }) => (exact ? [word] : []));

describe('the words of a Chinese question', () => {
  it('are those that mean something', () => {
    expect(wordsOf('请问科技创新券是什么？')).toEqual(expect.arrayContaining(['科技', '创新']));
    for (const word of ['请问', '是', '什么', '？', '?']) expect(wordsOf('请问科技创新券是什么？')).not.toContain(word);
    expect(wordsOf('多少？')).toEqual([]);
    expect(wordsOf('')).toEqual([]);
  });

  it('that tell one thing from another are meant exactly: names, numbers, ordinals', () => {
    expect(exactOf('北京大学在重庆')).toEqual(NAMES);
    expect(exactOf('2022年引进第二批')).toEqual(expect.arrayContaining(['2022', '第二批']));
    expect(exactOf('科技创新平台')).toEqual([]);
  });

  it('that ask how something is got are meant exactly', () => {
    for (const [text, word] of [
      ['养老补贴怎么申请', '申请'],
      ['夏令营什么时候截止', '截止'],
      ['图书证在哪里能办理', '办理'],
      ['购物券怎么领', '领取'],
      ['图书馆怎么去？', '怎么去'],
    ] as const)
      expect(exactOf(text), `asked ${text}`).toEqual([word]);
    // The same words where nobody asks for the way.
    for (const text of ['申请养老补贴的有多少人', '图书馆怎么去除灰尘', '团队怎么领导', '怎么拿出方案'])
      expect(exactOf(text), `asked ${text}`).toEqual([]);
  });

  it('are no names that begin or end inside another word', () => {
    const table = createAliasTable([]);
    const aliasAt = (text: string, at: number) => table.nameAt(text, at);
    const exact = (text: string) => splitWords(text, aliasAt).flatMap((one) => (one.exact ? [one.word] : []));
    for (const text of ['其中大部分企业', '中国科技部门', '中大型企业', '西大街', '重大项目', '上交材料'])
      expect(exact(text), `asked ${text}`).toEqual([]);
    expect(exact('北大研究院与重邮')).toEqual(['北大', '重邮']);
  });

  it('keep their last character where the articles tell that it is theirs', () => {
    expect(wordsBeside('实验室盖在哪里', '云岭实验室')).toEqual(['实验室', '盖']);
    expect(wordsBeside('实验室盖在哪里', '研究院')).toEqual(['实验', '室盖']);
    // What the articles have side by side stays together.
    expect(wordsBeside('实验室盖在哪里', '实验室盖章')).toEqual(['实验', '室盖']);
  });

  it('come each once, and stand in the question', () => {
    fc.assert(
      fc.property(wildText, (text) => {
        const folded = foldText(text);
        const words = splitWords(folded, nameAt).map(({ word }) => word);
        expect(new Set(words).size).toBe(words.length);
        for (const word of words) {
          expect(word.trim()).not.toBe('');
          expect(folded.replaceAll(/[^\p{L}\p{N}.]/gu, '')).toContain(word.replaceAll(/[^\p{L}\p{N}.]/gu, ''));
        }
      }),
    );
  });
});
