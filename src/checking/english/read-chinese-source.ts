import { foldText } from '../../language/fold.ts';
import type { Glossary } from '../../language/glossary.ts';
import { findDates, isAfter } from '../../language/resolve-dates.ts';
import { splitSentences } from '../../language/split-sentences.ts';
import { readFacts } from '../claims/read-facts.ts';
import type { CitedText } from '../statement-check.ts';
import type { DatePart, EnglishBound } from './english-fact.ts';
import { LEAST_BEFORE, MOST_BEFORE, readChineseBound } from './read-chinese-bound.ts';
import { readChineseUnit } from './english-units.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** An amount or ordinal of the quotes. */
export interface ChineseNumber extends Span {
  readonly kind: 'number' | 'ordinal';
  readonly value: number;
  readonly unit: string | null;
  readonly bound: EnglishBound;
  /** From the figure or mark before it to the next one: where what it counts is told. */
  readonly window: Span;
  /** Part of a name (世界500强): nothing is counted. */
  readonly named: boolean;
}

export interface ChineseDate extends Span {
  readonly kind: 'date';
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly part: DatePart | null;
  readonly window: Span;
}

/** The quotes of a statement as one folded text, with what stands around them. Offsets are of `folded`. */
export interface ChineseSource {
  readonly folded: string;
  readonly sentences: readonly Span[];
  readonly clauses: readonly Span[];
  readonly numbers: readonly ChineseNumber[];
  readonly dates: readonly ChineseDate[];
  /** Dates after the publication. */
  readonly ahead: readonly Span[];
  /** Whether what stands before them tells of a time after the publication: a notice of what will hold. */
  readonly announced: boolean;
  /** Years of publication. */
  readonly published: readonly number[];
  /** What stands before the quotes, their headings, their titles; folded, the nearest first. */
  readonly context: readonly string[];
}

const CLAUSE_END = /[,，;；。!?！？:：\n]/g;
const PART: readonly (readonly [RegExp, DatePart])[] = [
  [/^[年月度的]*(?:底|末|下旬)/, 'end'],
  [/^[年月度的]*上半年?/, 'first half'],
  [/^[年月度的]*下半年?/, 'second half'],
  [/^[年月度的]*(?:初|上旬)/, 'start'],
  [/^[年月度的]*(?:中旬|年中|中期)/, 'middle'],
  [/^[年度的]*第?(?:一|1)季度/, 'quarter 1'],
  [/^[年度的]*第?(?:二|2)季度/, 'quarter 2'],
  [/^[年度的]*第?(?:三|3)季度/, 'quarter 3'],
  [/^[年度的]*第?(?:四|4)季度/, 'quarter 4'],
];
/** A part of a year that is not named: 下半年. */
const BARE_PART = /(?<!\d年)(?:上半年|下半年|年底|年末|年初|年中|第[一二三四]季度)/g;
const NUMERAL = /^[\d.,零〇一二两三四五六七八九十百千万亿点\s]+/;
const LOOSE = /双(?=方|向|重|边)|(?<![一二两三四五六七八九十])[一二两三四五六七八九十]+(?=\p{Script=Han}|”)/gu;
const ONE =
  /^一(?:个|家|项|座|条|种|次|名|位|所|批|支|款|部|号|类|期|大|方|城|核|站|年|天|件|份|张|辆|对|届|套|小时|分钟|公里|亩|元|米|吨|周|个)/;
const LOOSE_VALUES: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  双: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  十二: 12,
};

function splitAt(folded: string, pattern: RegExp): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const { index } of folded.matchAll(pattern)) {
    // 5,000 and 8:30 are one figure.
    if (/\d/.test(folded[index - 1] ?? '') && /^(?:,\d{3}|:\d{2})(?!\d)/.test(folded.slice(index, index + 5))) continue;
    if (index > start) spans.push({ start, end: index });
    start = index + 1;
  }
  if (start < folded.length) spans.push({ start, end: folded.length });
  return spans;
}

const readPart = (after: string): DatePart | null => PART.find(([pattern]) => pattern.test(after))?.[1] ?? null;

/** Numerals that `readFacts` leaves out for what stands behind them: 四大主导产业, 两地, 双方. */
function readLoose(
  folded: string,
  taken: readonly Span[],
  glossary: Glossary,
): readonly (Span & { readonly value: number })[] {
  return [...folded.matchAll(LOOSE)].flatMap(({ 0: words, index }) => {
    const end = index + words.length;
    const value = LOOSE_VALUES[words];
    // 四川 counts nothing.
    if (glossary.nameAt(folded, index) !== null) return [];
    const isTaken = taken.some((fact) => fact.start < end && index < fact.end);
    if (value === undefined || isTaken || (words === '一' && !ONE.test(folded.slice(index)))) return [];
    return [{ start: index, end, value }];
  });
}

const MONTH = /(?<!\d)(1[0-2]|[1-9])月(?=\d{1,2}日|[,，。上中下]|$)/g;

/** The month of a day that is told without one (9日): the last one named before it, or that of the publication. */
function findMonth(part: string, at: number, before: string, published: string | null): number | null {
  const named = [...(foldText(before) + part.slice(0, at)).matchAll(MONTH)].at(-1)?.[1];
  return named === undefined ? (published === null ? null : Number(published.slice(5, 7))) : Number(named);
}

/** Reads the quotes of a statement once. */
export function readChineseSource(cited: readonly CitedText[], glossary: Glossary): ChineseSource {
  let folded = '';
  const ahead: Span[] = [];
  const found: (Omit<ChineseNumber, 'window'> | Omit<ChineseDate, 'window'>)[] = [];
  for (const { text, published, before } of cited) {
    const part = foldText(text);
    const at = folded.length;
    const facts = readFacts(part);
    for (const fact of facts) {
      const span = { start: fact.start + at, end: fact.end + at };
      if (fact.kind === 'number') {
        const rest = part
          .slice(fact.start)
          .replace(NUMERAL, '')
          .replace(/^[余多几]/, '')
          .replace(/^\s/, '');
        const unit = fact.unit === '%' || fact.unit === '‰' ? fact.unit : readChineseUnit(rest);
        const named = rest.startsWith('强');
        found.push({ kind: 'number', value: fact.value, unit, bound: readChineseBound(fact, part), named, ...span });
      } else if (fact.kind === 'ordinal')
        found.push({ kind: 'ordinal', value: fact.value, unit: null, bound: null, named: false, ...span });
      else {
        const { year, day } = fact;
        const month = fact.month ?? (day === null ? null : findMonth(part, fact.start, before, published));
        const tail = part.slice(fact.end - 1);
        found.push({ kind: 'date', year, month, day, part: readPart(tail) ?? readPart(part.slice(fact.end)), ...span });
      }
    }
    for (const { start, end, value } of readLoose(part, facts, glossary)) {
      const lead = part.slice(Math.max(0, start - 4), start);
      const own = LEAST_BEFORE.test(lead) ? 'least' : MOST_BEFORE.test(lead) ? 'most' : null;
      const unit = readChineseUnit(part.slice(end));
      const bound = readChineseBound({ start, end, bound: own }, part);
      found.push({ kind: 'number', value, unit, bound, named: false, start: start + at, end: end + at });
    }
    for (const { start, end, date, words } of findDates(part, published)) {
      if (published !== null && isAfter(date, published)) ahead.push({ start: start + at, end: end + at });
      const [year, month = null, day = null] = date.split('-').map(Number);
      const own = /[底末]|上半年?|下半年?|初/.exec(words)?.[0];
      const tail = own === undefined ? readPart(part.slice(end)) : readPart(own);
      found.push({ kind: 'date', year: year ?? null, month, day, part: tail, start: start + at, end: end + at });
    }
    for (const { 0: words, index } of part.matchAll(BARE_PART))
      found.push({
        kind: 'date',
        year: null,
        month: null,
        day: null,
        part: readPart(words),
        start: index + at,
        end: index + words.length + at,
      });
    folded += `${part}\n`;
  }
  const clauses = splitAt(folded, CLAUSE_END);
  const inWindow = (fact: Span): Span => {
    const clause = clauses.find(({ start, end }) => start <= fact.start && fact.start < end) ?? {
      start: 0,
      end: folded.length,
    };
    const counted = found.filter((other) => other.kind === 'date' || !other.named);
    // Both ends of a range have the same words: 10月1日至3日门诊停诊.
    const isRange = (from: Span, to: Span) => /^[至到~—-]$/.test(folded.slice(from.end, to.start));
    const before = counted.filter(
      (other) => other.end <= fact.start && !isRange(other, fact) && other.end > clause.start,
    );
    const after = counted.filter(
      (other) => other.start >= fact.end && !isRange(fact, other) && other.start < clause.end,
    );
    const listed = folded.lastIndexOf('、', fact.start - 1) + 1;
    const nextListed = folded.indexOf('、', fact.end);
    return {
      start: Math.max(clause.start, listed, ...before.map(({ end }) => end)),
      end: Math.min(clause.end, nextListed < 0 ? folded.length : nextListed, ...after.map(({ start }) => start)),
    };
  };
  const placed = found.map((fact) => Object.assign(fact, { window: inWindow(fact) }));
  const context = (pick: (one: CitedText) => string) => foldText([...new Set(cited.map(pick))].join('\n'));
  return {
    folded,
    sentences: splitSentences(folded),
    clauses,
    numbers: placed.filter((fact) => fact.kind !== 'date'),
    dates: placed.filter((fact) => fact.kind === 'date'),
    ahead,
    announced: cited.some(({ before, published }) =>
      findDates(foldText(before), published).some(({ date }) => published !== null && isAfter(date, published)),
    ),
    published: cited.flatMap(({ published }) => (published === null ? [] : [Number(published.slice(0, 4))])),
    context: [context(({ before }) => before), context(({ heading }) => heading), context(({ title }) => title)],
  };
}
