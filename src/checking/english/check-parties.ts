import type { Glossary } from '../../language/glossary.ts';
import type { Problem } from '../claims/problem.ts';
import { cutClause, splitClauses } from './align-clauses.ts';
import { isName } from './check-words.ts';
import type { LedWord } from './lead-words.ts';
import type { Place } from './read-layer.ts';
import type { MatchedFact } from './match-fact.ts';
import type { ChineseSource } from './read-chinese-source.ts';
import { isInside } from './source-parts.ts';
import type { Statement } from './split-statement.ts';

/** Marks the one to whom or by whom something is done, before the verb. */
const MARKED = /(?:向|给|对|为|与|和|同|由|被|从|把|将|跟|受|经|在|于)$/;
/** What may stand between a subject and its verb. */
const BETWEEN =
  /^(?:will|would|shall|has|have|had|also|jointly|further|first|then|already|again|still|now|can|may|must|should|\w+ly)$/;
const IS_PART =
  /^(?:交大|财大|师大|工大|大学|学院|研究院|研究所|医院|公司|集团|银行|中学|小学|实验室|科学城|高新区|新区)/;

const inName = ({ token, places }: LedWord) => token.capital && !token.stop && places.length > 0;

/** Runs of capitalised words. */
function listRuns(words: readonly LedWord[]): readonly (readonly LedWord[])[] {
  const runs: LedWord[][] = [];
  for (const [i, word] of words.entries()) {
    if (!inName(word)) continue;
    if (i > 0 && word.token.joined && inName(words[i - 1]!)) runs.at(-1)!.push(word);
    else runs.push([word]);
  }
  return runs;
}

/** Another party of the statement acts in the clause of the verb, and the one told to act is not there or is acted on. */
function findReversed(words: readonly LedWord[], { clauses, folded }: ChineseSource): readonly Problem[] {
  const [actor, ...others] = listRuns(words);
  // The first word has a capital whatever it is.
  const isSingle = actor?.length === 1 && actor[0]!.token.initial;
  if (actor === undefined || others.length === 0 || isSingle) return [];
  const after = words.slice(words.indexOf(actor.at(-1)!) + 1);
  const verb = after.find(({ token, frame }) => !frame && !token.capital);
  const between = verb === undefined ? [] : after.slice(0, after.indexOf(verb));
  if (
    verb === undefined ||
    verb.places.length === 0 ||
    !after[0]!.token.joined ||
    !between.every(({ token }) => BETWEEN.test(token.lower))
  )
    return [];
  const isActing = (run: readonly LedWord[], clause: Place, at: number) =>
    run[0]!.places.some(
      (place) =>
        isInside(place, clause) &&
        place.end <= at &&
        !MARKED.test(folded.slice(Math.max(0, place.start - 1), place.start)),
    );
  const stands = verb.places.flatMap((place) =>
    clauses.filter((clause) => isInside(place, clause)).map((clause) => ({ clause, at: place.start })),
  );
  const isGiven = (clause: Place) =>
    actor[0]!.places.some(
      (place) => isInside(place, clause) && /[向给对]$/.test(folded.slice(Math.max(0, place.start - 1), place.start)),
    );
  const reversed =
    stands.length > 0 &&
    stands.every(
      ({ clause, at }) =>
        !isActing(actor, clause, at) && (isGiven(clause) || others.some((run) => isActing(run, clause, at))),
    );
  return reversed ? [{ kind: 'name', words: `${actor[0]!.token.raw} ${verb.token.raw}` }] : [];
}

/** Verbs of two parties, of which the second is a body or a person. */
const OF_TWO =
  /^(?:acquir|buy|bought|purchas|s[eo]l[dl]|defeat|beat|sue|hir|employ|appoint|invite|support|fund|own|commission|lead|led|advis|train|taught|teach)/;

/** Before the verb, and neither marked as another party nor part of a longer name. */
const isActor = ({ start, end }: Place, verbAt: number, folded: string) =>
  end <= verbAt && !MARKED.test(folded.slice(Math.max(0, start - 1), start)) && folded[end] !== '的';

/** Somebody acted on who acts in the quotes: acquired Lanyuan, for 蓝原科技收购. */
function findActedOn(words: readonly LedWord[], { clauses, folded }: ChineseSource): readonly Problem[] {
  return listRuns(words).flatMap((run): readonly Problem[] => {
    const at = words.indexOf(run[0]!);
    const before = words.slice(Math.max(0, at - 3), at).filter(({ token }) => token.lower !== 'the');
    const [helper, verb] = [before.at(-2), before.at(-1)];
    if (verb === undefined || !OF_TWO.test(verb.token.lower) || verb.places.length === 0) return [];
    if (/^(?:is|are|was|were|be|been|being)$/.test(helper?.token.lower ?? '')) return [];
    const stands = verb.places.flatMap((place) =>
      clauses
        .filter((clause) => isInside(place, clause))
        .map((clause) => ({ at: place.start, own: run[0]!.places.filter((name) => isInside(name, clause)) })),
    );
    const reversed =
      stands.some(({ own }) => own.length > 0) &&
      stands.every(({ at: verbAt, own }) => own.every((name) => isActor(name, verbAt, folded)));
    return reversed ? [{ kind: 'name', words: `${verb.token.raw} ${run[0]!.token.raw}` }] : [];
  });
}

/** A name that stands alone in the statement and in the quotes only at the head of a longer one: 上海交通大学. */
function findWithin(
  words: readonly LedWord[],
  { folded, context }: ChineseSource,
  glossary: Glossary,
): readonly Problem[] {
  const isWithin = (text: string, { start, end }: Place) => {
    const longer = glossary.nameAt(text, start);
    return (
      (longer !== null && longer.length > end - start + 1) ||
      IS_PART.test(text.slice(end)) ||
      (text[start - 1] === '(' && text[end] === ')' && /\p{Script=Han}/u.test(text[end + 1] ?? ''))
    );
  };
  return listRuns(words).flatMap((run): readonly Problem[] => {
    const [word] = run;
    if (run.length !== 1 || word === undefined) return [];
    const isKnown = word.places.some(({ start, end }) => glossary.nameAt(folded.slice(start, end), 0) !== null);
    if (!isName(word.token) && !isKnown) return [];
    const at = words.indexOf(word);
    const [before, next] = [words[at - 1]?.token, words[at + 1]?.token];
    const alone = next === undefined || !next.joined || next.stop;
    const acts = before === undefined && next?.joined === true && /^(?:has|have|had|is|will)$/.test(next.lower);
    if (!alone || !(acts || /^(?:in|at|from)$/.test(before?.lower ?? ''))) return [];
    const within =
      word.places.every((place) => isWithin(folded, place)) &&
      (acts || word.around.every((places, i) => places.every((place) => isWithin(context[i]!, place))));
    return within ? [{ kind: 'name', words: word.token.raw }] : [];
  });
}

const TITLES =
  /^(?:president|director|dean|head|chief|chairman|chairwoman|chair|principal|mayor|secretary|manager|founder|professor|minister|curator|leader|member)$/;

/** Somebody's office told of another body than the one that stands before it: Name, director of the Palace Museum. */
function findOffice(led: readonly LedWord[], { folded }: ChineseSource): readonly Problem[] {
  const runs = listRuns(led);
  return runs.flatMap((person, i): readonly Problem[] => {
    const body = runs[i + 1];
    if (body === undefined) return [];
    const between = led.slice(led.indexOf(person.at(-1)!) + 1, led.indexOf(body[0]!)).map(({ token }) => token.lower);
    if (
      between.length > 8 ||
      between.some((word) => /^(?:said|says|that)$/.test(word)) ||
      !between.some((word) => TITLES.test(word)) ||
      !between.includes('of')
    )
      return [];
    const holds = body[0]!.places.some((place) =>
      person[0]!.places.some(({ start }) => place.end <= start && !/[,。;]/.test(folded.slice(place.end, start))),
    );
    const ahead = person[0]!.places.length > 0 && body[0]!.places.length > 0 && !holds;
    return ahead ? [{ kind: 'name', words: body[0]!.token.raw }] : [];
  });
}

/** Who acts, where a name stands for itself, and whose office it is. */
export function checkParties(
  statement: Statement,
  matched: readonly MatchedFact[],
  source: ChineseSource,
  led: readonly LedWord[],
  glossary: Glossary,
): readonly Problem[] {
  return [
    ...splitClauses(statement).flatMap((clause) => {
      const { words } = cutClause(clause, led, matched);
      return [findReversed(words, source), findActedOn(words, source), findWithin(words, source, glossary)].flat();
    }),
    ...findOffice(led, source),
  ];
}
