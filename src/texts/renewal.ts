import type { Language } from '../language/language.ts';

/** How the articles that answer are replaced, and what changed by it. */
export interface RenewalTexts {
  readonly nothingToRollBack: string;
}

export const RENEWAL: Readonly<Record<Language, RenewalTexts>> = {
  'zh-Hans': {
    nothingToRollBack: '没有可以退回的版本。',
  },
  'zh-Hant': {
    nothingToRollBack: '沒有可以退回的版本。',
  },
  en: {
    nothingToRollBack: 'There is no earlier version to go back to.',
  },
};
