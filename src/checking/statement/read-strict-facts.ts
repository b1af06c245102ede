import { findDates } from '../../language/resolve-dates.ts';
import type { DateFact, Fact, NumberFact, OrdinalFact } from '../claims/fact.ts';
import { readFacts } from '../claims/read-facts.ts';

/** 超过, 至少 and 余 leave it open upwards, 最高 downwards, 不足 does not reach it, 约 and 近 a little on either side; 数十 says none. */
export type StrictBound = 'least' | 'most' | 'below' | 'about' | 'vague' | null;

/** Where in a year or month: 底, 初, 上半年. */
type DatePart = string | null;

export type StrictFact = (
  | (Omit<NumberFact, 'bound'> & { readonly bound: StrictBound })
  | (DateFact & { readonly part: DatePart })
  | OrdinalFact
) & {
  /** The span with the words that bound it. */
  readonly from: number;
  readonly to: number;
};

const WINDOW = 14;
const REACHES = '(?:了|达成?|到|为|是|有|可|至|需|要|能|共|会)*';
const GIVEN = String.raw`(?:[可能够以为是达到至将获得给予予以补助奖励补贴资助支持发放享受金额资金按申请领取不]|接待|容纳|预约|停放|借阅|报名|的|其)*`;
const BEFORE: readonly (readonly [StrictBound, RegExp])[] = [
  ['below', new RegExp(`(?:不到|不足|未满|不满|低于|少于|小于|未达)${REACHES}$`)],
  ['most', new RegExp(`(?:不超过?|未超过?|不高于|不多于|不大于)${REACHES}$`)],
  ['most', new RegExp(`(?:至多|最高|最多|上限|封顶|最大|不得超过|不能超过)${GIVEN}$`)],
  ['least', new RegExp(`(?:不少于|不低于|不小于|不下于?|至少|最少|最低|起码)${GIVEN}$`)],
  ['least', new RegExp(`(?:超过|超出|超|逾|突破|高于|多于|大于|过)${REACHES}$`)],
  ['about', new RegExp(`(?:大约|约|大概|将近|接近|近|几乎|上下)${REACHES}$`)],
  ['vague', /[数几好]$/],
];
/** A limit turned round: 不低于 is no 低于. */
const TURNED = /(?:不|未|没有?)(?:得|能|会|应|可)?(?:低于|少于|小于)$/;
const AFTER: readonly (readonly [StrictBound, RegExp])[] = [
  ['least', /^(?:及?以上|之上|之多|余|多(?!个|所|家|项))/],
  ['most', /^(?:及?以下|以内|之内|之下|封顶)/],
  ['about', /^(?:左右|上下|来)/],
];
const PART = /(?:上半年|下半年|上旬|中旬|下旬|年?底|年?末|月底|月末|年?初|月初|年中|一季度|二季度|三季度|四季度)/;
const PART_AT = new RegExp(`^(?:的)?(${PART.source})`);

const toPart = (words: string): DatePart => words.replace(/[年月](?=[底末初])/, '').replace('末', '底');

function readPart(text: string, end: number): DatePart {
  const inside = PART.exec(text.slice(Math.max(0, end - 2), end))?.[0];
  const behind = PART_AT.exec(text.slice(end))?.[1];
  const found = behind ?? inside;
  return found === undefined ? null : toPart(found);
}

function readNumber(text: string, fact: NumberFact, earlier: number): StrictFact {
  const begin = Math.max(earlier, fact.start - WINDOW);
  const before = text
    .slice(begin, fact.start)
    .split(/[,;。:、!?]/)
    .at(-1)!;
  const after = text.slice(fact.end);
  let bound: StrictBound = /[余多]/.test(fact.words) ? 'least' : null;
  let [from, to] = [fact.start, fact.end];
  for (const [kind, pattern] of BEFORE) {
    const words = pattern.exec(before)?.[0];
    if (words === undefined) continue;
    bound = TURNED.test(before) ? 'least' : kind;
    from = fact.start - words.length;
    break;
  }
  for (const [kind, pattern] of AFTER) {
    const words = pattern.exec(after)?.[0];
    if (words === undefined) continue;
    // 最高300余: the limit is the one before it; 近200名以上 says nothing that can be compared.
    if (bound === null) bound = kind;
    else if (bound !== kind && bound !== 'most') bound = 'vague';
    to = fact.end + words.length;
  }
  return { ...fact, bound, from, to };
}

function addLimits(text: string, fact: Fact, earlier: number): StrictFact {
  const { start: from, end: to } = fact;
  if (fact.kind === 'number') return readNumber(text, fact, earlier);
  return fact.kind === 'date' ? { ...fact, part: readPart(text, to), from, to } : { ...fact, from, to };
}

/** The figures of a plain text with their limits, in order. */
export function readStrictFacts(text: string): readonly StrictFact[] {
  const facts = readFacts(text);
  return facts.map((fact, i) => addLimits(text, fact, facts[i - 1]?.end ?? 0));
}

/** 将于, 7月31日前: what is to come. */
const AHEAD = /将|拟|计划|预计|定于|应|须|截止|报名|申报|提交|[日月](?:之?前|起|止)/;
/** Months from the publication within which such a day has the publication's year. */
const NEAR = 4;

/** Days ahead of the publication, which only the words around them tell from days of the year before. */
function readAhead(text: string, published: string | null): readonly StrictFact[] {
  const [year, month] = (published ?? '').split('-').map(Number);
  if (!year || !month || !AHEAD.test(text)) return [];
  return readStrictFacts(text).flatMap((fact): StrictFact[] => {
    if (fact.kind !== 'date' || fact.year !== null || fact.month === null) return [];
    return fact.month >= month && fact.month <= month + NEAR ? [{ ...fact, year }] : [];
  });
}

/** The dates of a plain text that its publication settles: 去年12月 and 6月3日 with their year. */
export function resolveFacts(text: string, published: string | null): readonly StrictFact[] {
  const told = findDates(text, published).map(({ start, end, words, date }): StrictFact => {
    const [year, month = null, day = null] = date.split('-').map(Number);
    const tail = PART.exec(words)?.[0];
    const part = tail === undefined ? readPart(text, end) : toPart(tail);
    return { kind: 'date', words, start, end, from: start, to: end, year: year ?? null, month, day, part };
  });
  // A year that the text itself tells stands for all its days.
  const years = readStrictFacts(text).some((fact) => fact.kind === 'date' && fact.year !== null);
  return years ? told : [...told, ...readAhead(text, published)];
}
