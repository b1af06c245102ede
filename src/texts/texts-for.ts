import type { Language } from '../language/language.ts';
import { en } from './en.ts';
import type { Texts } from './texts.ts';
import { zhHans } from './zh-hans.ts';
import { zhHant } from './zh-hant.ts';

const TEXTS: Readonly<Record<Language, Texts>> = { 'zh-Hans': zhHans, 'zh-Hant': zhHant, en };

/** The sentences for people in a language. */
export function textsFor(language: Language): Texts {
  return TEXTS[language];
}
