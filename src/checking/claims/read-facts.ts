import type { Bound, Fact, NumberFact, OrdinalFact } from './fact.ts';
import { blank, readDates } from './read-dates.ts';
import { readNumeral } from './read-numeral.ts';

const DIGITS = String.raw`\d{1,3}(?:,\d{3}){1,12}(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?`;
const HAN_DIGITS = '[零〇一二两三四五六七八九十百千]';
const HAN = `${HAN_DIGITS}+(?:点${HAN_DIGITS}+)?`;
const SCALE = '[十百千]?[万亿]亿?|[百千](?![米克瓦帕伏卡焦赫])';
/** Units of more than one character; any other is the Han character behind a number. */
const LONG_UNITS =
  '个?百分点|平方公里|平方千米|平方米|立方米|千瓦时|兆瓦|千瓦|公里|千米|厘米|毫米|纳米|公顷|公斤|千克|公升|美元|美金|欧元|日元|' +
  '港元|港币|英镑|卢布|韩元|人民币|人次|个月|小时|分钟|世纪|海里|摄氏度|%|‰|℃|km2|km|kg|m2';
/** Measure words that make a Chinese numeral an amount; 分 is left out for 十分, 国 for 两国. */
const HAN_UNITS =
  '元|亩|吨|斤|米|里|人|名|位|家|所|项|件|个|条|套|台|辆|架|艘|座|栋|间|户|批|次|场|届|年|天|周|岁|倍|成|种|类|款|只|头|棵|本|部|篇|' +
  '张|份|门|支|枚|层|省|市|区|县|村|镇|票|例|起|组|轮|期|号|处|对|日|月|点|时|代|级|路';
/** What ordinals count; another character behind one begins the next word (第一功臣). */
const ORDINAL_UNITS = '[季届次期批个章条款名位轮场站天年代号集军师部卷版类种项件份步大组课节讲回]';
const NOT_UNITS = '的了在是和与及至到或由被把将等也都就而但从以为其共还又则对于之间内外中上下前后约余多几来第号';

/** Units that count or measure the same. */
const SAME_UNITS: Readonly<Record<string, string>> = {
  名: '人',
  位: '人',
  所: '家',
  件: '项',
  条: '项',
  千米: '公里',
  km: '公里',
  平方千米: '平方公里',
  km2: '平方公里',
  m2: '平方米',
  公斤: '千克',
  kg: '千克',
  个百分点: '百分点',
  美金: '美元',
  港币: '港元',
  人民币: '元',
  块: '元',
  天: '日',
};

const NUMBER = new RegExp(
  String.raw`(?<parts>[百千]分之)?(?<![a-z0-9][.,]?)(?<numeral>${DIGITS}|${HAN})(?<scale>${SCALE})?(?<more>[余多])?\s?(?<unit>${LONG_UNITS}|\p{Script=Han})?`,
  'gu',
);
const ORDINAL = new RegExp(
  String.raw`第(?<numeral>\d+|${HAN})(?<unit>${ORDINAL_UNITS})?|(?<![\d零〇一二两三四五六七八九十百千第.])(?<late>\d{1,3}|${HAN})(?<lateUnit>[期届])`,
  'gu',
);
const RATIO = /(?<![\d.:])(\d{1,3})\s?[:比]\s?(\d{1,3})(?![\d.:])/g;
const RANGE = new RegExp(`^\\s?(?:至|到|-|–|—|~)\\s?(?:${DIGITS})(${SCALE})?\\s?(${LONG_UNITS}|\\p{Script=Han})?`, 'u');

const LEAST_BEFORE =
  /(?:(?<!不)超过?|逾|至少|不少于|不低于|不小于|(?<!不)高于|(?<!不)多于|(?<!不)大于|突破)(?:了|达)?$/;
const MOST_BEFORE =
  /(?:不超过|不高于|不多于|不大于|至多|最高|最多|上限为?|(?<!不)低于|(?<!不)少于|(?<!不)小于|不到|不足)(?:可?达|给予|补助|奖励|为)?$/;
const LEAST_AFTER = /^(?:[余多]|以上|及以上)/;
const MOST_AFTER = /^(?:以下|以内|之内|及以下)/;
const BOUND_WINDOW = 8;

function readBound(folded: string, start: number, end: number, more: boolean): Bound {
  const before = folded.slice(Math.max(0, start - BOUND_WINDOW), start);
  const after = folded.slice(end, end + BOUND_WINDOW);
  if (MOST_BEFORE.test(before) || MOST_AFTER.test(after)) return 'most';
  return more || LEAST_BEFORE.test(before) || LEAST_AFTER.test(after) ? 'least' : null;
}

function readUnit(unit: string | undefined): string | null {
  return unit === undefined || NOT_UNITS.includes(unit) ? null : (SAME_UNITS[unit] ?? unit);
}

const HAN_UNIT = new RegExp(`^(?:${LONG_UNITS}|${HAN_UNITS})$`);
/** 一 counts hardly ever (一个, 一批, 一方面); 百, 千 and 万 by themselves are figures of speech. */
const LOOSE = /^(?:[零〇一]|[百千]+)$/;

function toNumber(folded: string, match: RegExpExecArray): NumberFact | null {
  const { parts, numeral = '', scale = '', more, unit: given } = match.groups!;
  const isHan = !/^\d/.test(numeral);
  if (isHan && !parts && scale === '' && (LOOSE.test(numeral) || !HAN_UNIT.test(given ?? ''))) return null;
  const start = match.index;
  // 5g and 3d are names.
  if (given === undefined && /^[a-z]/.test(folded.slice(start + match[0].trimEnd().length))) return null;
  let unit = parts === undefined ? readUnit(given) : parts === '百分之' ? '%' : '‰';
  let end = start + match[0].trimEnd().length - (unit === null || parts !== undefined ? (given?.length ?? 0) : 0);
  let factor = scale;
  const range = unit === null && parts === undefined ? RANGE.exec(folded.slice(end)) : null;
  if (range) {
    factor = scale || (range[1] ?? '');
    unit = readUnit(range[2]);
  }
  let value = readNumeral(numeral, factor);
  if (unit === '成') [value, unit] = [value * 10, '%'];
  if (!Number.isFinite(value)) return null;
  const bound = readBound(folded, start, end, more !== undefined);
  return { kind: 'number', value, unit, bound, words: folded.slice(start, end), start, end };
}

/** 2:1 and 13:42: two numbers that tell something together only. */
function readRatios(folded: string): readonly NumberFact[] {
  return [...folded.matchAll(RATIO)].map(({ 0: words, 1: first, 2: second, index: start }) => ({
    kind: 'number',
    value: Number(first),
    unit: `:${second}`,
    bound: null,
    words,
    start,
    end: start + words.length,
  }));
}

function readOrdinals(folded: string): readonly OrdinalFact[] {
  return [...folded.matchAll(ORDINAL)].flatMap((match): OrdinalFact[] => {
    const { numeral, unit, late, lateUnit } = match.groups!;
    const value = readNumeral(numeral ?? late ?? '');
    const span = { words: match[0], start: match.index, end: match.index + match[0].length };
    return Number.isFinite(value) ? [{ kind: 'ordinal', value, unit: unit ?? lateUnit ?? '', ...span }] : [];
  });
}

/** The figures of a folded text in their order: dates, ordinals, amounts. */
export function readFacts(folded: string): readonly Fact[] {
  const dates = readDates(folded);
  let rest = blank(folded, dates);
  const ordinals = readOrdinals(rest);
  rest = blank(rest, ordinals);
  const ratios = readRatios(rest);
  rest = blank(rest, ratios);
  const numbers = [...rest.matchAll(NUMBER)].flatMap((match) => toNumber(rest, match) ?? []);
  return [...dates, ...ordinals, ...ratios, ...numbers].toSorted((a, b) => a.start - b.start);
}
