import type { Problem } from '../claims/problem.ts';
import type { CarriedWord } from './carry-words.ts';
import type { StrictFact } from './read-strict-facts.ts';
import type { Clause, SourceSentence } from './source-sentence.ts';
import type { StatementClause } from './split-statement.ts';

const DATE_PARTS = ['year', 'month', 'day'] as const;
const REACH = 20;
const DATE_REACH = 40;
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
  // A date before its mark (截至2021年底,) is that of the next clause.
  for (let at = fact.to; at < end; at += 1)
    if (isDate ? /[;。]/.test(text[at]!) || (text[at] === ',' && at > fact.to + 2) : MARK.test(text[at]!)) end = at;
  return [
    { start, end: fact.from },
    { start: fact.to, end },
  ];
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
    const distance = ({ word }: CarriedWord) => Math.max(told.from - word.end, word.start - told.to);
    return [...before, ...after].toSorted((a, b) => distance(a) - distance(b));
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
): boolean {
  const own = same.flatMap((fact) => listRegions(fact, source));
  const isOwn = new Set(same.map(({ start }) => start));
  return source.facts.some((rival) => {
    if (rival.kind !== told.kind || isOwn.has(rival.start) || rival.start === rival.end) return false;
    if (rival.kind === 'number' && NAMING_UNIT.has(rival.unit ?? '')) return false;
    const regions = listRegions(rival, source);
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
    if (isMisplaced(listLabelWords(fact, clause, text, carried), bounded, fact, source)) return fail(kind);
    return { fact, places: bounded.map(({ from, to }) => ({ start: from, end: to })), problem: null };
  });
}
