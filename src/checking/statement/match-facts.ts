import type { Problem } from '../claims/problem.ts';
import type { CarriedWord } from './carry-words.ts';
import { partNamedAt } from './name-parts.ts';
import type { StrictFact } from './read-strict-facts.ts';
import type { Clause, SourceSentence } from './source-sentence.ts';
import type { StatementClause } from './split-statement.ts';

const DATE_PARTS = ['year', 'month', 'day'] as const;
const REACH = 20;
const DATE_REACH = 40;
const CHANGE = /增|减|升|降|提高|涨|跌|扩大|缩/;
const MARK = /[,;。:、!?]/;
/** What stands behind 5000万元 or 8.5% is no thing that they count. */
const AMOUNT = /元|[%‰]|百分点|亩|平方|公顷|公里|小时|分钟|月$|年$|日$/;
/** 世界500强 is a name. */
const NAMING_UNIT = new Set(['强']);

/** Whether a figure of a source says what a figure of a statement says, its limits apart. */
function isSame(told: StrictFact, other: StrictFact): boolean {
  if (told.kind === 'date')
    return (
      other.kind === 'date' &&
      DATE_PARTS.every((part) => told[part] === null || told[part] === other[part]) &&
      (told.part === null || told.part === other.part)
    );
  if (told.kind === 'ordinal')
    return other.kind === 'ordinal' && told.value === other.value && told.unit === other.unit;
  if (other.kind !== 'number' || told.value !== other.value) return false;
  return told.unit === other.unit || (told.unit === null && /[万亿]/.test(told.words));
}

const agreesInBound = (told: StrictFact, other: StrictFact) =>
  told.kind !== 'number' || other.kind !== 'number' || told.bound === other.bound;

/** The text around a figure of a source that says what it is of. */
function listRegions(fact: StrictFact, { text, facts }: SourceSentence): readonly Clause[] {
  const isDate = fact.kind === 'date';
  const reach = isDate ? DATE_REACH : REACH;
  const others = facts.filter((other) => other.start !== fact.start && (!isDate || other.kind === 'date'));
  let start = Math.max(0, fact.from - reach, ...others.filter(({ to }) => to <= fact.from).map(({ to }) => to));
  let end = Math.min(
    text.length,
    fact.to + reach,
    ...others.filter(({ from }) => from >= fact.to).map(({ from }) => from),
  );
  for (let at = fact.from - 1; at >= start; at -= 1)
    if (MARK.test(text[at]!) && !(isDate && text[at] === '、')) start = at + 1;
  const lead = text
    .slice(0, fact.from)
    .split(/[,;。:!?]/)
    .at(-1)!;
  const leads = !/\p{Script=Han}{3}(?:为|是)|时间|日期/u.test(lead);
  // A date before its mark (截至2021年底,) is that of the next clause.
  for (let at = fact.to; at < end; at += 1)
    if (isDate ? /[;。]/.test(text[at]!) || (text[at] === ',' && (at > fact.to + 2 || !leads)) : MARK.test(text[at]!))
      end = at;
  return [
    { start, end: fact.from },
    { start: fact.to, end },
  ];
}

/** 217路和335路, 3月15日至4月30日: figures side by side share what they are of. */
const SIDE_BY_SIDE = /^(?:和|与|及|以及|、|至|到|-)$/;

/** Of each figure of a source; they are asked for again and again. */
const shared = new WeakMap<StrictFact, readonly Clause[]>();

/** The regions of a figure of a source with those of the ones beside it. */
function listSharedRegions(fact: StrictFact, source: SourceSentence): readonly Clause[] {
  const known = shared.get(fact);
  if (known) return known;
  const made = readSharedRegions(fact, source);
  shared.set(fact, made);
  return made;
}

function readSharedRegions(fact: StrictFact, source: SourceSentence): readonly Clause[] {
  const { facts, text } = source;
  const beside = facts.filter(
    (other) =>
      other.kind === fact.kind &&
      other.start !== fact.start &&
      (other.kind !== 'number' || fact.kind !== 'number' || other.unit === fact.unit) &&
      (SIDE_BY_SIDE.test(text.slice(other.to, fact.from)) || SIDE_BY_SIDE.test(text.slice(fact.to, other.from))),
  );
  return [fact, ...beside].flatMap((one) => listRegions(one, source));
}

const stands = ({ places }: CarriedWord, regions: readonly Clause[]) =>
  places.some((place) => regions.some(({ start, end }) => place.start < end && place.end > start));

/** The words of a clause that say what one of its figures is of, the nearest first. */
function listLabelWords(told: StrictFact, clause: StatementClause, text: string, carried: readonly CarriedWord[]) {
  const isDate = told.kind === 'date';
  const others = clause.facts.filter(
    (other) => other !== told && (isDate ? other.kind === 'date' : other.kind !== 'date'),
  );
  const from = Math.max(clause.start, ...others.filter(({ to }) => to <= told.from).map(({ to }) => to));
  const to = Math.min(clause.end, ...others.filter((other) => other.from >= told.to).map((other) => other.from));
  const apart = (one: number, other: number) => (isDate ? /[,;:]/ : /[,;:、]/).test(text.slice(one, other));
  let before = carried
    .filter(({ word }) => word.start >= from && word.end <= told.from && !apart(word.end, told.from))
    .toReversed();
  const after = carried.filter(({ word }) => word.start >= told.to && word.end <= to && !apart(told.to, word.start));
  // 20个科研团队在10个月里: the words right behind a figure are its own.
  let edge = from;
  const chain = new Set<CarriedWord>();
  if (from > clause.start)
    for (const one of before.toReversed()) {
      if (one.word.start !== edge) break;
      chain.add(one);
      edge = one.word.end;
    }
  if (edge !== told.from) before = before.filter((one) => !chain.has(one));
  if (isDate) {
    return [...after, ...before];
  }
  const counts = told.kind !== 'number' || !AMOUNT.test(told.unit ?? '');
  return counts && after[0]?.word.start === told.to ? [...after, ...before] : [...before, ...after];
}

/** Whether the words around a figure are those of another figure of the source. */
function isMisplaced(
  label: readonly CarriedWord[],
  same: readonly StrictFact[],
  told: StrictFact,
  source: SourceSentence,
  within: Clause | null,
): boolean {
  const own = same.flatMap((fact) => listSharedRegions(fact, source));
  const isOwn = new Set(same.map(({ start }) => start));
  return source.facts.some((rival) => {
    if (rival.kind !== told.kind || isOwn.has(rival.start) || rival.start === rival.end) return false;
    if (within !== null && (rival.start < within.start || rival.start >= within.end)) return false;
    // Money is not taken for a share, nor an area for a length.
    if (rival.kind === 'number' && told.kind === 'number' && AMOUNT.test(told.unit ?? '') && rival.unit !== told.unit)
      return false;
    if (rival.kind === 'number' && NAMING_UNIT.has(rival.unit ?? '')) return false;
    const regions = listSharedRegions(rival, source);
    const telling = label.find((one) => stands(one, own) !== stands(one, regions));
    return telling !== undefined && stands(telling, regions);
  });
}

export interface MatchedFact {
  readonly fact: StrictFact;
  readonly places: readonly Clause[];
  readonly problem: Problem | null;
}

/** Finds each figure of a clause in a source sentence, told of the same thing and with the same limits. */
export function matchFacts(
  clause: StatementClause,
  text: string,
  carried: readonly CarriedWord[],
  source: SourceSentence,
): readonly MatchedFact[] {
  return clause.facts.map((fact): MatchedFact => {
    const { kind } = fact;
    const words = text.slice(fact.from, fact.to);
    const same = source.facts.filter((other) => isSame(fact, other));
    const fail = (kind: Problem['kind']) => ({ fact, places: [], problem: { kind, words } });
    if (same.length === 0) {
      const inOtherUnit =
        kind === 'number' && source.facts.some((other) => other.kind === 'number' && other.value === fact.value);
      return fail(inOtherUnit ? 'unit' : kind);
    }
    if (!same.some((other) => agreesInBound(fact, other))) return fail('bound');
    const bounded = same.filter((other) => agreesInBound(fact, other));
    const part = partNamedAt(text, fact.start, source);
    const own = part === null ? [] : bounded.filter(({ start }) => start >= part.start && start < part.end);
    // Of parts told apart by their labels only figures of the same one are taken for each other.
    const within = own.length > 0 ? part : null;
    const label = listLabelWords(fact, clause, text, carried);
    // 同比增长 of the part before says nothing of a figure that fell.
    const turned = label.some(
      ({ word, places }) =>
        within && CHANGE.test(word.text) && !places.some(({ start }) => start >= within.start && start < within.end),
    );
    if (turned) return fail('direction');
    if (isMisplaced(label, bounded, fact, source, within)) return fail(kind);
    return { fact, places: bounded.map(({ from, to }) => ({ start: from, end: to })), problem: null };
  });
}
