import { writeNumerals } from './chinese-numerals.ts';
import type { EnglishWord } from './english-words.ts';

/** A number, an ordinal or a date of an English question in the ways in which Chinese texts write it. */
export interface ReadNumber {
  /** Words of the question that it takes. */
  readonly length: number;
  /** Folded, the likeliest first. */
  readonly chinese: readonly string[];
  /** Whether it tells one thing from another (1998, June 8, second phase); small number words hardly do. */
  readonly exact: boolean;
}

const SMALL = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen';
const VALUES: ReadonlyMap<string, number> = new Map([
  ...`${SMALL} seventeen eighteen nineteen`.split(' ').map((word, i) => [word, i] as const),
  ...'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i) => [word, (i + 2) * 10] as const),
]);
const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
  ['trillion', 1_000_000_000_000],
]);
const ORDINALS: ReadonlyMap<string, number> = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'
    .split(' ')
    .map((word, i) => [word, i + 1] as const),
);
/** What ordinals stand before, and how Chinese joins the two: 第二期 or 二期, 首批. */
const COUNTED: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    phase: ['期', '阶段'],
    stage: ['阶段', '期'],
    batch: ['批'],
    session: ['届', '次'],
    edition: ['届'],
    round: ['轮'],
    generation: ['代'],
    quarter: ['季度'],
    time: ['次'],
    floor: ['层', '楼'],
    prize: ['等奖'],
    class: ['等'],
    category: ['类'],
    ring: ['环'],
  }),
);
const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const YUAN = /^(?:yuan|rmb|cny)$/;

/** The value without a trailing zero or the noise of binary fractions. */
const plain = (value: number) => String(Number(value.toPrecision(12)));

/** 50,000,000 → 5000万, 50000000, 50,000,000, 五千万. */
export function listNumberForms(value: number): readonly string[] {
  const forms: string[] = [];
  const whole = Number.isInteger(value);
  for (const [scale, sign] of [
    [100_000_000, '亿'],
    [10_000, '万'],
  ] as const) {
    if (value < scale) continue;
    const scaled = Number((value / scale).toPrecision(12));
    if (plain(scaled).length <= 7) forms.push(plain(scaled) + sign);
    if (Number.isInteger(scaled) && scaled < 10_000 && isRound(scaled)) forms.push(writeNumerals(scaled) + sign);
  }
  forms.push(plain(value));
  if (whole && value >= 1_000) forms.push(value.toLocaleString('en-US'));
  if (whole && value < 10_000 && (value <= 99 || isRound(value))) forms.push(writeNumerals(value));
  if (value === 2) forms.push('两');
  return [...new Set(forms)];
}

/** Written in numerals only when few of its digits say anything. */
const isRound = (value: number) => String(value).replace(/(?<!0)0+$/, '').length <= 2;

const DIGITS_ONLY = /^(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,6})?$/;

interface Amount {
  readonly length: number;
  readonly value: number;
  readonly scaled: boolean;
}

/** The number that begins at a word: `1.2 million`, `two hundred and fifty`, `2,000`. */
function readAmount(words: readonly EnglishWord[], at: number): Amount | null {
  let length = 0;
  let total = 0;
  let group = 0;
  let scaled = false;
  for (let i = at; i < words.length; i += 1) {
    const { word } = words[i]!;
    const scale = SCALES.get(word);
    const small = VALUES.get(word);
    if (DIGITS_ONLY.test(word)) {
      if (length > 0) break;
      group = Number(word.replaceAll(',', ''));
    } else if (scale !== undefined) {
      if (length === 0) break;
      scaled = true;
      if (scale === 100) group *= 100;
      else {
        total += group * scale;
        group = 0;
      }
    } else if (small !== undefined) {
      if (length > 0 && !scaled && !(group >= 20 && group % 10 === 0 && small < 10)) break;
      group += small;
    } else if (word !== 'and' || !scaled || !VALUES.has(words[i + 1]?.word ?? '')) break;
    length = i - at + 1;
  }
  const value = Number((total + group).toPrecision(12));
  return length > 0 && value <= 1e15 ? { length, value, scaled } : null;
}

function writeDate(month: number, day: string, length: number): ReadNumber {
  const [figures, numerals] = [`${month}月${Number(day)}`, `${writeNumerals(month)}月${writeNumerals(Number(day))}`];
  return { length, chinese: [`${figures}日`, `${figures}号`, `${numerals}日`], exact: true };
}

/** `June 8`, `8 June`, `8th of June`, and a month by itself when it is meant as one. */
function readDate(words: readonly EnglishWord[], at: number): ReadNumber | null {
  const day = (i: number) => /^([12]?\d|3[01])(?:st|nd|rd|th)?$/.exec(words[i]?.word ?? '')?.[1];
  const month = (i: number) => MONTHS.indexOf(words[i]?.word ?? '') + 1;
  const after = day(at + 1);
  if (month(at) > 0 && after !== undefined && Number(after) > 0) return writeDate(month(at), after, 2);
  const before = day(at);
  const of = words[at + 1]?.word === 'of' ? 1 : 0;
  if (before !== undefined && Number(before) > 0 && month(at + 1 + of) > 0)
    return writeDate(month(at + 1 + of), before, 2 + of);
  // `may` and `march` are words of their own; a year behind them, or a capital, makes them months.
  const word = words[at]!;
  const sure = !/^(?:may|march)$/.test(word.word) || /^(?:19|20)\d\d$/.test(words[at + 1]?.word ?? '');
  return month(at) > 0 && (sure || (word.word === 'march' && word.name))
    ? { length: 1, chinese: [`${month(at)}月`, `${writeNumerals(month(at))}月份`], exact: true }
    : null;
}

/** `16th century`, `1970s`, `second phase`, `third`. */
function readOrdinal(words: readonly EnglishWord[], at: number): ReadNumber | null {
  const { word } = words[at]!;
  const decade = /^(1[0-9]|20)(\d)0s$/.exec(word);
  if (decade) {
    const [, hundreds, tens] = decade;
    const short = `${Number(hundreds) + 1}世纪${tens}0年代`;
    return {
      length: 1,
      chinese: [short, `${hundreds}${tens}0年代`, `${writeNumerals(Number(tens))}十年代`],
      exact: true,
    };
  }
  const figure = /^(\d{1,3})(?:st|nd|rd|th)$/.exec(word)?.[1];
  const value = figure === undefined ? ORDINALS.get(word) : Number(figure);
  if (value === undefined) return null;
  const next = words[at + 1];
  const numerals = writeNumerals(value);
  if (next?.stem === 'centuri') return { length: 2, chinese: [`${value}世纪`, `${numerals}世纪`], exact: true };
  const counted = next && (COUNTED.get(next.word) ?? COUNTED.get(next.word.replace(/s$/, '')));
  if (counted)
    return {
      length: 2,
      chinese: counted.flatMap((sign) =>
        [...(value === 1 ? ['首'] : []), `第${numerals}`, numerals, `第${value}`].map((written) => written + sign),
      ),
      exact: true,
    };
  // Without what it counts, the dictionary knows `first` and `second` better.
  return value > 2 || figure !== undefined
    ? { length: 1, chinese: [`第${numerals}`, `第${value}`], exact: true }
    : null;
}

/**
 * The number, ordinal or date that begins at a word of an English question, or null. `50 million yuan` takes its
 * yuan along: 5000万 stands in 5000万元.
 */
export function readNumber(words: readonly EnglishWord[], at: number): ReadNumber | null {
  const special = readDate(words, at) ?? readOrdinal(words, at);
  if (special) return special;
  const { word } = words[at]!;
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(word)?.[1] ?? null;
  if (percent !== null) return { length: 1, chinese: [`${percent}%`, `百分之${percent}`], exact: true };
  const amount = readAmount(words, at);
  if (amount === null || (amount.length === 1 && amount.value === 1 && !/\d/.test(word))) return null;
  const next = words[at + amount.length]?.word ?? '';
  if (/^(?:percent|per)$/.test(next)) {
    const length = amount.length + (next === 'per' ? 2 : 1);
    return { length, chinese: [`${plain(amount.value)}%`, `百分之${plain(amount.value)}`], exact: true };
  }
  const length = amount.length + (YUAN.test(next) ? 1 : 0);
  // `five` may be one of many; what is written in figures, or large, is meant.
  return { length, chinese: listNumberForms(amount.value), exact: /\d/.test(word) || amount.scaled };
}
