import type { Problem } from '../claims/problem.ts';
import { cutClause, splitClauses } from './align-clauses.ts';
import { OPENS_PHRASE, splitSubject } from './check-parts.ts';
import type { LedWord } from './lead-words.ts';
import type { Place } from './read-layer.ts';
import type { MatchedFact } from './match-fact.ts';
import type { ChineseSource } from './read-chinese-source.ts';
import { isInside, isOnlyIn, listParts, listTelling } from './source-parts.ts';
import type { Statement } from './split-statement.ts';

const DIRECTION =
  /^(?:rose|risen|rise|rises|increas\w+|grew|grown|grows?|fell|fallen|falls?|drop\w*|declin\w+|decreas\w+|up|down)$/;

/** Chongqing signed: no signing of some kind. */
const PAST =
  /ed$|^(?:held|built|led|won|made|took|gave|set|began|bought|sold|sent|met|paid|kept|spent|lost|saw|became)$/;

const stands = (places: readonly Place[], span: Place) => places.some((place) => isInside(place, span));
const standsOnly = (places: readonly Place[], span: Place) =>
  places.length > 0 && places.every((place) => isInside(place, span));

/** 国际航班 is one kind of 航班; 展出 at the head of a clause is none of 展. */
const isModified = (places: readonly Place[], span: Place) =>
  places.some((place) => isInside(place, span) && place.start - span.start > 1);

/** One of several alike told of another one: domestic flights for 国内航班…，国际航班仍在1号航站楼. */
function findAlike(words: readonly LedWord[], facts: readonly MatchedFact[], spans: readonly Place[]): boolean {
  const { subject } = splitSubject(words);
  if (OPENS_PHRASE.test(words[0]?.token.lower ?? '')) return false;
  const telling = listTelling(words);
  return subject.some((modifier) => {
    const head = words[words.indexOf(modifier) + 1];
    const own = spans.find((span) => isOnlyIn(modifier, span));
    if (
      head === undefined ||
      own === undefined ||
      !head.token.joined ||
      head.frame ||
      head.token.capital ||
      PAST.test(head.token.lower) ||
      !stands(head.places, own)
    )
      return false;
    const rest = telling.filter((word) => word !== modifier && word !== head);
    return spans.some(
      (other) =>
        other !== own &&
        isModified(head.places, other) &&
        (rest.some(({ places }) => standsOnly(places, other)) ||
          facts.some(({ places }) => standsOnly(places, other))) &&
        ![...rest, ...facts].some(({ places }) => standsOnly(places, own)),
    );
  });
}

/** A rise told of what has a figure of its own: exports up 12% for 出口额下跌8.4%，订单增长12%. */
function findOtherRise(
  words: readonly LedWord[],
  facts: readonly MatchedFact[],
  { numbers }: ChineseSource,
  spans: readonly Place[],
): boolean {
  const telling = listTelling(words);
  const others = telling.filter(({ token }) => !DIRECTION.test(token.lower));
  if (others.length === telling.length || others.length === 0) return false;
  return facts.some(({ fact, places }) => {
    const own = spans.find((span) => standsOnly(places, span));
    if (fact.kind !== 'number' || own === undefined || others.some((word) => stands(word.places, own))) return false;
    const subject = spans.find((span) => others.every((word) => isOnlyIn(word, span)));
    return subject !== undefined && numbers.some((rival) => isInside(rival, subject) && rival.unit === fact.unit);
  });
}

const ALL = /^(?:all|every)$/;

/** All of them, where another clause has others of the same kind: 国内航班全部…，国际航班…. */
function findAllAlike(words: readonly LedWord[], spans: readonly Place[]): boolean {
  const at = words.findIndex(({ token }) => ALL.test(token.lower));
  const head = at !== 0 ? undefined : words.slice(at + 1).find(({ token }) => !token.stop);
  const next = head === undefined ? undefined : words[words.indexOf(head) + 1];
  if (head === undefined || head.places.length === 0 || next?.token.stop !== true) return false;
  const rest = listTelling(words).filter((word) => word !== head);
  const own = spans.find((span) => rest.some((word) => isOnlyIn(word, span)) && stands(head.places, span));
  return own !== undefined && spans.some((span) => span !== own && stands(head.places, span));
}

/** What holds for one of several alike, told of another one or of all. */
export function checkModifiers(
  statement: Statement,
  matched: readonly MatchedFact[],
  source: ChineseSource,
  led: readonly LedWord[],
): readonly Problem[] {
  const parts = listParts(source);
  return splitClauses(statement).flatMap((clause): readonly Problem[] => {
    const { words, facts } = cutClause(clause, led, matched);
    const misled = source.sentences.some((sentence) =>
      [source.clauses, parts].some((all) => {
        const spans = all.filter((span) => isInside(span, sentence));
        return (
          spans.length > 1 &&
          (findAlike(words, facts, spans) || findOtherRise(words, facts, source, spans) || findAllAlike(words, spans))
        );
      }),
    );
    const text = statement.text.slice(clause.start, clause.end).trim();
    return misled ? [{ kind: 'uncovered', words: text }] : [];
  });
}
