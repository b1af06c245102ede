import type { Problem } from '../evidence/claims/problem.ts';

const QUESTION = /[?？][^\p{L}\p{N}]*$/u;
const CHINESE = /\p{Script=Han}+/gu;
/** Anything but letters, digits and the marks of plain sentences. */
const STRANGE = /[^\p{L}\p{N}\s，。、；：！？“”‘’「」『』《》〈〉（）()…—–\-·•,.;:!?'"%‰/~～]/gu;

/**
 * What no written sentence may have, however well its words are carried: it is no question, it has no
 * mark beyond those of plain sentences, and an English one no Chinese, but what stands in its quotes.
 *
 * @param quotes the words of the quotes that it rests on
 */
export function findUnquoted(text: string, isEnglish: boolean, quotes: readonly string[]): readonly Problem[] {
  if (QUESTION.test(text)) return [{ kind: 'uncovered', words: text }];
  // ℃ and °C, ％ and % are one.
  const known = quotes.flatMap((quote) => [quote, quote.normalize('NFKC')]);
  return [...(text.match(STRANGE) ?? []), ...((isEnglish && text.match(CHINESE)) || [])]
    .filter((words) => !known.some((quote) => quote.includes(words) || quote.includes(words.normalize('NFKC'))))
    .map((words) => ({ kind: 'quotation', words }));
}
