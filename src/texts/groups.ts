import type { Language } from '../language/language.ts';

/** What a group can set, and what happens to the bot in it. */
export interface GroupTexts {
  readonly groupOnly: string;
}

export const GROUPS: Readonly<Record<Language, GroupTexts>> = {
  'zh-Hans': {
    groupOnly: '这个命令只在群里有用。',
  },
  'zh-Hant': {
    groupOnly: '這個命令只在群裡有用。',
  },
  en: {
    groupOnly: 'This command is for groups.',
  },
};
