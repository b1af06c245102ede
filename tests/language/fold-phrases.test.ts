import fc from 'fast-check';
import mainlandPhrases from 'opencc-js/dict/TWPhrases';
import taiwanPhrases from 'opencc-js/dict/TWPhrasesRev';
import { describe, expect, it } from 'vitest';
import { findPhrases } from '../../src/language/fold-phrases.ts';
import { foldChars, foldText } from '../../src/language/fold.ts';
import { wildText } from '../helpers/arbitrary-text.ts';

const find = (text: string) => findPhrases(text, foldChars);

describe('phrases with another wording', () => {
  it('are told with their place and what stands for them', () => {
    expect(find('用人工智慧和网路')).toEqual([
      { start: 1, end: 5, to: '人工智能' },
      { start: 6, end: 8, to: '网络' },
    ]);
    expect(find('科学城有什么')).toEqual([]);
    expect(find('')).toEqual([]);
  });

  it('meet at the commoner one where both are everyday words', () => {
    for (const [commoner, other] of [
      ['核心', '内核'],
      ['文件', '文档'],
      ['执行', '运行'],
      ['线上', '在线'],
    ] as const)
      expect([foldText(commoner), foldText(other)]).toEqual([commoner, commoner]);
    expect(find('核心')).toEqual([]);
  });

  it('are in order, do not overlap and never stand for themselves, in any text', () => {
    const words = ['数据', '资料', '资料库', '网路', '人工智慧', '义大利', '程式', '软体', '硬碟', '在线'];
    const text = fc.array(fc.oneof(fc.constantFrom(...words), wildText)).map((parts) => foldChars(parts.join('')));
    fc.assert(
      fc.property(text, (folded) => {
        let last = 0;
        for (const { start, end, to } of find(folded)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(folded.slice(start, end)).not.toBe(to);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(folded.length);
      }),
    );
  });

  it('are done after one time', () => {
    const words = [mainlandPhrases, taiwanPhrases].flatMap((dictionary) => dictionary.split(/[| ]/));
    expect(words.filter((word) => foldText(foldText(word)) !== foldText(word))).toEqual([]);
  });
});
