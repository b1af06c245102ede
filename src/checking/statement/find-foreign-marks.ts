import type { Problem } from '../claims/problem.ts';
import type { CitedText } from '../statement-check.ts';

/** A sentence that says one thing is shorter. */
const LONGEST = 400;
/** What a reader could press, follow or send, and what a chat program would render. */
const LINK = new RegExp(
  [
    String.raw`[a-z][a-z0-9+.-]{0,60}:\/\/`,
    String.raw`\bwww\.`,
    String.raw`\b(?:t|telegram)\.me\b`,
    String.raw`\b[a-z0-9-]{1,63}\.[a-z]{2,}`,
    String.raw`\b(?:javascript|mailto|tel|tg|data):`,
    String.raw`@`,
    String.raw`(?<![a-z0-9.%])\/[a-z_]`,
    String.raw`#`,
    String.raw`[<>[\]{}\\|*_^${'`'}]`,
    String.raw`~~|(?<!\d\S{0,4})~`,
  ].join('|'),
  'i',
);
/** Control characters, marks of direction, joiners, variation selectors, combining marks and blanks that are not seen. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Mn}\p{Me}\u115f\u1160\u2800\u3164\uffa0\u{e0000}-\u{e0fff}]/u;

/** Anything but letters, digits and the marks of plain sentences; R&D is a word. */
const STRANGE =
  /(?!(?<=[A-Za-z])&[A-Za-z])[^\p{L}\p{N}\s，。、；：！？“”‘’「」『』《》〈〉（）()…—–\-·•,.;:!?'"%‰/~～]/gu;

/**
 * Addresses, mark-up and hidden characters, which no written sentence may hold whatever its quotes say, and marks beyond
 * those of plain sentences that its quotes and their title do not have.
 */
export function findForeignMarks(text: string, cited: readonly CitedText[]): readonly Problem[] {
  if (text.length > LONGEST) return [{ kind: 'link', words: text.slice(0, LONGEST) }];
  const found = LINK.exec(text.normalize('NFKC')) ?? LINK.exec(text) ?? HIDDEN.exec(text);
  if (found) return [{ kind: 'link', words: found[0] }];
  // ℃ and °C, ％ and % are one.
  const known = cited
    .flatMap((quote) => [quote.text, quote.title])
    .flatMap((words) => [words, words.normalize('NFKC')]);
  return [...new Set(text.match(STRANGE))]
    .filter((mark) => !known.some((words) => words.includes(mark) || words.includes(mark.normalize('NFKC'))))
    .map((words): Problem => ({ kind: 'link', words }));
}
