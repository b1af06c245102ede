import type { Language } from '../language/language.ts';

/** What the bot says about itself, its articles and what it keeps; and its inline mode. */
export interface PeopleTexts {
  readonly expired: string;
}

export const PEOPLE: Readonly<Record<Language, PeopleTexts>> = {
  'zh-Hans': {
    expired: '这个按钮已经失效了。',
  },
  'zh-Hant': {
    expired: '這個按鈕已經失效了。',
  },
  en: {
    expired: 'This button no longer works.',
  },
};
