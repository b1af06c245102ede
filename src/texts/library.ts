import type { Language } from '../language/language.ts';

/** How admins add, change and retire articles. */
export interface LibraryTexts {
  readonly privateOnly: string;
}

export const LIBRARY: Readonly<Record<Language, LibraryTexts>> = {
  'zh-Hans': {
    privateOnly: '这个命令请在与我的私聊里用。',
  },
  'zh-Hant': {
    privateOnly: '這個命令請在與我的私聊裡用。',
  },
  en: {
    privateOnly: 'Please use this command in a private chat with me.',
  },
};
