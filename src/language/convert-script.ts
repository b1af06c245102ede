import type { Language } from './language.ts';

type Convert = (text: string) => string;

/** What somebody quotes stands as it is written: its characters are the article's. */
const QUOTED = /([“「『《][^”」』》]*[”」』》])/u;

/**
 * Turns Chinese text into the script of a language, except what stands in quotation marks; text of another language
 * stays as it is. The tables (OpenCC's) are loaded when they are first needed, about a megabyte for either direction.
 */
export async function openScriptConverter(language: Language): Promise<Convert> {
  if (language === 'en') return (text) => text;
  const { ConverterBuilder } = await import('opencc-js/core');
  const convert =
    language === 'zh-Hant'
      ? ConverterBuilder(await import('opencc-js/preset/cn2t'))({ from: 'cn', to: 'tw' })
      : ConverterBuilder(await import('opencc-js/preset/t2cn'))({ from: 'tw', to: 'cn' });
  return (text) =>
    text
      .split(QUOTED)
      .map((part, i) => (i % 2 === 0 ? convert(part) : part))
      .join('');
}
