import { cleanWords } from '../language/clean-words.ts';
import { cutText } from '../language/shorten.ts';

/** Characters of a question; whoever pastes an article is asked for less. */
export const QUESTION_LIMIT = 1_000;
/** UTF-16 units of a question; the longest takes so many when each of its characters is a pair of them. */
const MOST_UNITS = 2 * QUESTION_LIMIT;
/** What a pipe sends beyond it is not looked at. */
const MOST_READ = 64 * QUESTION_LIMIT;

/**
 * A question as everything behind reads it, wherever it comes from: without what nobody sees, and bounded. What is clean
 * is not changed.
 *
 * @param text any string, of any length
 */
export function cleanQuestion(text: string): string {
  const clean = cleanWords(text.slice(0, MOST_READ));
  return clean.length <= MOST_UNITS ? clean : cleanWords(cutText(clean, MOST_UNITS));
}

/** Whether clean words are longer than a question may be, in the characters that people count: 𠮷 is one. */
export function isTooLong(words: string): boolean {
  return words.length > QUESTION_LIMIT && Array.from(words).length > QUESTION_LIMIT;
}
