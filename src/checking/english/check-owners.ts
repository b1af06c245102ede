import type { Problem } from '../claims/problem.ts';
import { alignClause, cutClause, splitClauses } from './align-clauses.ts';
import { splitSubject } from './check-parts.ts';
import type { LedWord } from './lead-words.ts';
import type { Place } from './read-layer.ts';
import type { MatchedFact } from './match-fact.ts';
import type { ChineseSource } from './read-chinese-source.ts';
import { isInside, listTelling } from './source-parts.ts';
import type { Statement } from './split-statement.ts';

const UP = /\b(?:rose|risen|rises?|increas\w+|grew|grows?|grown|climb\w*|gain\w*|up)\b/i;
const DOWN = /\b(?:fell|fallen|falls?|drop\w*|declin\w+|decreas\w+|shr[aiu]nk\w*|down)\b/i;
const CHINESE_UP = /增|升|涨|提高|扩大|多[^种个]|上浮|上调/;
const CHINESE_DOWN = /下降|降低|下跌|下滑|回落|减少|缩减|下调|降至|降到|跌/;

interface Clause {
  readonly text: string;
  readonly words: readonly LedWord[];
  readonly facts: readonly MatchedFact[];
}

const findClauses = ({ places }: MatchedFact, { clauses }: ChineseSource) =>
  clauses.filter((clause) => places.some((place) => isInside(place, clause)));

/** A rise by what the quotes tell a fall by. */
function findTurned({ text, facts }: Clause, source: ChineseSource): readonly Problem[] {
  const [up, down] = [UP.test(text), DOWN.test(text)];
  if (up === down) return [];
  return facts.flatMap((one): readonly Problem[] => {
    const own = findClauses(one, source).map(({ start, end }) => source.folded.slice(start, end));
    const [same, other] = up ? [CHINESE_UP, CHINESE_DOWN] : [CHINESE_DOWN, CHINESE_UP];
    const turned =
      one.fact.kind === 'number' && own.length > 0 && own.every((told) => other.test(told) && !same.test(told));
    return turned ? [{ kind: 'direction', words: one.fact.words }] : [];
  });
}

/** A figure behind 其中 that is told of something else than what stands before it: 其中财政资金占60%. */
function findForeign({ words, facts }: Clause, source: ChineseSource): readonly Problem[] {
  const { subject } = splitSubject(words);
  if (subject.length === 0) return [];
  return facts.flatMap((one): readonly Problem[] => {
    const own = findClauses(one, source);
    const foreign =
      one.fact.kind === 'number' &&
      own.length > 0 &&
      own.every(
        (clause) =>
          source.folded.startsWith('其中', clause.start) &&
          !subject.some(({ places }) => places.some((place) => isInside(place, clause))),
      );
    return foreign ? [{ kind: 'number', words: one.fact.words }] : [];
  });
}

const isNumbered = (fact: Place, words: readonly LedWord[]) =>
  words.some(({ token }) => token.capital && !token.stop && fact.start - token.end >= 0 && fact.start - token.end <= 1);

/** What is counted, directly behind its number, that stands nowhere in the clause of the number: 21 cities, 21个国家. */
function findMiscounted({ words, facts, text }: Clause, start: number, source: ChineseSource): readonly Problem[] {
  return facts.flatMap((one): readonly Problem[] => {
    const { fact } = one;
    if (fact.kind !== 'number' || fact.unit !== null || one.places.length === 0 || isNumbered(fact, words)) return [];
    const at = words.findIndex(({ token }) => token.start >= fact.end);
    const gap = at < 0 ? '' : text.slice(fact.end - start, words[at]!.token.start - start);
    if (at < 0 || gap.trim() !== '') return [];
    const rest = words.slice(at);
    const end = rest.findIndex(({ token }, i) => token.stop || (i > 0 && !token.joined));
    const counted = end < 0 ? rest : rest.slice(0, end);
    const telling = listTelling(counted);
    if (telling.length === 0 || telling.length < counted.filter(({ frame }) => !frame).length) return [];
    const own = findClauses(one, source);
    const stands = telling.some(({ places }) => places.some((place) => own.some((clause) => isInside(place, clause))));
    return stands || own.length === 0 ? [] : [{ kind: 'number', words: fact.words }];
  });
}

/** What a number is of: 路 of 335路. */
const readKind = ({ start, end }: Place, folded: string) =>
  /\p{Script=Han}/u.exec(folded.slice(start, end + 1).replace(/^[\d万亿千百]+/, ''))?.[0] ?? '';

/** A number that is a name, where the clause of the rest has another one: Route 335 and 217路. */
function findOtherNumber(
  { words, facts }: Clause,
  matched: readonly MatchedFact[],
  source: ChineseSource,
): readonly Problem[] {
  const { folded, numbers } = source;
  return facts.flatMap((one): readonly Problem[] => {
    if (one.fact.kind !== 'number' || !isNumbered(one.fact, words) || one.places.length === 0) return [];
    const aligned = alignClause(
      words,
      facts.filter((other) => other !== one),
      source,
    );
    if (aligned.length !== 1 || one.places.some((place) => isInside(place, aligned[0]!))) return [];
    const kinds = new Set(one.places.map((place) => readKind(place, folded)));
    const rival = numbers.some(
      (other) =>
        isInside(other, aligned[0]!) &&
        kinds.has(readKind(other, folded)) &&
        !matched.some(({ places }) => places.some((place) => place.start === other.start)),
    );
    return rival ? [{ kind: 'name', words: one.fact.words }] : [];
  });
}

/** Figures that the quotes tell of something else in the same sentence. */
export function checkOwners(
  statement: Statement,
  matched: readonly MatchedFact[],
  source: ChineseSource,
  led: readonly LedWord[],
): readonly Problem[] {
  return splitClauses(statement).flatMap((span): readonly Problem[] => {
    const clause = { ...cutClause(span, led, matched), text: statement.text.slice(span.start, span.end) };
    return [
      findTurned(clause, source),
      findForeign(clause, source),
      findMiscounted(clause, span.start, source),
      findOtherNumber(clause, matched, source),
    ].flat();
  });
}
