import type { Language } from '../language/language.ts';
import { detectLanguage } from '../language/detect-language.ts';

/** The language of a Telegram client (`zh-hans`, `zh-TW`, `en-GB`), Simplified Chinese when it tells us nothing. */
export function readLanguageCode(code: string | undefined): Language {
  const [language, ...subtags] = (code ?? 'zh').toLowerCase().split(/[-_]/);
  if (language !== 'zh') return language === 'en' ? 'en' : 'zh-Hans';
  return subtags.some((tag) => ['hant', 'tw', 'hk', 'mo'].includes(tag)) ? 'zh-Hant' : 'zh-Hans';
}

/** The language for a notice: of the words that it is about, else of the person's client. */
export function noticeLanguage(words: string, code: string | undefined): Language {
  return detectLanguage(words, readLanguageCode(code));
}
