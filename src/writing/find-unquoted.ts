import type { Problem } from '../checking/claims/problem.ts';

const QUESTION = /[?？][^\p{L}\p{N}?？]*$/u;
const CHINESE = /\p{Script=Han}+/gu;
/**
 * What no written sentence may be or have, however well its words are carried: it is no question, and an English one has
 * no Chinese but what stands in its quotes.
 *
 * @param quotes the words of the quotes that it rests on
 */
export function findUnquoted(text: string, isEnglish: boolean, quotes: readonly string[]): readonly Problem[] {
  if (QUESTION.test(text)) return [{ kind: 'uncovered', words: text }];
  if (!isEnglish) return [];
  return (text.match(CHINESE) ?? [])
    .filter((words) => !quotes.some((quote) => quote.includes(words)))
    .map((words): Problem => ({ kind: 'quotation', words }));
}
