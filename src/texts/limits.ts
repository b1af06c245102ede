import type { Language } from '../language/language.ts';

/** Why somebody is to come back later. */
export interface LimitTexts {
  readonly busy: string;
}

export const LIMITS: Readonly<Record<Language, LimitTexts>> = {
  'zh-Hans': {
    busy: '现在问的人太多，请稍后再试。',
  },
  'zh-Hant': {
    busy: '現在問的人太多，請稍後再試。',
  },
  en: {
    busy: 'Too many people are asking right now. Please try again in a moment.',
  },
};
