import type { Problem } from '../claims/problem.ts';
import { cutClause, splitClauses } from './align-clauses.ts';
import { ENGLISH_NOT, excuses, HARMLESS } from './check-modes.ts';
import type { LedWord } from './lead-words.ts';
import type { Place } from './read-layer.ts';
import type { MatchedFact } from './match-fact.ts';
import type { ChineseSource } from './read-chinese-source.ts';
import { isInside, isOnlyIn, listParts, listTelling } from './source-parts.ts';
import type { Statement } from './split-statement.ts';

const DENIES_NEXT = /(?:不|未|无需|无须|没有|尚无|勿|禁止|严禁)[^,。;]{0,2}$/;
const DENIAL_WINDOW = 5;

/** What a clause is about ends here. */
const AUXILIARY = /^(?:is|are|was|were|be|has|have|had|will|would|can|could|may|might|must|should|shall|does|do|did)$/;
/** Behind these another time, place or reason is told. */
export const OPENS_PHRASE =
  /^(?:after|because|by|when|if|to|for|in|on|at|from|with|of|as|until|since|under|through|and|or|before|during|while|that|which|who|than|between|over|due|according|following|within|including|about|into)$/;

/** One character may be part of anything. */
const isNoun = ({ places }: LedWord) => places.some(({ start, end }) => end - start > 1);

const isDeniedAt = ({ start }: Place, folded: string) =>
  DENIES_NEXT.test(folded.slice(Math.max(0, start - DENIAL_WINDOW), start).replace(HARMLESS, ''));

/** What is told not to hold for something that the quotes tell it of: no longer at B, for 不再停靠A，改在B停靠. */
function findMisdenied(text: string, words: readonly LedWord[], { clauses, folded }: ChineseSource): Problem | null {
  const at = words.findIndex(({ token }) => ENGLISH_NOT.test(token.raw));
  const [verb, ...objects] = listTelling(words.slice(Math.max(0, at))).filter(({ token }) => token.lower !== 'longer');
  if (at < 0 || verb === undefined) return null;
  const own = clauses.filter((clause) => verb.places.some((place) => isInside(place, clause)));
  const isDenied = (clause: Place) => verb.places.some((place) => isInside(place, clause) && isDeniedAt(place, folded));
  const [denied, affirmed] = [own.filter(isDenied), own.filter((clause) => !isDenied(clause))];
  const isOther = objects.some(
    (word) => affirmed.some((clause) => isOnlyIn(word, clause)) && !denied.some((clause) => isOnlyIn(word, clause)),
  );
  return denied.length > 0 && isOther ? { kind: 'negation', words: text } : null;
}

/** What the statement affirms of something, and the clause or part about that thing has behind a denial alone. */
function findAffirmed(
  text: string,
  words: readonly LedWord[],
  source: ChineseSource,
  parts: readonly Place[],
): Problem | null {
  const { folded } = source;
  if (ENGLISH_NOT.test(text) || words.some((word) => excuses(word, folded))) return null;
  const telling = listTelling(words);
  const isDenied = [...source.clauses, ...parts].some(
    (span) =>
      telling.some((word) => isOnlyIn(word, span)) &&
      telling.some(({ places }) => {
        const own = places.filter((place) => isInside(place, span));
        return own.length > 0 && own.every((place) => isDeniedAt(place, folded));
      }),
  );
  return isDenied ? { kind: 'negation', words: text } : null;
}

interface Split {
  readonly subject: readonly LedWord[];
  readonly predicate: readonly LedWord[];
}

/** What a clause is about, and what directly follows: Students | ride free; Admission to special shows | is free. */
export function splitSubject(words: readonly LedWord[]): Split {
  const auxiliary = words.findIndex(({ token }) => AUXILIARY.test(token.lower));
  const first = words.findIndex(({ frame, places }) => !frame && places.length > 0);
  const at = auxiliary > first ? auxiliary : first + 1;
  const rest = words.slice(at);
  const end = rest.findIndex(({ token }) => OPENS_PHRASE.test(token.lower));
  // Teams led by somebody: what stands before by is no verb of the clause.
  const last = rest[end]?.token.lower === 'by' ? end - 1 : end;
  return {
    subject: listTelling(words.slice(0, at)),
    predicate: listTelling(end < 0 ? rest : rest.slice(0, Math.max(0, last))),
  };
}

/** What is told of something that the quotes name only behind it, in another clause: free rides for others, students. */
function findBackward(
  text: string,
  words: readonly LedWord[],
  facts: readonly MatchedFact[],
  { clauses }: ChineseSource,
  parts: readonly Place[],
): Problem | null {
  const { subject, predicate } = splitSubject(words);
  const first = words.find(({ token }) => !/^(?:while|and|but)$/.test(token.lower));
  if (OPENS_PHRASE.test(first?.token.lower ?? '')) return null;
  const isBehind = (places: readonly Place[], spans: readonly Place[]) =>
    places.length > 0 &&
    spans.some(
      (span) =>
        subject.some((word) => isNoun(word) && isOnlyIn(word, span)) &&
        subject.every((word) => word.places.some((place) => isInside(place, span))) &&
        places.every(({ end }) => end <= span.start),
    );
  const isBackward =
    predicate.some(({ places }) => isBehind(places, clauses)) ||
    facts.some(
      ({ fact, places }) => fact.kind !== 'clock' && isBehind(places, fact.kind === 'ordinal' ? clauses : parts),
    );
  return isBackward ? { kind: 'uncovered', words: text } : null;
}

const OBLIGES = /\b(?:must|(?:need|needs|have|has|required|obliged) to)\b/i;
const FREES = /无需|无须|不必|不需|毋需/;
const DUTY = /(?<![无不毋])[须需]|必须|应当|务必|不得/;

/** A duty where the quotes free from one: must, 无需. */
function findDuty(text: string, words: readonly LedWord[], { clauses, folded }: ChineseSource): Problem | null {
  if (!OBLIGES.test(text) || ENGLISH_NOT.test(text)) return null;
  const telling = listTelling(words);
  const counted = clauses.map(({ start, end }) => ({
    told: folded.slice(start, end),
    held: telling.filter(({ places }) => places.some((place) => isInside(place, { start, end }))).length,
  }));
  const most = (pattern: RegExp) =>
    Math.max(0, ...counted.filter(({ told }) => pattern.test(told)).map(({ held }) => held));
  const frees = most(FREES) > 1 && most(FREES) >= most(DUTY);
  return frees ? { kind: 'negation', words: text } : null;
}

/** Words and figures that belong to another one of the parallel clauses of a sentence. */
export function checkParts(
  statement: Statement,
  matched: readonly MatchedFact[],
  source: ChineseSource,
  led: readonly LedWord[],
): readonly Problem[] {
  const parts = listParts(source);
  const clauses = splitClauses(statement).map((clause) =>
    Object.assign(cutClause(clause, led, matched), {
      text: statement.text.slice(clause.start, clause.end).trim(),
    }),
  );
  return clauses.flatMap(({ text, words, facts }, i): readonly Problem[] => {
    // …, breaking the record: done by whom the clause before it is about.
    const subject = i > 0 && /^,\s+\w+ing\b/.test(text) ? splitSubject(clauses[i - 1]!.words).subject : [];
    const breaks = subject.some((word) =>
      parts.some(
        (part) =>
          isOnlyIn(word, part) &&
          listTelling(words).some(({ places }) => places.every((place) => place.end <= part.start)),
      ),
    );
    return [
      findAffirmed(text, words, source, parts),
      findMisdenied(text, words, source),
      findDuty(text, words, source),
      findBackward(text, words, facts, source, parts),
      breaks ? ({ kind: 'uncovered', words: text } as const) : null,
    ].filter((problem) => problem !== null);
  });
}
