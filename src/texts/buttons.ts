import type { Language } from '../language/language.ts';

/** What stands on and under the buttons of an answer. */
export interface ButtonTexts {
  readonly open: string;
}

export const BUTTONS: Readonly<Record<Language, ButtonTexts>> = {
  'zh-Hans': {
    open: '查看原文段落',
  },
  'zh-Hant': {
    open: '查看原文段落',
  },
  en: {
    open: 'Open the passage',
  },
};
