import type { Language } from '../language/language.ts';

const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/**
 * A date of the corpus for readers, as precise as it is written and no more:
 * `2022-06-07` → 2022年6月7日 / June 7, 2022, `2022-06` → 2022年6月 / June 2022, `2022` → 2022年 / 2022.
 * Anything else comes back as it is.
 */
export function formatDate(date: string, language: Language): string {
  const [, year, month, day] = PARTIAL_DATE.exec(date) ?? [];
  if (year === undefined) return date;
  const time = new Date(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`);
  // JavaScript rolls 2022-02-30 over to March: a date that does not exist stays as it was written.
  if (Number.isNaN(time.getTime()) || !time.toISOString().startsWith(date)) return date;
  return dateFormat(language, month !== undefined, day !== undefined).format(time);
}

/** To make one takes longer than all the rest of an answer. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(language: Language, hasMonth: boolean, hasDay: boolean): Intl.DateTimeFormat {
  const name = [language, hasMonth, hasDay].join();
  const known = dateFormats.get(name);
  if (known) return known;
  const format = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(hasMonth ? { month: 'long' } : {}),
    ...(hasDay ? { day: 'numeric' } : {}),
  });
  dateFormats.set(name, format);
  return format;
}

/** A moment (ISO 8601) to the minute in Chongqing's time; anything else comes back as it is. */
export function formatMoment(moment: string, language: Language): string {
  const time = new Date(moment);
  if (Number.isNaN(time.getTime())) return moment;
  return new Intl.DateTimeFormat(language, {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(time);
}

/** A duration in its two largest units, for example 2天3小时 or 5 min. */
export function formatDuration(seconds: number, language: Language): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [
    { unit: 'day', count: Math.floor(whole / 86_400) },
    { unit: 'hour', count: Math.floor(whole / 3_600) % 24 },
    { unit: 'minute', count: Math.floor(whole / 60) % 60 },
    { unit: 'second', count: whole % 60 },
  ];
  const first = parts.findIndex((part) => part.count > 0);
  if (first === -1) return formatCount(0, 'second', language);
  return parts
    .slice(first, first + 2)
    .filter((part) => part.count > 0)
    .map((part) => formatCount(part.count, part.unit, language))
    .join(language === 'en' ? ' ' : '');
}

function formatCount(count: number, unit: string, language: Language): string {
  const text = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(count);
  return language === 'en' ? text : text.replaceAll(/\s/g, '');
}
