import { describe, expect, it } from 'vitest';
import type { Lacking, Missing } from '../../src/answering/answer.ts';
import { LANGUAGES } from '../../src/language/language.ts';
import { describeNotFound } from '../../src/texts/describe-not-found.ts';
import { textsFor } from '../../src/texts/texts-for.ts';

const words = (lacking: string, elsewhere = false): Lacking => ({ kind: 'words', words: lacking, elsewhere });
const phone: Lacking = { kind: 'form', form: 'phone' };

describe('what the articles do not say', () => {
  it.each<[Missing, string, string, string]>([
    [
      { mentioned: 'X', lacking: phone },
      '文章提到X，但没有说联系电话。',
      '文章提到X，但沒有說聯絡電話。',
      'The articles mention X, but do not give a telephone number.',
    ],
    [
      { mentioned: 'X', lacking: words('Y') },
      '文章提到X，但没有说到“Y”。',
      '文章提到X，但沒有說到「Y」。',
      'The articles mention X, but I found nothing there about “Y”.',
    ],
    [
      { mentioned: 'X', lacking: words('Y', true) },
      '提到X的文章没有说到“Y”。',
      '提到X的文章沒有說到「Y」。',
      'The articles mention X, but I found nothing there about “Y”.',
    ],
    [
      { mentioned: null, lacking: words('Y') },
      '文章里没有提到“Y”。',
      '文章中沒有提到「Y」。',
      'I found nothing about “Y” in the articles.',
    ],
  ])('is said of %j in every language', (missing, ...sentences) => {
    const languages = ['zh-Hans', 'zh-Hant', 'en'] as const;
    expect(languages.map((language) => describeNotFound({ missing }, textsFor(language)))).toEqual(sentences);
  });

  it('is the plain sentence where nothing can be named', () => {
    for (const language of LANGUAGES)
      expect(describeNotFound({ missing: null }, textsFor(language))).toBe(textsFor(language).notFound);
  });

  it('names every form in words of its own', () => {
    const forms = ['phone', 'contact', 'age', 'money', 'percent', 'area', 'count', 'date', 'duration'] as const;
    for (const language of LANGUAGES) {
      const sentences = forms.map((form) =>
        describeNotFound({ missing: { mentioned: 'X', lacking: { kind: 'form', form } } }, textsFor(language)),
      );
      expect(new Set(sentences).size).toBe(forms.length);
      expect(sentences.join('')).not.toContain('undefined');
    }
  });
});
