import { readNumeral } from './read-numeral.ts';

/** Whether the value is meant exactly, nearly (约, 近), or is passed (超, 300多) or not reached (不到, 最高). */
export type Bound = 'exact' | 'about' | 'over' | 'under';

/**
 * What a quantity measures, apart from how it is written: a currency, `percent`, `points` (of a percentage), `area` in
 * m², `length` in m, `weight` in kg, or things counted by a measure word, which stands for all that count the same (家 for 所).
 */
export type Unit = string;

/** An amount in a folded text, `[start, end)`, with the words that bound it. */
export interface Quantity {
  readonly start: number;
  readonly end: number;
  /** In the base of its unit: 5000万元 → 50,000,000, 一百亩 → 66,666.7. */
  readonly value: number;
  readonly unit: Unit;
  readonly bound: Bound;
  /** The unit as written (亿 and 万 belong to the number): 家, 元, 亩. */
  readonly measure: string;
}

const DIGITS = String.raw`(?:\d{1,3}(?:,\d{3}){1,12}|\d{1,30})(?:\.\d{1,30})?`;
const HAN = '[〇零一二两三四五六七八九十百千]{1,30}(?:点[〇零一二三四五六七八九]{1,30})?';
const NUMBER = String.raw`(?:${DIGITS}|${HAN})\s?[余多来]?\s?[十百千]?[万亿]{0,4}(?:(?:${DIGITS}|${HAN})[万千百])?[余多]?`;

interface Scale {
  readonly pattern: string;
  readonly unit: Unit;
  readonly scale: number;
}
/** A mu (亩) is a fifteenth of a hectare. */
const MU = 10_000 / 15;
const SCALES: readonly Scale[] = [
  { pattern: '个百分点', unit: 'points', scale: 1 },
  { pattern: '美元|美金', unit: 'usd', scale: 1 },
  { pattern: '欧元', unit: 'eur', scale: 1 },
  { pattern: '港元|港币', unit: 'hkd', scale: 1 },
  { pattern: '日元', unit: 'jpy', scale: 1 },
  { pattern: '元(?![件素旦宵])|块钱', unit: 'cny', scale: 1 },
  { pattern: '%', unit: 'percent', scale: 1 },
  { pattern: '‰', unit: 'percent', scale: 0.1 },
  { pattern: '成(?![立果功都员本为长就效熟渝])', unit: 'percent', scale: 10 },
  { pattern: '平方公里|平方千米|km2', unit: 'area', scale: 1e6 },
  { pattern: '公顷', unit: 'area', scale: 1e4 },
  { pattern: '亩', unit: 'area', scale: MU },
  { pattern: '平方米|平米|m2', unit: 'area', scale: 1 },
  { pattern: '公里|千米|km(?![a-z])', unit: 'length', scale: 1_000 },
  { pattern: '米', unit: 'length', scale: 1 },
  { pattern: '吨', unit: 'weight', scale: 1_000 },
  { pattern: '公斤|千克|kg(?![a-z])', unit: 'weight', scale: 1 },
  { pattern: '人次', unit: '人次', scale: 1 },
  { pattern: '[家所户]', unit: '家', scale: 1 },
  { pattern: '[名位人](?!均)', unit: '人', scale: 1 },
  { pattern: '[项件]', unit: '项', scale: 1 },
  { pattern: '个(?!月|小时|工作日|世纪|星期|季度|百分点)', unit: '个', scale: 1 },
];
/** Measure words that count things of their own; the look-aheads keep words that begin alike apart. */
const OWN_MEASURES =
  '座|条(?!件)|种|类|款|批|处(?!长)|间|支(?!部)|台|辆|只|本(?!地|市|区)|篇|层(?!次)|幅|株|栋|套|艘|架|场(?!景)|次|倍';

/** 最高补助5,000万: money whose unit goes without saying. */
const BARE_MONEY = String.raw`(?<=[万亿])(?![\p{Script=Han}\d万亿%‰a-z])`;
const SPEAKS_OF_MONEY =
  /(?:资金|投资|补助|补贴|奖励|奖金|经费|基金|产值|营收|收入|订单|金额|资本|贷款|融资|税收|利润)[^,。;]{0,10}$/;

const UNITS = SCALES.map(({ pattern }) => `(${pattern})`).join('|');
const QUANTITY = new RegExp(
  String.raw`(?<![第几数\d.,])(?:百分之(${NUMBER})|(${NUMBER})\s?(?:${UNITS}|(${OWN_MEASURES})|(${BARE_MONEY})))`,
  'gu',
);

const BOUND_BEFORE: readonly (readonly [Bound, RegExp])[] = [
  ['under', /(?:不到|不足|不超过|不高于|不多于|少于|低于|最高可?达?|最多可?达?|上限为?|至多)$/],
  ['over', /(?:超过|超出|超|逾|突破|不少于|不低于|至少|多于|高于|最低)$/],
  ['about', /(?:大约|约为?|将近|接近|近|大概)$/],
];
const BOUND_AFTER: readonly (readonly [Bound, RegExp])[] = [
  ['over', /^(?:以上|及以上|之多)/],
  ['under', /^(?:以下|以内|之内)/],
  ['about', /^(?:左右|上下)/],
];
/** 100至120家, 3—5亿元: two values of one figure, of which neither is the figure. */
const RANGE_BEFORE = /\d\s?[十百千万亿]*\s?(?:[-—–~至到]+)$/;
/** 一家, 两个, 一批: the text speaks of a thing rather than counting it. */
const INDEFINITE = /^[一两]\s?$/;

function readBound(
  folded: string,
  start: number,
  end: number,
  number: string,
): { bound: Bound; from: number; to: number } {
  const before = folded.slice(Math.max(0, start - 5), start);
  const after = folded.slice(end, end + 3);
  for (const [bound, pattern] of BOUND_BEFORE) {
    const words = pattern.exec(before)?.[0];
    if (words !== undefined) return { bound, from: start - words.length, to: end };
  }
  for (const [bound, pattern] of BOUND_AFTER) {
    const words = pattern.exec(after)?.[0];
    if (words !== undefined) return { bound, from: start, to: end + words.length };
  }
  return { bound: /[余多]/.test(number) ? 'over' : /来/.test(number) ? 'about' : 'exact', from: start, to: end };
}

/** The quantities of a folded text, in order, not overlapping. Years, ordinals, ranges and 一个 are none. */
export function readQuantities(folded: string): readonly Quantity[] {
  const quantities: Quantity[] = [];
  for (const match of folded.matchAll(QUANTITY)) {
    const [words, share, amount, ...units] = match;
    const number = share ?? amount!;
    const index = units.findIndex((unit) => unit !== undefined);
    const written = share === undefined ? units[index]! : '%';
    if (written === '' && !SPEAKS_OF_MONEY.test(folded.slice(Math.max(0, match.index - 16), match.index))) continue;
    const measure = written === '' ? '元' : written;
    const { unit, scale } = SCALES[index] ?? {
      unit: share !== undefined ? 'percent' : written === '' ? 'cny' : measure,
      scale: 1,
    };
    const own = SCALES[index] === undefined || unit === measure || '家所户名位人项件'.includes(measure);
    if (own && INDEFINITE.test(number)) continue;
    if (RANGE_BEFORE.test(folded.slice(Math.max(0, match.index - 8), match.index))) continue;
    const { bound, from, to } = readBound(folded, match.index, match.index + words.length, number);
    const value = Number((readNumeral(number) * scale).toPrecision(12));
    quantities.push({ start: from, end: to, value, unit, bound, measure });
  }
  return quantities;
}

/** Values that differ by less were rounded, or converted from another unit. */
const ROUNDED = 0.005;
/** 约 and 近 leave so much open. */
const NEARLY = 0.1;

/** Whether two quantities of one unit may both be true of the same thing at the same time: 300多家 and 320家, 80公顷 and 1200亩. */
export function agree(a: Quantity, b: Quantity): boolean {
  const difference = Math.abs(a.value - b.value);
  const most = Math.max(Math.abs(a.value), Math.abs(b.value));
  if (difference <= most * ROUNDED) return true;
  if ((a.bound === 'about' || b.bound === 'about') && difference <= most * NEARLY) return true;
  const [less, more] = a.value < b.value ? [a, b] : [b, a];
  return less.bound === 'over' || more.bound === 'under';
}

/** Whether two units count or measure alike: 个 counts anything that another word counts. */
export function sharesUnit(a: Unit, b: Unit): boolean {
  if (a === b) return true;
  const counted = (unit: Unit) => /^\p{Script=Han}/u.test(unit) && unit !== '人次' && unit !== '倍' && unit !== '次';
  return (a === '个' && counted(b)) || (b === '个' && counted(a));
}
