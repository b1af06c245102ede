import type { Problem } from '../checking/claims/problem.ts';
import { findQuotes, type Quote } from '../checking/find-quotes.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { convertAroundQuotations } from '../language/convert-script.ts';
import { detectLanguage } from '../language/detect-language.ts';
import type { Language } from '../language/language.ts';
import { findUnquoted } from './find-unquoted.ts';
import { restoreQuotations } from './restore-quotations.ts';
import type { WrittenSentence } from './statement-reader.ts';

/** A sentence with what it stands on; it may be shown when it has no problem. */
export interface CheckedSentence {
  readonly text: string;
  /** The passages that it named, as numbers of the snapshot. */
  readonly passages: readonly number[];
  readonly quotes: readonly Quote[];
  readonly problems: readonly Problem[];
}

/** Whoever names more than so many passages points at none in particular; the check looks at the first. */
const MOST_NAMED = 4;

/** A sentence with fewer letters and digits says nothing (是的, 的人). */
const LEAST_LETTERS = 4;
const LETTERS = /[\p{L}\p{N}]/gu;

export interface SentenceChecker {
  check(sentence: WrittenSentence): CheckedSentence;
}

/** The same few characters again and again: no sentence, and slow to compare. */
const STUTTER = /([^]{1,16}?)\1{7}/u;

/**
 * Checks sentences against the passages that they name.
 *
 * @param shown the passages that the model was shown, by its numbers less one
 */
export function createSentenceChecker(parts: {
  readonly shown: readonly number[];
  readonly language: Language;
  readonly snapshot: Snapshot;
}): SentenceChecker {
  const { shown, language, snapshot } = parts;
  return {
    check(sentence) {
      const text =
        detectLanguage(sentence.text, language) === language
          ? sentence.text
          : convertAroundQuotations(sentence.text, language);
      const named = sentence.numbers.map((number) => shown[number - 1]);
      const passages = named.filter((passage) => passage !== undefined).slice(0, MOST_NAMED);
      const fail = (...problems: readonly Problem[]) => ({ text, passages, quotes: [], problems });
      if (STUTTER.test(text)) return fail({ kind: 'uncovered', words: text.slice(0, 40) });
      if (passages.length === 0 || named.includes(undefined)) {
        const words = sentence.numbers.map((number) => `[${number}]`).join('');
        return fail({ kind: 'pointer', words });
      }
      if ((text.match(LETTERS) ?? []).length < LEAST_LETTERS) return fail({ kind: 'uncovered', words: text });
      if ((detectLanguage(text, language) === 'en') !== (language === 'en'))
        return fail({ kind: 'language', words: text });
      const restored = restoreQuotations(text, passages, snapshot);
      const { quotes, check } = findQuotes(restored, passages, snapshot);
      const texts = quotes.map(({ passage, start, end }) =>
        snapshot.articles[snapshot.articleOf[passage]!]!.text.slice(start, end),
      );
      const unquoted = findUnquoted(restored, language === 'en', texts);
      const problems = check.supported ? unquoted : check.problems;
      return { text: restored, passages, quotes, problems };
    },
  };
}
