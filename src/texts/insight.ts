import type { Language } from '../language/language.ts';

/** What admins see of questions and answers. */
export interface InsightTexts {
  readonly nothingYet: string;
}

export const INSIGHT: Readonly<Record<Language, InsightTexts>> = {
  'zh-Hans': {
    nothingYet: '还没有记录。',
  },
  'zh-Hant': {
    nothingYet: '還沒有記錄。',
  },
  en: {
    nothingYet: 'Nothing has been recorded yet.',
  },
};
