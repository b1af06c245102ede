/** The language and script of an article or a question. */
export type Language = 'zh-Hans' | 'zh-Hant' | 'en';
export const LANGUAGES: readonly Language[] = ['zh-Hans', 'zh-Hant', 'en'];
