import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/language/detect-language.ts';
import { LANGUAGES } from '../../src/language/language.ts';

describe('the language of a text', () => {
  it.each([
    ['金凤实验室占地多少？', 'zh-Hans'],
    ['金鳳實驗室佔地多少？', 'zh-Hant'],
    ['How large is Jinfeng Laboratory?', 'en'],
    ['Ｈｏｗ ｌａｒｇｅ ｉｓ ｉｔ？', 'en'],
    ['What is the area of 西部科学城?', 'en'],
    ['健康出行管家App是哪家单位研发的?', 'zh-Hans'],
    ['什麼是 R&D 投入佔比', 'zh-Hant'],
    // 台, 里 and 后 belong to Traditional text as well.
    ['台灣', 'zh-Hant'],
    ['台北后里有幾公里', 'zh-Hant'],
    // Both scripts write these the same way.
    ['人才', 'zh-Hans'],
    ['重慶 人才 引进 政策 研发 机构 实验室 发展', 'zh-Hans'],
  ])('%s is %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('is the fallback when there are no letters', () => {
    for (const text of ['', '128 ?', '😀', ' \n', 'a']) {
      expect(detectLanguage(text)).toBe('zh-Hans');
      expect(detectLanguage(text, 'zh-Hant')).toBe('zh-Hant');
    }
  });

  it('is always one of the three', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(LANGUAGES).toContain(detectLanguage(text));
      }),
    );
  });
});
