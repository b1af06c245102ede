import { cleanCharacters } from '../clean-characters.ts';

/**
 * Full-width letters, digits and percent signs, half-width CJK punctuation, Latin ligatures, compatibility
 * ideographs and Kangxi radicals (which PDF files leave in place of characters). NFKC gives each of them
 * the character that was meant.
 */
const COMPATIBLE =
  /[\uff05\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff61-\uff63\ufb00-\ufb06\u2f00-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu;
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f]/g;

/**
 * NFKC where it changes no meaning. Chinese punctuation, ㎡, ², ① and the ASCII punctuation of a careless
 * page stay as they are: a quote must read as its source does.
 */
export function normalizeCharacters(text: string): string {
  return cleanCharacters(text)
    .replace(SPACES, ' ')
    .replace(/\p{Script=Latin}\p{M}+/gu, (letter) => letter.normalize('NFC'))
    .replace(COMPATIBLE, (char) => char.normalize('NFKC'))
    .replace(/(?<=\d)．(?=\d)/g, '.');
}

/** Spaces inside a line: full-width ones and runs become one space. */
export function collapseSpaces(text: string): string {
  return text.replace(/[^\S\n]+/g, ' ').trim();
}
