import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../src/language/fold.ts';
import { learnAliases } from '../../src/language/learn-aliases.ts';
import { articleText, wildText } from '../helpers/arbitrary-text.ts';

const learn = (text: string) => learnAliases(foldText(text));

describe('short names that an article introduces', () => {
  it.each<[string, readonly (readonly [string, string])[]]>([
    ['两江协同创新区（以下简称“协创区”）位于龙兴。', [['协同创新区', '协创区']]],
    ['兩江協同創新區（以下簡稱「協創區」）位於龍興。', [['协同创新区', '协创区']]],
    ['重庆市科学技术局，简称市科技局，负责此事。', [['市科学技术局', '市科技局']]],
    ['国家自然科学基金(下称“国自科基金”)', [['国家自然科学基金', '国自科基金']]],
    ['中国科学院重庆绿色智能技术研究院（简称：重庆研究院）', [['重庆绿色智能技术研究院', '重庆研究院']]],
  ])('%s', (text, pairs) => {
    expect(learn(text)).toEqual(pairs);
  });

  it('are all of them, in order', () => {
    const text = '协同创新区（简称“协创区”）与科学技术局（简称“科技局”）签约。';
    expect(learn(text).map(([, short]) => short)).toEqual(['协创区', '科技局']);
  });

  it('are no names that the words before do not hold, or that are their end', () => {
    expect(learn('有关部门（以下简称“甲方”）签约。')).toEqual([]);
    expect(learn('重庆金凤实验室（以下简称“金凤实验室”）揭牌。')).toEqual([]);
    expect(learn('《科技创新行动方案》（以下简称《行动方案》）发布。')).toEqual([]);
    expect(learn('这个简称很好记。简称，是一种名称。')).toEqual([]);
  });

  it('stand in the text with their full names, each character of the short one in the full one, for any text', () => {
    const introduced = fc
      .tuple(articleText, fc.constantFrom('（以下简称“', '(简称', '，下称'), articleText)
      .map(([before, mark, after]) => `${before.trim().replace(/。$/, '')}${mark}${after.slice(0, 6)}”），`);
    fc.assert(
      fc.property(fc.oneof(introduced, wildText), (text) => {
        const folded = foldText(text);
        for (const [full, short] of learnAliases(folded)) {
          expect(folded).toContain(full);
          expect(folded).toContain(short);
          expect(full.length).toBeGreaterThan(short.length);
          let at = -1;
          for (const char of short) {
            at = full.indexOf(char, at + 1);
            expect(at).toBeGreaterThanOrEqual(0);
          }
        }
      }),
    );
  });

  it('are read in a time that grows with the text, not faster', () => {
    const started = performance.now();
    learnAliases('科学城'.repeat(60_000));
    learnAliases('科学城,简称'.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
