import type { Language } from '../language/language.ts';

/** Why somebody is to come back later. */
export interface LimitTexts {
  /** Too many people ask at the same time. */
  readonly busy: string;
  /** This person, or the chat, asks too much. */
  wait(seconds: number): string;
}

/** Longer times are told in minutes. */
const LONG = 90;
const toMinutes = (seconds: number): number => Math.ceil(seconds / 60);

export const LIMITS: Readonly<Record<Language, LimitTexts>> = {
  'zh-Hans': {
    busy: '现在问的人太多，请稍后再试。',
    wait: (seconds) => `问得太快了，请 ${seconds <= LONG ? `${seconds} 秒` : `${toMinutes(seconds)} 分钟`}后再问。`,
  },
  'zh-Hant': {
    busy: '現在問的人太多，請稍後再試。',
    wait: (seconds) => `問得太快了，請 ${seconds <= LONG ? `${seconds} 秒` : `${toMinutes(seconds)} 分鐘`}後再問。`,
  },
  en: {
    busy: 'Too many people are asking right now. Please try again in a moment.',
    wait: (seconds) =>
      `That is faster than I can answer. Please ask again in ${
        seconds > LONG ? `${toMinutes(seconds)} minutes` : seconds === 1 ? '1 second' : `${seconds} seconds`
      }.`,
  },
};
