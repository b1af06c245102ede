import type { AnswerCounts } from '../insight/count-answers.ts';
import type { Language } from '../language/language.ts';
import { formatDate } from './format-date.ts';
import { plural } from './plural.ts';

export const percent = (part: number, whole: number) => `${whole === 0 ? 0 : Math.round((100 * part) / whole)}%`;
/** A short time with its unit: 12 ms, 1.4 s. */
export const short = (milliseconds: number | null, units: { readonly ms: string; readonly s: string }) => {
  const time = milliseconds ?? 0;
  return time < 1_000 ? `${Math.round(time)} ${units.ms}` : `${(time / 1_000).toFixed(1)} ${units.s}`;
};
export const CHINESE_UNITS = { ms: '毫秒', s: '秒' } as const;
export const ENGLISH_UNITS = { ms: 'ms', s: 's' } as const;
export const number = (value: number) => value.toLocaleString('en');
export const counted = (count: number, noun: string) => plural(count, noun, number);
export const span = ({ days }: AnswerCounts, language: Language) =>
  `${formatDate(days[0]!.day, language)} – ${formatDate(days.at(-1)!.day, language)}`;
export const total = ({ answered, notFound, failed }: AnswerCounts['days'][number]) => answered + notFound + failed;
