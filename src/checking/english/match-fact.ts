import type { Problem } from '../claims/problem.ts';
import type { EnglishBound, EnglishDate, EnglishFact, EnglishNumber } from './english-fact.ts';
import { agreeInUnit } from './english-units.ts';
import type { Place } from './read-layer.ts';
import type { ChineseDate, ChineseSource } from './read-chinese-source.ts';
import { readClocks } from './read-clocks.ts';
import type { Statement } from './split-statement.ts';

/** A figure of a statement with where the quotes tell it, or why they do not. */
export interface MatchedFact {
  readonly fact: EnglishFact;
  readonly places: readonly Place[];
  readonly problem: Problem | null;
}

/** 近 may be told as about; 约 says nothing of being below. */
const agreeInBound = (english: EnglishBound, chinese: EnglishBound) =>
  english === chinese || (english === 'about' && chinese === 'nearly');

/** Two figures of a value that is told in another unit for the reader's sense of size. */
const roughly = (value: number) => Number(value.toPrecision(value >= 100 ? 3 : 2));
const MU_PER_HECTARE = 15;

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
  [/\bbefore\s+$/i, /(?:至|到|截至|截止)\s?$/, /前/],
  [/\bafter\s+$/i, /(?:自|从)\s?$/, /后|起/],
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

function matchDate(fact: EnglishDate, statement: Statement, source: ChineseSource): MatchedFact {
  const places = source.dates.filter((date) => agreeInDate(fact, date));
  const before = statement.text.slice(Math.max(0, fact.start - DATE_BOUND_WINDOW), fact.start);
  const wrong = places.length === 0 || BOUNDED_DATE.test(before) || !agreeInCourse(before, places, source);
  return { fact, places, problem: wrong ? { kind: 'date', words: fact.words } : null };
}

function agreeInDate(english: EnglishDate, chinese: ChineseDate): boolean {
  const parts = ['year', 'month', 'day'] as const;
  return (
    parts.every((part) => english[part] === null || english[part] === chinese[part]) &&
    (english.part === null || english.part === chinese.part)
  );
}

/** 50% off is 五折. */
function findDiscount({ value, end, start, unit }: EnglishNumber, text: string, folded: string): readonly Place[] {
  const isOff =
    /^\s(?:off|discount|reduction)\b/i.test(text.slice(end)) || /\bdiscount of\s$/i.test(text.slice(0, start));
  if (unit !== '%' || !isOff) return [];
  return [...folded.matchAll(/([一二三四五六七八九\d])折/g)].flatMap(({ 0: words, 1: left = '', index }) => {
    const tenths = /\d/.test(left) ? Number(left) : HAN_DIGITS.indexOf(left);
    return 100 - 10 * tenths === value ? [{ start: index, end: index + words.length }] : [];
  });
}

function matchNumber(fact: EnglishNumber, { text }: Statement, { numbers, folded }: ChineseSource): MatchedFact {
  const discounts = findDiscount(fact, text, folded);
  if (discounts.length > 0) return { fact, places: discounts, problem: null };
  const { value, unit, words } = fact;
  const equal = numbers.filter((other) => other.value === value);
  const same = equal.filter((other) => (other.kind === 'ordinal' ? unit === null : agreeInUnit(unit, other.unit)));
  // 满6个月 are six months, or at least six.
  const isFull = ({ start }: Place) => folded[start - 1] === '满';
  const places = same.filter((other) =>
    fact.bounds.some((bound) => agreeInBound(bound, other.bound) || (bound === null && isFull(other))),
  );
  if (places.length > 0) return { fact, places, problem: null };
  if (same.length > 0) return { fact, places, problem: { kind: 'bound', words } };
  const converted = numbers.filter((other) => other.unit === '亩' && roughly(other.value / MU_PER_HECTARE) === value);
  if (unit === '公顷' && fact.bounds.includes('about') && converted.length > 0)
    return { fact, places: converted, problem: null };
  return { fact, places: [], problem: { kind: equal.length > 0 ? 'unit' : 'number', words } };
}

const HAN_DIGITS = ' 一二三四五六七八九十';
const listWritten = (value: number) => `(?:${HAN_DIGITS[value] ?? value}|${value})`;

const NOTHING = /(?!)/g;
/** By place. */
const WINNERS = [NOTHING, /冠军/g, /亚军/g, /季军/g];

function findPattern(fact: EnglishFact, pattern: RegExp, folded: string): MatchedFact {
  const places = [...folded.matchAll(pattern)].map(({ 0: words, index }) => ({
    start: index,
    end: index + words.length,
  }));
  return { fact, places, problem: places.length > 0 ? null : { kind: 'number', words: fact.words } };
}

function matchOrdinal(fact: EnglishFact & { readonly kind: 'ordinal' }, source: ChineseSource): MatchedFact {
  const { value, words } = fact;
  const counted = source.numbers.filter((other) => other.value === value && other.unit === null);
  // On the 25th; level II.
  const days = /\d/.test(words) ? source.dates.filter(({ day }) => day === value) : [];
  const ordinals = counted.filter(
    ({ kind, end }) =>
      kind === 'ordinal' ||
      / [IV]+$/i.test(words) ||
      /^[等级类期号轮届代次套胎孩线环审]|^年级/.test(source.folded.slice(end)) ||
      /^[套胎孩线环审]/.test(source.folded.slice(end - 1)),
  );
  const listed = findPattern(fact, new RegExp(`[${HAN_DIGITS[value] ?? value}]是`, 'g'), source.folded).places;
  const won = findPattern(fact, WINNERS[value] ?? NOTHING, source.folded).places;
  const places = [...ordinals, ...days, ...listed, ...won];
  return { fact, places, problem: places.length > 0 ? null : { kind: 'ordinal', words } };
}

function matchOne(fact: EnglishFact, statement: Statement, source: ChineseSource): MatchedFact {
  const { folded } = source;
  switch (fact.kind) {
    case 'number':
      return matchNumber(fact, statement, source);
    case 'date':
      return matchDate(fact, statement, source);
    case 'ordinal':
      return matchOrdinal(fact, source);
    case 'clock': {
      const places = readClocks(folded).filter(({ minutes }) => minutes === fact.minutes);
      return { fact, places, problem: places.length > 0 ? null : { kind: 'number', words: fact.words } };
    }
    case 'duration': {
      const [hours, minutes, seconds] = fact.parts;
      return findPattern(fact, new RegExp(`(?<!\\d)${hours}小时0?${minutes}分(?:钟)?0?${seconds}秒`, 'g'), folded);
    }
    case 'fraction':
      return findPattern(fact, new RegExp(`${listWritten(fact.second)}分之${listWritten(fact.first)}`, 'g'), folded);
    case 'ratio':
      return findPattern(fact, new RegExp(`(?<!\\d)${fact.first}\\s?[:比]\\s?${fact.second}(?!\\d)`, 'g'), folded);
  }
}

/** Looks up every figure of a statement in the quotes. */
export function matchFacts(statement: Statement, source: ChineseSource): readonly MatchedFact[] {
  return statement.facts.map((fact) => matchOne(fact, statement, source));
}
