import { decideLanguage } from '../language/decide-language.ts';
import type { Language } from '../language/language.ts';
import type { ChatSettings } from '../settings/chat-settings.ts';

/** The language of a Telegram client (`zh-hans`, `zh-TW`, `en-GB`); null when we do not speak it. */
function readClientLanguage(code: string | undefined): Language | null {
  const [language, ...subtags] = (code ?? '').toLowerCase().split(/[-_]/);
  if (language === 'en') return 'en';
  if (language !== 'zh') return null;
  return subtags.some((tag) => ['hant', 'tw', 'hk', 'mo'].includes(tag)) ? 'zh-Hant' : 'zh-Hans';
}

/** The same, Simplified Chinese when it tells us nothing. */
export function readLanguageCode(code: string | undefined): Language {
  return readClientLanguage(code) ?? 'zh-Hans';
}

/** The language for a notice: of the words that it is about, else what the chat has set, else of the person's client. */
export function noticeLanguage(words: string, setting: Language | null, code: string | undefined): Language {
  return decideLanguage(words, [setting, readClientLanguage(code)]);
}

/** Where the words of a question do not tell its language: what the chat has set, else the person's client. */
export function languagesOf({
  settings,
  from,
}: {
  readonly settings: Pick<ChatSettings, 'language'>;
  readonly from?: { readonly language_code?: string } | undefined;
}): readonly (Language | null)[] {
  return [settings.language, readClientLanguage(from?.language_code)];
}
