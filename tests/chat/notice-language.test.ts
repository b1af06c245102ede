import { describe, expect, it } from 'vitest';
import { noticeLanguage, readLanguageCode } from '../../src/chat/notice-language.ts';

describe('the language of a notice', () => {
  it.each([
    ['zh', 'zh-Hans'],
    ['zh-hans', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-hant', 'zh-Hant'],
    ['zh-TW', 'zh-Hant'],
    ['zh_HK', 'zh-Hant'],
    ['zh-hant-tw', 'zh-Hant'],
    ['en', 'en'],
    ['en-GB', 'en'],
    ['de', 'zh-Hans'],
    [undefined, 'zh-Hans'],
  ])('for the client language %s is %s', (code, expected) => {
    expect(readLanguageCode(code)).toBe(expected);
  });

  it('follows the words before the client', () => {
    expect(noticeLanguage('Where is it?', 'zh-Hans', 'zh-hans')).toBe('en');
    expect(noticeLanguage('科學城在哪裡？', 'zh-Hans', 'en')).toBe('zh-Hant');
    expect(noticeLanguage('???', null, 'en')).toBe('en');
    expect(noticeLanguage('', null, 'zh-tw')).toBe('zh-Hant');
  });
});
