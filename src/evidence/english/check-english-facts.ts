import type { Problem } from '../claims/problem.ts';
import type { EnglishBound, EnglishDate, EnglishFact, EnglishNumber } from './english-fact.ts';
import { agreeInUnit, isMeasured } from './english-units.ts';
import type { LedWord, Place } from './lead-words.ts';
import type { ChineseDate, ChineseNumber, ChineseSource } from './read-chinese-source.ts';
import type { Statement } from './split-statement.ts';

const CLAUSE_END = /[,;:.]\s|\band\b|\bwhile\b/g;

/** 近 may be told as about; 约 says nothing of being below. */
const agreeInBound = (english: EnglishBound, chinese: EnglishBound) =>
  english === chinese || (english === 'about' && chinese === 'nearly');

/** Two figures of a value that is told in another unit for the reader's sense of size. */
const roughly = (value: number) => Number(value.toPrecision(value >= 100 ? 3 : 2));
const MU_PER_HECTARE = 15;

function agreeInDate(english: EnglishDate, chinese: ChineseDate): boolean {
  const parts = ['year', 'month', 'day'] as const;
  return (
    parts.every((part) => english[part] === null || english[part] === chinese[part]) &&
    (english.part === null || english.part === chinese.part)
  );
}

function isConverted(fact: EnglishNumber, { numbers }: ChineseSource): boolean {
  if (fact.unit !== '公顷' || !fact.bounds.includes('about')) return false;
  return numbers.some(({ unit, value }) => unit === '亩' && roughly(value / MU_PER_HECTARE) === fact.value);
}

/** The words that say what a figure of the statement is: after it up to the next mark, and before it in its clause. */
function listLabel(fact: EnglishFact, { text, facts }: Statement, led: readonly LedWord[]) {
  const marks = [...text.matchAll(CLAUSE_END)].map(({ index }) => index);
  const from = Math.max(
    0,
    ...marks.filter((mark) => mark < fact.start),
    ...facts.filter(({ end }) => end <= fact.start).map(({ end }) => end),
  );
  const to = Math.min(
    text.length,
    ...marks.filter((mark) => mark >= fact.end),
    ...facts.filter(({ start }) => start >= fact.end).map(({ start }) => start),
  );
  const inside = (start: number, end: number) =>
    led.filter(({ token, frame }) => !frame && token.start >= start && token.end <= end);
  return { before: inside(from, fact.start), after: inside(fact.end, to) };
}

const stands = (places: readonly Place[], { start, end }: Place) =>
  places.some((place) => place.start < end && place.end > start);

/** How many words of a label stand around a figure of the quotes. */
const countIn = (words: readonly LedWord[], window: Place) =>
  words.filter(({ places }) => stands(places, window)).length;

function findNumber(
  fact: EnglishNumber,
  statement: Statement,
  source: ChineseSource,
  led: readonly LedWord[],
): Problem | null {
  const { value, unit, words } = fact;
  const equal = source.numbers.filter((other) => other.value === value);
  const same = equal.filter((other) => (other.kind === 'ordinal' ? unit === null : agreeInUnit(unit, other.unit)));
  if (same.length === 0) {
    if (isConverted(fact, source)) return null;
    return { kind: equal.length > 0 ? 'unit' : 'number', words };
  }
  const bounded = same.filter((other) => fact.bounds.some((bound) => agreeInBound(bound, other.bound)));
  if (bounded.length === 0) return { kind: 'bound', words };
  const label = listLabel(fact, statement, led);
  // What is counted follows its number in English; money and land have it before theirs.
  const near = isMeasured(unit) || label.after.length === 0 ? [...label.before, ...label.after] : label.after;
  const rivals = source.numbers.filter(
    (other) => !other.named && other.value !== value && agreeInUnit(unit, other.unit),
  );
  const best = (facts: readonly ChineseNumber[]) => Math.max(0, ...facts.map(({ window }) => countIn(near, window)));
  return best(rivals) > best(bounded) ? { kind: 'number', words } : null;
}

const DATE_BOUND_WINDOW = 24;
/** No date is more or less than itself. */
const BOUNDED_DATE = /\b(?:(?:more|less|fewer|no later|no earlier) than|at least|at most|up to|over|nearly)\s+$/i;
/** From, until, before and after a date, by what the Chinese has on either side of its own. */
const COURSES: readonly (readonly [RegExp, before: RegExp, after: RegExp])[] = [
  [
    /\b(?:since|starting|starting from|beginning|from|effective|as of)\s+(?:on\s+)?$/i,
    /(?:自|从|于|截至|截止|由|起|(?<![\d至到-])[,，。\n(]|^)\s?$/,
    /起|始|以来|开始|至|到|-|—|~|实施|施行|启/,
  ],
  [/\b(?:until|till|through)\s+$/i, /(?:至|到|-|—|~)\s?$/, /止|前|为止|截/],
  [/\bbefore\s+$/i, /(?:在|于|至|到)\s?$/, /前|之前|以前/],
  [/\bafter\s+$/i, /(?:自|从|于|在)\s?$/, /后|之后|以后|起/],
  [/\bby\s+(?:the\s+)?$/i, /(?:到|至|截至|截止|在|于|力争|前)\s?$/, /前|底|末|止|时/],
];
const COURSE_WINDOW = 6;

function agreeInCourse(before: string, same: readonly ChineseDate[], { folded }: ChineseSource): boolean {
  const course = COURSES.find(([english]) => english.test(before));
  return (
    course === undefined ||
    same.some(
      ({ start, end }) =>
        course[1].test(folded.slice(Math.max(0, start - COURSE_WINDOW), start)) ||
        course[2].test(folded.slice(end - 1, end + COURSE_WINDOW)),
    )
  );
}

function findDate(
  fact: EnglishDate,
  statement: Statement,
  source: ChineseSource,
  led: readonly LedWord[],
): Problem | null {
  const same = source.dates.filter((date) => agreeInDate(fact, date));
  const before = statement.text.slice(Math.max(0, fact.start - DATE_BOUND_WINDOW), fact.start);
  if (same.length === 0 || BOUNDED_DATE.test(before) || !agreeInCourse(before, same, source))
    return { kind: 'date', words: fact.words };
  const label = listLabel(fact, statement, led);
  const words = [...label.before, ...label.after];
  const count = (dates: readonly ChineseDate[]) => Math.max(0, ...dates.map(({ window }) => countIn(words, window)));
  const rivals = source.dates.filter((date) => !same.some(({ start, end }) => date.start < end && start < date.end));
  return count(rivals) > count(same) + 1 ? { kind: 'date', words: fact.words } : null;
}

const HAN_DIGITS = ' 一二三四五六七八九十';

function findProblem(
  fact: EnglishFact,
  statement: Statement,
  source: ChineseSource,
  led: readonly LedWord[],
): Problem | null {
  const { folded, numbers } = source;
  switch (fact.kind) {
    case 'number':
      return findNumber(fact, statement, source, led);
    case 'date':
      return findDate(fact, statement, source, led);
    case 'ordinal': {
      const told = numbers.some(({ kind, value }) => kind === 'ordinal' && value === fact.value);
      return told || (fact.value < 10 && new RegExp(`[${HAN_DIGITS[fact.value]}]是|二代`).test(folded))
        ? null
        : { kind: 'ordinal', words: fact.words };
    }
    case 'clock':
      return readClocks(folded).some((minutes) => minutes === fact.minutes)
        ? null
        : { kind: 'number', words: fact.words };
    case 'fraction':
      return new RegExp(
        `(?:${HAN_DIGITS[fact.second]}|${fact.second})分之(?:${HAN_DIGITS[fact.first]}|${fact.first})`,
      ).test(folded)
        ? null
        : { kind: 'number', words: fact.words };
    case 'ratio':
      return new RegExp(`(?<!\\d)${fact.first}\\s?[:比]\\s?${fact.second}(?!\\d)`).test(folded)
        ? null
        : { kind: 'number', words: fact.words };
  }
}

const CLOCK =
  /(?<half>上午|早上|清晨|凌晨|中午|下午|傍晚|晚上|晚|夜间)?\s?(?<!\d)(?<hour>[01]?\d|2[0-4])(?::(?<minute>[0-5]\d)|[时点](?:(?<minute2>[0-5]?\d)分|(?<half2>半))?)/g;

/** Clock times of a folded Chinese text in minutes of the day; 下午 goes on until another half is named. */
function readClocks(folded: string): readonly number[] {
  return [...folded.matchAll(CLOCK)].map(({ groups = {} }) => {
    const late = /[下晚夜傍]/.test(groups['half'] ?? '') && Number(groups['hour']) < 12 ? 12 : 0;
    const minute = groups['half2'] === undefined ? Number(groups['minute'] ?? groups['minute2'] ?? 0) : 30;
    return (Number(groups['hour']) + late) * 60 + minute;
  });
}

/** Days and years told from the day of publication, and what the quotes may call them. */
const RELATIVE: readonly (readonly [RegExp, RegExp, years: number | null])[] = [
  [/\bthis year\b/i, /今年|本年|年内/, 0],
  [
    /\b(?:last|previous) year\b|\blast (?:January|February|March|April|May|June|July|August|September|October|November|December)\b/i,
    /去年|上年|昨年/,
    -1,
  ],
  [/\bnext year\b/i, /明年|次年|翌年/, 1],
  [/\byesterday\b/i, /昨/, null],
  [/\btoday\b/i, /今日|今天|当日|当天|今/, null],
  [/\btomorrow\b/i, /明日|明天/, null],
  [/\bthis month\b/i, /本月|当月|这个月/, null],
  [/\blast month\b/i, /上月|上个月/, null],
  [/\bnext month\b/i, /下月|下个月|次月/, null],
  [/\blast week\b/i, /上周|上星期/, null],
  [/\bnext week\b/i, /下周|下星期/, null],
];

function checkRelativeDates({ text }: Statement, { folded, dates, published }: ChineseSource): readonly Problem[] {
  return RELATIVE.flatMap(([english, chinese, away]): readonly Problem[] => {
    const words = english.exec(text)?.[0];
    if (words === undefined || chinese.test(folded)) return [];
    const told = away !== null && published.some((year) => dates.some((date) => date.year === year + away));
    return told ? [] : [{ kind: 'date', words }];
  });
}

/** Figures of a statement that the quotes do not tell, or tell of something else. */
export function checkEnglishFacts(
  statement: Statement,
  source: ChineseSource,
  led: readonly LedWord[],
): readonly Problem[] {
  return [
    ...statement.facts.flatMap((fact) => findProblem(fact, statement, source, led) ?? []),
    ...checkRelativeDates(statement, source),
  ];
}
