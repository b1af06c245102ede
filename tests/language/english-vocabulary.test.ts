import { describe, expect, it } from 'vitest';
import { listVocabulary } from '../../src/language/english-vocabulary.ts';
import { foldChars } from '../../src/language/fold.ts';
import { LONGEST_PHRASE } from '../../src/language/glossary.ts';
import { readEnglishWords } from '../../src/language/english-words.ts';

describe('the vocabulary of our own', () => {
  it('is rows of English phrases short enough to be looked up, and folded Chinese words', () => {
    expect(listVocabulary().length).toBeGreaterThan(100);
    for (const { english, chinese } of listVocabulary()) {
      expect(english.length * chinese.length).toBeGreaterThan(0);
      for (const phrase of english) {
        const words = readEnglishWords(phrase);
        // A stop word at the start is not looked up: `in charge` would be what a charge is.
        expect(words[0]?.stop, `the phrase ${phrase}`).toBe(false);
        expect(words.length, `the phrase ${phrase}`).toBeLessThanOrEqual(LONGEST_PHRASE);
      }
      for (const word of chinese) {
        expect(word).toMatch(/^\p{Script=Han}{2,}$/u);
        expect(word).toBe(foldChars(word));
      }
    }
  });
});
