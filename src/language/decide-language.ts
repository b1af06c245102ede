import { detectLanguage } from './detect-language.ts';
import type { Language } from './language.ts';
import { readScript } from './convert-script.ts';

const LATIN_WORD = /\p{Script=Latin}+(?:['’-]\p{Script=Latin}+)*/gu;
/** An address is written in the same letters everywhere. */
const ADDRESS = /\bhttps?:\/\/\S+|\bwww\.\S+/giu;
/** English asks with words in small letters; names (OPPO) have capital ones. */
const SMALL = /^\p{Ll}/u;

/** Whether Latin words say that somebody writes English: a name alone (OPPO?) is the same in every language. */
function isEnglish(text: string): boolean {
  const words = text.replaceAll(ADDRESS, ' ').match(LATIN_WORD) ?? [];
  return words.length > 2 || words.some((word) => SMALL.test(word));
}

/**
 * The language of a message: what its words tell, and what they leave open by the first of `fallbacks` that tells it.
 * Figures and names in Latin letters leave everything open, Chinese that is the same in both scripts leaves the script.
 *
 * @param fallbacks the most telling first; null: tells nothing
 */
export function decideLanguage(text: string, fallbacks: readonly (Language | null | undefined)[]): Language {
  const script = readScript(text);
  const told = fallbacks.filter((language) => language !== null && language !== undefined);
  if (script === 'zh') return told.find((language) => language !== 'en') ?? 'zh-Hans';
  if (script === null || (script === 'en' && !isEnglish(text))) return told[0] ?? detectLanguage(text);
  return detectLanguage(text);
}
