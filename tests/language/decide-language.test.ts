import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideLanguage } from '../../src/language/decide-language.ts';
import { detectLanguage } from '../../src/language/detect-language.ts';
import { LANGUAGES } from '../../src/language/language.ts';

describe('the language of a message', () => {
  it.each([
    // Its words tell.
    ['科学城在哪里？', 'zh-Hant', 'en', 'zh-Hans'],
    ['科學城在哪裡？', 'zh-Hans', 'en', 'zh-Hant'],
    ['Where is the science city?', 'zh-Hant', 'zh-Hans', 'en'],
    // Chinese that is the same in both scripts.
    ['西永有什么？', null, null, 'zh-Hans'],
    ['金山在哪？', 'zh-Hant', 'zh-Hans', 'zh-Hant'],
    ['金山在哪？', null, 'zh-Hant', 'zh-Hant'],
    ['金山在哪？', 'en', 'zh-Hant', 'zh-Hant'],
    ['金山在哪？', 'en', 'en', 'zh-Hans'],
    // Names and figures alone.
    ['OPPO?', 'zh-Hant', 'en', 'zh-Hant'],
    ['OPPO?', null, 'zh-Hans', 'zh-Hans'],
    ['OPPO?', null, null, 'en'],
    ['2022?', 'en', 'zh-Hans', 'en'],
    ['?', null, null, 'zh-Hans'],
    ['https://news.example.com/a/b-c?d=e', 'zh-Hant', 'en', 'zh-Hant'],
    // A small word makes it English.
    ['what about OPPO?', 'zh-Hant', 'zh-Hant', 'en'],
    ['Chongqing University Science Park', 'zh-Hant', null, 'en'],
  ] as const)('%s, set to %s, client %s: %s', (text, setting, client, expected) => {
    expect(decideLanguage(text, [setting, client])).toBe(expected);
  });

  it('is that of its words where nothing else is known', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decideLanguage(text, [])).toBe(detectLanguage(text));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'重庆科學城在哪OPPO a？1') }), (text) => {
        expect(decideLanguage(text, [null])).toBe(detectLanguage(text));
      }),
    );
  });

  it('is never another one than what the words or a fallback say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...LANGUAGES), (text, fallback) => {
        expect([fallback, detectLanguage(text)]).toContain(decideLanguage(text, [fallback]));
      }),
    );
  });
});
