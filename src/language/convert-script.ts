import { ConverterBuilder, type ConverterFunction } from 'opencc-js/core';
import * as toTraditionalPreset from 'opencc-js/preset/cn2t';
import * as toSimplifiedPreset from 'opencc-js/preset/t2cn';
import { foldChar, isSimplifiedOnly } from './fold.ts';
import type { Language } from './language.ts';

let toTraditional: ConverterFunction | undefined;
let toSimplified: ConverterFunction | undefined;

/** The text in the script of a language; English leaves it as it is. For people to read: search folds by itself. */
export function convertScript(text: string, language: Language): string {
  if (language === 'en') return text;
  // Building a converter takes a few milliseconds, which most programs never need.
  if (language === 'zh-Hant')
    return (toTraditional ??= ConverterBuilder(toTraditionalPreset)({ from: 'cn', to: 'tw' }))(text);
  return (toSimplified ??= ConverterBuilder(toSimplifiedPreset)({ from: 'tw', to: 'cn' }))(text);
}

/** What somebody quotes stands as it is written: its characters are the article's. */
const QUOTED = /([“「『《][^”」』》]{0,400}[”」』》])/u;

/** The same, except for what stands in quotation marks. */
export function convertAroundQuotations(text: string, language: Language): string {
  return text
    .split(QUOTED)
    .map((part, i) => (i % 2 === 0 ? convertScript(part, language) : part))
    .join('');
}

/**
 * The language that a message is written in, or null when it holds nothing that tells: figures alone, and Chinese that
 * is the same in both scripts (那2022年呢) say no more than that it is Chinese.
 */
export function readScript(text: string): Language | 'zh' | null {
  const han = text.match(/\p{Script=Han}/gu) ?? [];
  const latin = text.match(/\p{Script=Latin}{2,}/gu) ?? [];
  if (latin.length > han.length / 2) return 'en';
  if (han.length === 0) return null;
  const traditional = han.filter((char) => foldChar(char) !== char).length;
  const simplified = han.filter((char) => isSimplifiedOnly(char)).length;
  if (traditional === simplified) return 'zh';
  return traditional > simplified ? 'zh-Hant' : 'zh-Hans';
}
