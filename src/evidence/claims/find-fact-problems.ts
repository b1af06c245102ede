import type { DateFact, Fact, NumberFact } from './fact.ts';
import type { Problem } from './problem.ts';
import { readFacts } from './read-facts.ts';
import { hideFacts, type Source, type SourceFact } from './read-source.ts';
import { listTerms, type Term, weighTerms } from './terms.ts';

/** A figure is somebody else's when its words are carried this much better around another figure of its kind. */
const ELSEWHERE = 0.5;
/** Characters right before a figure, which say what it counts. */
const COUNTED = 6;
const LOOKED_AT = 10;
const SMALL = 100;
const DATE_PARTS = ['year', 'month', 'day'] as const;
/** 个 counts anything, so it agrees with every measure word; amounts of money, length, share and time are no things. */
const MEASURE_WORD =
  /^(?:人|家|项|套|台|辆|架|艘|座|栋|间|户|批|次|场|种|类|款|只|头|棵|本|部|篇|张|份|门|支|枚|层|例|起|组|省|市|区|县|村|镇|国)$/;

/** @param value a small number without a unit stands in every text: it has to meet another one */
function agreeInUnit(one: string | null, other: string | null, value: number): boolean {
  if (one === other) return true;
  if (one === null || other === null) return value >= SMALL;
  return (one === '个' && MEASURE_WORD.test(other)) || (other === '个' && MEASURE_WORD.test(one));
}

const agreeInOrder = (one: string, other: string) => one === '' || other === '' || one === other;

/** Whether two dates contradict each other nowhere and share a part. */
function agreeInDate(claimed: DateFact, other: DateFact): boolean {
  const both = DATE_PARTS.filter((part) => claimed[part] !== null && other[part] !== null);
  return both.length > 0 && both.every((part) => claimed[part] === other[part]);
}

/** The figures of the source that say the same as a claimed one. */
function findSame(claimed: Fact, { facts }: Source): readonly SourceFact[] {
  return facts.filter(({ fact }) => {
    if (claimed.kind === 'date') {
      if (fact.kind === 'date') return agreeInDate(claimed, fact);
      return fact.kind === 'number' && fact.unit === null && isYear(claimed, fact.value);
    }
    if (claimed.kind === 'ordinal')
      return fact.kind === 'ordinal' && fact.value === claimed.value && agreeInOrder(claimed.unit, fact.unit);
    if (fact.kind === 'date') return claimed.unit === null && isYear(fact, claimed.value);
    return fact.kind === 'number' && fact.value === claimed.value && agreeInUnit(claimed.unit, fact.unit, fact.value);
  });
}

const isYear = ({ year, month }: DateFact, value: number) => month === null && year === value;

/** Every part of a date must be told somewhere: 2015 in the first sentence, 2月24日 in another. */
function lacksDatePart(claimed: DateFact, { facts }: Source): boolean {
  const told = (part: (typeof DATE_PARTS)[number]) =>
    facts.some(({ fact }) => fact.kind === 'date' && fact[part] === claimed[part]);
  return DATE_PARTS.some((part) => claimed[part] !== null && !told(part));
}

/** Whether a figure could have been taken for the claimed one. */
function isRival(claimed: Fact, { fact }: SourceFact): boolean {
  if (claimed.kind !== fact.kind) return false;
  if (fact.kind === 'number') return agreeInUnit((claimed as NumberFact).unit, fact.unit, fact.value);
  return fact.kind === 'date' || fact.unit === (claimed as { readonly unit: string }).unit;
}

function carry(terms: readonly Term[], weights: readonly number[], has: (term: string) => boolean): number {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return whole === 0 ? 0 : terms.reduce((sum, { term }, i) => sum + (has(term) ? weights[i]! : 0), 0) / whole;
}

const best = (facts: readonly SourceFact[], score: (fact: SourceFact) => number) => Math.max(0, ...facts.map(score));

/** How much better the words around a claimed figure are carried around another figure than around the same one. */
function measureMisplacement(folded: string, claimed: Fact, same: readonly SourceFact[], source: Source): number {
  const from = Math.max(...Array.from(',;。:、', (mark) => folded.lastIndexOf(mark, claimed.start - 1))) + 1;
  const before = folded.slice(Math.max(from, claimed.start - COUNTED), claimed.start);
  const counted = listTerms(before);
  const countedWeights = weighTerms(before, counted);
  const clause = hideFacts(folded.slice(from)).split(/[,;。]/)[0]!;
  const around = listTerms(clause);
  const aroundWeights = weighTerms(clause, around);
  const rivals = source.facts.filter((fact) => isRival(claimed, fact));
  const nextTo = (fact: SourceFact) =>
    carry(counted, countedWeights, (term) => fact.before.slice(-LOOKED_AT).includes(term));
  const inSentence = (fact: SourceFact) => carry(around, aroundWeights, (term) => fact.sentence.terms.has(term));
  return Math.max(best(rivals, nextTo) - best(same, nextTo), best(rivals, inSentence) - best(same, inSentence));
}

function findProblem(folded: string, claimed: Fact, source: Source): Problem | null {
  const { kind, words } = claimed;
  const same = findSame(claimed, source);
  if (same.length === 0 || (kind === 'date' && lacksDatePart(claimed, source))) {
    // Of a score (2:1) both numbers are the value.
    const inOtherUnit =
      kind === 'number' &&
      !claimed.unit?.startsWith(':') &&
      source.facts.some(({ fact }) => fact.kind === 'number' && fact.value === claimed.value);
    return { kind: inOtherUnit ? 'unit' : kind, words };
  }
  if (measureMisplacement(folded, claimed, same, source) >= ELSEWHERE) return { kind, words };
  if (kind === 'number') {
    const bounds = new Set(same.flatMap(({ fact }) => (fact.kind === 'number' ? [fact.bound] : [])));
    if (bounds.size > 0 && !bounds.has(claimed.bound)) return { kind: 'bound', words };
  }
  return null;
}

/** Compares every figure of a folded claim with those of the source. */
export function checkFacts(folded: string, source: Source): readonly Problem[] {
  return readFacts(folded).flatMap((fact) => findProblem(folded, fact, source) ?? []);
}
