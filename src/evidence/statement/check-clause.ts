import type { Problem, ProblemKind } from '../claims/problem.ts';
import { type CarriedWord, carryWords } from './carry-words.ts';
import { choosePlaces, type Placed } from './choose-places.ts';
import { compareNegations } from './compare-negations.ts';
import { compareOrder } from './compare-order.ts';
import { compareModality, comparePlans } from './compare-plans.ts';
import { compareScope } from './compare-scope.ts';
import { matchFacts } from './match-facts.ts';
import { isPointing, leadOf, leavesSubjectOut, type NameFinder, nameAtStart } from './name-at-start.ts';
import type { SourceSentence } from './source-sentence.ts';
import type { StatementClause } from './split-statement.ts';

const DIRECTION =
  /增长|增加|上升|提高|提升|上涨|扩大|增强|加快|下降|减少|降低|下跌|缩小|缩减|减弱|放缓|下滑|最|首[个家次批]|唯一|第一|全部|所有|仅|只|更/;

/** They mean something only beside the day of the publication, and stay as the article has them. */
const RELATIVE =
  /前年|去年|今年|明年|后年|昨[天日]|今[天日]|明[天日]|上个?月|本月|下个?月|上周|本周|下周|同年|当年|次年|当[天日]|次日/g;

/** The texts beside a sentence that may say of whom it speaks. */
function listContexts(source: SourceSentence, names: NameFinder): readonly string[] {
  const contexts: string[] = [];
  if (leavesSubjectOut(source.text, names))
    for (const before of source.before.toReversed()) {
      contexts.push(leadOf(before));
      if (!leavesSubjectOut(before, names)) break;
    }
  if (nameAtStart(source.text, names) === null) {
    const title = nameAtStart(source.title, names);
    if (title !== null) contexts.push(title);
    contexts.push(...source.heading.split('›').flatMap((part) => nameAtStart(part, names) ?? []));
  }
  return contexts;
}

/** Whether the words that a sentence lacks are its subject, which stands beside it; they lead the clause. */
function standsBeside(
  statement: string,
  carried: readonly CarriedWord[],
  source: SourceSentence,
  names: NameFinder,
): boolean {
  const missing = carried.filter(({ places }) => places.length === 0);
  const [first, last] = [missing[0]!.word, missing.at(-1)!.word];
  // Before it may stand what the sentence has, as in 北京大学 and 重庆 of 北京大学重庆大数据研究院, but nothing told of it.
  const ahead = carried.filter(({ word }) => word.end <= first.start);
  const run = statement.slice(first.start, last.end);
  const whole = statement.slice(ahead[0]?.word.start ?? first.start, last.end);
  // What follows it must not be told of somebody else.
  const next = carried.find(({ word, places }) => word.start >= last.end && places.length > 0);
  // 大桥 at the start of a clause, where the article has spoken of 沙洲大桥.
  if (next && next.word.start === last.end && ahead.length === 0 && startsClause(next.word.text, source, names)) {
    const named = statement.slice(first.start, next.word.end);
    if ([source.title, source.heading, ...source.before].some((text) => text.includes(named))) return true;
  }
  const isTaken = next?.places.every(({ start }) => {
    const around = source.clauses.findLast((clause) => clause.start <= start);
    return around !== undefined && nameAtStart(source.text.slice(around.start, around.end), names) !== null;
  });
  if (isTaken) return false;
  const contexts = listContexts(source, names);
  const holds = contexts.some((context) => context.includes(ahead.length === 0 ? run : whole));
  // 我市 and 市科技局 leave out whose city it is.
  const isCity =
    /(?:我|全|本)(?:市|省|区|县|校|院)|(?<!\p{Script=Han})市(?=\p{Script=Han})/u.test(source.text) &&
    missing.length === 1 &&
    [source.title, source.heading, ...source.before].some((text) => text.includes(run.replace(/[市省区县]$/, ''))) &&
    names.nameAt(run, 0) !== null;
  return holds || isCity;
}

/** Whether a clause begins with a word that only says what kind of thing is meant. */
const startsClause = (words: string, source: SourceSentence, names: NameFinder) =>
  source.clauses.some(({ start, end }) => {
    const name = nameAtStart(source.text.slice(start, end), names);
    return source.text.startsWith(words, start) && (name === null || name === words);
  });

const uncoveredKind = (words: string, names: NameFinder): ProblemKind =>
  DIRECTION.test(words) ? 'direction' : names.nameAt(words, 0) !== null || /[a-z]/.test(words) ? 'name' : 'uncovered';

/** What a clause lacks in a sentence, and what of the sentence it uses. */
export interface CheckedClause {
  readonly problems: readonly Problem[];
  readonly placed: readonly Placed[];
}

/**
 * What of one clause of a statement a sentence of the quotes does not say.
 *
 * @param inherited the name that the statement's earlier clauses speak of; null when there is none
 */
export function checkClause(
  clause: StatementClause,
  statement: string,
  inherited: string | null,
  source: SourceSentence,
  names: NameFinder,
): CheckedClause {
  const carried = carryWords(clause.words, statement, source, names.aliases);
  const missing = carried.filter(({ places }) => places.length === 0);
  const uncovered =
    missing.length === 0 || standsBeside(statement, carried, source, names)
      ? []
      : missing.map(({ word }): Problem => ({ kind: uncoveredKind(word.text, names), words: word.text }));
  for (const [words] of clause.text.matchAll(RELATIVE))
    if (!source.text.includes(words)) return { problems: [{ kind: 'date', words }], placed: [] };
  const facts = matchFacts(clause, statement, carried, source);
  const items = [
    ...carried.map(({ word, places }) => ({ start: word.start, end: word.end, places })),
    ...facts.map(({ fact, places }) => ({ start: fact.from, end: fact.to, places })),
  ].toSorted((a, b) => a.start - b.start);
  const placed = choosePlaces(items, source.clauses);
  const problems = [...facts.flatMap(({ problem }) => problem ?? []), ...uncovered];
  if (placed.length === 0)
    return { placed, problems: problems.length > 0 ? problems : [{ kind: 'uncovered', words: clause.text }] };
  const compared = [
    ...problems,
    ...compareNegations(clause, statement, placed, source),
    ...comparePlans(clause, statement, placed, source),
    ...compareModality(clause, placed, source),
    ...compareScope(clause, statement, placed, source),
    ...compareOrder(clause, statement, placed, items, source, inherited, names),
    ...checkInherited(inherited, clause, source, names),
  ];
  return { placed, problems: compared };
}

/** A clause that does not name its subject speaks of the statement's: the sentence has to as well. */
function checkInherited(
  inherited: string | null,
  clause: StatementClause,
  source: SourceSentence,
  names: NameFinder,
): readonly Problem[] {
  if (inherited === null || source.text.includes(inherited) || nameAtStart(clause.text, names) !== null) return [];
  if (isPointing(clause.text) && isPointing(source.text)) return [];
  if ([2, 3, 4].some((length) => length < inherited.length && startsClause(inherited.slice(-length), source, names)))
    return [];
  return listContexts(source, names).some((context) => context.includes(inherited))
    ? []
    : [{ kind: 'name', words: inherited }];
}
