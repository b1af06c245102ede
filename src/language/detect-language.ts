import type { Language } from './language.ts';
import { foldChar, isSimplifiedOnly } from './fold.ts';

const HAN = /\p{Script=Han}/gu;
const LATIN_WORD = /\p{Script=Latin}{2,}/gu;

/**
 * The language and script of a text: English when Latin words outweigh Han characters,
 * Traditional when at least a tenth of its Han characters (and at least one) have a Simplified counterpart.
 * Text without letters counts as `fallback`.
 */
export function detectLanguage(text: string, fallback: Language = 'zh-Hans'): Language {
  const han = text.match(HAN) ?? [];
  const latin = text.match(LATIN_WORD) ?? [];
  if (han.length === 0 && latin.length === 0) return fallback;
  // An English question may hold a Chinese name, a Chinese one an English abbreviation: two characters weigh a word.
  if (latin.length > han.length / 2) return 'en';
  const traditional = han.filter((char) => foldChar(char) !== char).length;
  const simplifiedOnly = han.filter((char) => isSimplifiedOnly(char)).length;
  return traditional > simplifiedOnly && traditional * 10 >= han.length ? 'zh-Hant' : 'zh-Hans';
}
