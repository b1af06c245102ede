import type { Problem } from '../claims/problem.ts';
import { checkRelativeDates } from './check-relative-dates.ts';
import type { EnglishDate, EnglishFact, EnglishNumber } from './english-fact.ts';
import { agreeInUnit, isMeasured } from './english-units.ts';
import type { LedWord } from './lead-words.ts';
import type { Place } from './read-layer.ts';
import type { MatchedFact } from './match-fact.ts';
import type { ChineseDate, ChineseNumber, ChineseSource } from './read-chinese-source.ts';
import { overlaps } from './source-parts.ts';
import type { Statement } from './split-statement.ts';

const CLAUSE_END = /[,;:.]\s|\band\b|\bwhile\b/g;

/** The words that say what a figure of the statement is: after it up to the next mark, and before it in its clause. */
function listLabel(fact: EnglishFact, { text, facts }: Statement, led: readonly LedWord[]) {
  const marks = [...text.matchAll(CLAUSE_END)].map(({ index }) => index);
  const from = Math.max(
    0,
    ...marks.filter((mark) => mark < fact.start),
    ...facts.filter(({ end }) => end <= fact.start).map(({ end }) => end),
  );
  const to = Math.min(
    text.length,
    ...marks.filter((mark) => mark >= fact.end),
    ...facts.filter(({ start }) => start >= fact.end).map(({ start }) => start),
  );
  const inside = (start: number, end: number) =>
    led.filter(({ token, frame }) => !frame && token.start >= start && token.end <= end);
  const after = inside(fact.end, to);
  // What is counted ends where the sentence goes on: three townships | along the river.
  const next = led.find(({ token }) => token.start >= fact.end && token.stop && !/^(?:and|of|the)$/.test(token.lower));
  return {
    before: inside(from, fact.start),
    after,
    counted: after.filter(({ token }) => next === undefined || token.end <= next.token.start),
  };
}

const stands = (places: readonly Place[], { start, end }: Place) =>
  places.some((place) => place.start < end && place.end > start);

/** How many words of a label stand around a figure of the quotes. */
const countIn = (words: readonly LedWord[], window: Place) =>
  words.filter(({ places }) => stands(places, window)).length;

/** Whether two dates tell the same parts: a year is no rival of a day. */
const tellsAlike = (date: ChineseDate, fact: EnglishDate) =>
  (date.day === null) === (fact.day === null) && (date.month === null) === (fact.month === null);

const best = (words: readonly LedWord[], facts: readonly (ChineseNumber | ChineseDate)[]) =>
  Math.max(0, ...facts.map(({ window }) => countIn(words, window)));

const listOwn = <Told extends Place>({ places }: { readonly places: readonly Place[] }, facts: readonly Told[]) =>
  facts.filter((other) => places.some((place) => overlaps(place, other)));

/** What is counted follows its number in English; money and land have it before theirs. */
function listNear(fact: EnglishNumber, statement: Statement, led: readonly LedWord[]): readonly LedWord[] {
  const { before, after, counted } = listLabel(fact, statement, led);
  // What 41 projects did belongs to the figure as well.
  if (fact.start === 0 && !isMeasured(fact.unit)) return after;
  return isMeasured(fact.unit) || counted.length === 0 ? [...before, ...after] : counted;
}

/** Two figures of one range have the same words around them. */
const isRange = (one: EnglishFact, other: EnglishFact, text: string) =>
  /^\s?(?:to|and|-|–)\s?$/.test(text.slice(Math.min(one.end, other.end), Math.max(one.start, other.start))) &&
  /\b(?:between|from)\s$/i.test(text.slice(0, Math.min(one.start, other.start)));

const isNumbered = ({ start }: EnglishNumber, led: readonly LedWord[]) =>
  led.some(({ token }) => token.capital && !token.stop && start > token.end - 1 && start - token.end <= 1);

/** A figure told of what the quotes tell another one of: 11 institutes and 8 universities for 11 universities and 8 institutes. */
function findMisplaced(
  { fact, places }: MatchedFact,
  matched: readonly MatchedFact[],
  statement: Statement,
  source: ChineseSource,
  led: readonly LedWord[],
): Problem | null {
  const label = listLabel(fact, statement, led);
  const all = [...label.before, ...label.after];
  const own = <Told extends Place>(facts: readonly Told[]) => listOwn({ places }, facts);
  const isTold = (other: Place) =>
    matched.some(
      (one) =>
        one.fact !== fact &&
        !(one.fact.kind === 'number' && isNumbered(one.fact, led)) &&
        one.places.some((place) => overlaps(place, other)),
    );
  if (fact.kind === 'number') {
    // Line 5 is a name.
    if (isNumbered(fact, led)) return null;
    const near = listNear(fact, statement, led);
    const rivals = source.numbers.filter(
      (other) =>
        other.kind === 'number' &&
        !other.named &&
        other.value !== fact.value &&
        agreeInUnit(fact.unit, other.unit) &&
        // 三级 of 三级医院 is told as a word: tertiary.
        !led.some(
          (word) => !word.frame && word.places.some(({ start, end }) => start <= other.start && other.start < end),
        ),
    );
    const mine = best(near, own(source.numbers));
    // Of two figures that are both told, each may have some words of the other: from 190 to 215 yuan a month.
    const free = rivals.filter((other) => !isTold(other));
    const crossed = matched.some((other) => {
      if (
        other.fact === fact ||
        other.fact.kind !== 'number' ||
        isNumbered(other.fact, led) ||
        other.fact.unit !== fact.unit ||
        isRange(fact, other.fact, statement.text)
      )
        return false;
      const [here, there] = [own(source.numbers), listOwn(other, source.numbers)];
      const theirs = listNear(other.fact, statement, led);
      return best(near, there) + best(theirs, here) > best(near, here) + best(theirs, there);
    });
    // A figure of money or land may stand in a clause of its own: …达23.6万亩，比去年扩大8000亩.
    const better = isMeasured(fact.unit) ? best(near, free) > 2 * mine + 1 : best(near, free) > mine;
    return better || crossed ? { kind: 'number', words: fact.words } : null;
  }
  if (fact.kind !== 'date') return null;
  const same = own(source.dates);
  const rivals = source.dates.filter((date) => !same.some((other) => overlaps(date, other)) && tellsAlike(date, fact));
  return best(all, rivals) > best(all, same) + 1 ? { kind: 'date', words: fact.words } : null;
}

/** More or less than something else, behind a figure or before it. */
const MORE_AFTER = /^(?:\s[a-z-]+){0,2}\s(?:more|higher|greater|larger)\b/i;
const LESS_AFTER = /^(?:\s[a-z-]+){0,2}\s(?:fewer|less|lower|smaller)\b/i;
/** Not set up, put up. */
const MORE_BEFORE =
  /(?<!\b(?:set|sets|setting|put|took|take|taken|made|make|opened?|signed?|buil[dt]|gave|give|given|picked?|lined?|backed)\s)\bup\s(?:by\s)?$/i;
const LESS_BEFORE = /\bdown\s(?:by\s)?$/i;
const MORE = /增|多|高|涨|升|超|扩|大/;
const LESS = /减|少|低|降|跌|缩|小/;

function readComparison(fact: EnglishFact, { text }: Statement): 'more' | 'less' | null {
  const [before, after] = [text.slice(Math.max(0, fact.start - 12), fact.start), text.slice(fact.end, fact.end + 40)];
  const more = MORE_AFTER.test(after) || MORE_BEFORE.test(before);
  const less = LESS_AFTER.test(after) || LESS_BEFORE.test(before);
  return fact.kind !== 'number' || more === less ? null : more ? 'more' : 'less';
}

function findDirection(
  { fact, places }: MatchedFact,
  comparison: 'more' | 'less',
  { folded, clauses }: ChineseSource,
): Problem | null {
  const told = places.some((place) => {
    const clause = clauses.find((span) => overlaps(span, place)) ?? place;
    return (comparison === 'more' ? MORE : LESS).test(folded.slice(clause.start, clause.end));
  });
  return told ? null : { kind: 'direction', words: fact.words };
}

/** Figures of a statement that the quotes do not tell, or tell of something else. */
export function checkEnglishFacts(
  statement: Statement,
  matched: readonly MatchedFact[],
  source: ChineseSource,
  led: readonly LedWord[],
): readonly Problem[] {
  return [
    ...matched.flatMap((one) => {
      const comparison = readComparison(one.fact, statement);
      return (
        one.problem ??
        // 120 more: 多招120人 stands beside what it is compared with.
        (comparison !== null
          ? findDirection(one, comparison, source)
          : findMisplaced(one, matched, statement, source, led)) ??
        []
      );
    }),
    ...checkRelativeDates(statement, matched, source, led),
  ];
}
