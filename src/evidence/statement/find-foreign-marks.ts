import type { Problem } from '../claims/problem.ts';

/** A sentence that says one thing is shorter. */
const LONGEST = 400;
/** What a reader could press, follow or send, and what a chat program would render. */
const LINK = new RegExp(
  [
    String.raw`[a-z][a-z0-9+.-]*:\/\/`,
    String.raw`\bwww\.`,
    String.raw`\b(?:t|telegram)\.me\b`,
    String.raw`\b[a-z0-9-]+\.[a-z]{2,}`,
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

/** Addresses, mark-up and hidden characters, which no written sentence may hold whatever its quotes say. */
export function findForeignMarks(text: string): readonly Problem[] {
  if (text.length > LONGEST) return [{ kind: 'link', words: text.slice(0, LONGEST) }];
  const found = LINK.exec(text.normalize('NFKC')) ?? LINK.exec(text) ?? HIDDEN.exec(text);
  return found ? [{ kind: 'link', words: found[0] }] : [];
}
