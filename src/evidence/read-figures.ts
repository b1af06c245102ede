import { findDates, findNow, type FoundDate, isAfter } from '../language/resolve-dates.ts';
import { type Quantity, readQuantities } from '../language/read-quantity.ts';
import { splitClauses } from '../reading/carry-concept.ts';
import { type FigureLabel, readLabel } from './read-label.ts';
import { blankTitles, readOwner } from './read-owner.ts';
import type { Sentence } from '../reading/read-sentences.ts';

/** A figure of a sentence with what it counts, whose it is and when it held. Offsets are in the folded sentence. */
export interface Figure extends Quantity {
  readonly label: FigureLabel;
  /** The institution, site or place that the sentence gives it to, folded; null when it names none. */
  readonly owner: string | null;
  /** The time it held (`2021`, `2022-06`), for a target the time it is meant for; null when unknown. */
  readonly asOf: string | null;
  /** The same for telling later from earlier: the end of 2021 (2021年底) is later than 2021-11. */
  readonly order: string | null;
  /** Whether it is a target or a plan rather than a fact. */
  readonly planned: boolean;
  /** What came in within a time (新增, 同比增长) and not what there is. */
  readonly flow: boolean;
  /** What one year brought, as far as the words tell: 2019年引进7家. */
  readonly within: boolean;
  /** What has come together over the years: 累计, 共计. */
  readonly total: boolean;
  /** A part of what was counted before it: 其中. */
  readonly part: boolean;
}

/** `2021` is a whole year. */
const YEAR = 4;

interface Clause {
  readonly start: number;
  readonly end: number;
}

/** Words that last: what follows in the sentence is planned too. */
const STRONG_PLAN =
  /力争|争取|目标(?:是|为|到|$)|(?:计划|预计|规划|预期|要求)(?=[到至,，]|\d{4}年|[^,，]{0,6}(?:引进|达到|实现|建成))/;
const PLAN =
  /力争|争取|预计|预期|有望|打算|计划(?!单列)(?=.{0,12}$)|拟(?!定)|(?<![即近大健名武])将(?!近|军)|要(?:达到?|建成|实现|引进|形成|突破)|目标(?:是|为)|规划(?:到|建设|引进|布局)|下一步|今后|未来|(?:扩大|增加|提升|提高|增长|发展)到(?=[^,]{0,4}$)(?<=将.{0,200})/;
const REACHED = /已|目前|现有|截至|截止|至今|迄今|以来/;
const FLOW =
  /新增|净增|同比|环比|增长(?![到至])|增加(?![到至])|减少(?![到至])|年均|每年|全年|年内|首批|本次|此次|新引进|新签约|新入驻/;
const TOTAL = /累计|总共|共计|总计|合计/;
/** Doing that is counted by the year. */
const DOING = /引进|签约|招引|孵化|获得|授权|转化|开展|举办|接待|投入|发放|兑现|完成|实现/;
/** A date before these words is that of a beginning: 2018年成立的园区, 2019年以来. */
const BEGINNING = /(?:成立|创办|创建|开园|建成|揭牌|设立|投用|启用|落成|运营|建立)(?:的|以来|至今|之?后)|以来|至今|起/;
/** All that may stand beside the date of a clause that tells nothing but the time. */
const TIME_WORDS =
  /计划|预期目标|目标|力争|争取|预计|预期|力求|[截至止到在当年月日底末初中上下旬度半前后期间的内自]|据统计|数据显示|统计/g;

/** Whether a clause says nothing but the time of what follows: 截至2021年底, 到2022年. */
function isTimeClause(text: string, dates: readonly FoundDate[], clause: Clause): boolean {
  const rest = dates.reduceRight(
    (left, date) => left.slice(0, date.start - clause.start) + left.slice(date.end - clause.start),
    text.slice(clause.start, clause.end),
  );
  return !rest.includes('以来') && rest.replaceAll(TIME_WORDS, '').trim() === '';
}

const STARTS_WITH_NUMBER = /^(?:约|近|超过?|逾)?[\d一二三四五六七八九十百千两]/;
const YEAR_END = /年(?:底|末|终)/;

const timeOf = ({ date, words, aim }: FoundDate): Time => ({
  asOf: date,
  order: date.length === YEAR && YEAR_END.test(words) ? `${date}-12-31` : date,
  aim,
});

const inside = (dates: readonly FoundDate[], from: number, to: number) =>
  dates.filter(({ start, end }) => start >= from && end <= to);

interface Time {
  readonly asOf: string | null;
  readonly order: string | null;
  readonly aim: boolean;
}

/**
 * The time of the figure at `at`: the nearest date before it in its clause, one in brackets right after it, or that of
 * a clause before it that tells nothing but a time; else the publication, for news tell what is.
 */
function readTime(
  text: string,
  quantity: Quantity,
  clauses: readonly Clause[],
  dates: readonly FoundDate[],
  published: string | null,
): Time {
  const atPublication = { asOf: published, order: published, aim: false };
  const own = clauses.findLastIndex(({ start }) => start <= quantity.start);
  const bracket = dates.find(
    (date) => date.start >= quantity.end && /^\s?[(（](?:截[至止]到?)?$/.test(text.slice(quantity.end, date.start)),
  );
  if (bracket) return timeOf(bracket);
  for (let i = own; i >= 0; i -= 1) {
    const clause = clauses[i]!;
    const end = i === own ? quantity.start : clause.end;
    const date = inside(dates, clause.start, end).at(-1);
    const now = findNow(text.slice(clause.start, end));
    if (now !== null && (!date || clause.start + now > date.start)) return atPublication;
    if (!date) continue;
    const between = text.slice(date.end, end);
    if (i === own ? !BEGINNING.test(between) : isTimeClause(text, inside(dates, clause.start, end), clause))
      return timeOf(date);
  }
  return atPublication;
}

/** Whether each clause goes on with a plan that an earlier one has begun: 力争三年内，引进100家，孵化500家. */
function markPlans(text: string, clauses: readonly Clause[]): readonly boolean[] {
  let planned = false;
  return clauses.map(({ start, end }, i) => {
    const clause = text.slice(start, end);
    const mark = i > 0 ? text.slice(clauses[i - 1]!.end, start) : '';
    if (/[;；。！？]/.test(mark) || REACHED.test(clause)) planned = false;
    if (STRONG_PLAN.test(clause)) planned = true;
    return planned;
  });
}

/** 入驻企业：480家 is one clause: the colon stands for a verb. */
function joinColons(text: string, clauses: readonly Clause[]): readonly Clause[] {
  const joined: Clause[] = [];
  for (const clause of clauses) {
    const before = joined.at(-1);
    const mark = before ? text.slice(before.end, clause.start).trim() : '';
    if (before && mark === ':' && STARTS_WITH_NUMBER.test(text.slice(clause.start))) joined.pop();
    else {
      joined.push(clause);
      continue;
    }
    joined.push({ start: before.start, end: clause.end });
  }
  return joined;
}

const figures = new WeakMap<Sentence, readonly Figure[]>();

/** `readFigures` of a sentence of an article, read once. */
export function listFigures(sentence: Sentence, published: string | null): readonly Figure[] {
  const known = figures.get(sentence);
  if (known) return known;
  const read = readFigures(sentence.folded, published);
  figures.set(sentence, read);
  return read;
}

/**
 * The figures of a folded sentence, in order.
 *
 * @param published date of the article, as precise as it is known; null when unknown
 */
export function readFigures(folded: string, published: string | null): readonly Figure[] {
  const text = blankTitles(folded);
  const quantities = readQuantities(text);
  if (quantities.length === 0) return [];
  const clauses = joinColons(text, splitClauses(text));
  const dates = findDates(text, published);
  const plans = markPlans(text, clauses);
  const read: Figure[] = [];
  for (const [i, quantity] of quantities.entries()) {
    const own = clauses.findLastIndex(({ start }) => start <= quantity.start);
    const clause = clauses[own] ?? { start: 0, end: text.length };
    const before = text.slice(clause.start, quantity.start);
    const { asOf, order, aim } = readTime(text, quantity, clauses, dates, published);
    // What a time that has passed was to bring has come, unless the words say that it was a plan.
    const ahead = asOf !== null && published !== null && isAfter(asOf, published);
    const planned = aim || ahead || plans[own] === true || (PLAN.test(before) && !REACHED.test(before));
    const previous = read.at(-1);
    const total = TOTAL.test(text.slice(0, quantity.start));
    const label = readLabel(text, clause, dates, quantities, i);
    const flow = FLOW.test(before);
    const repeats = label.things.length === 0 && (flow || previous?.unit === quantity.unit);
    read.push({
      ...quantity,
      // 2021年300家、2023年520家, 产值50亿元、增长8%: the second counts what the first does.
      label: repeats && previous ? previous.label : label,
      owner: readOwner(text, clauses, quantity.start),
      asOf: planned && !aim && !ahead && asOf === published ? null : asOf,
      order,
      planned,
      flow,
      within: !total && !planned && asOf !== published && asOf?.length === YEAR && DOING.test(label.text),
      total,
      part: /其中/.test(before),
    });
  }
  return read;
}
