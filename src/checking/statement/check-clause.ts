import type { Problem, ProblemKind } from '../claims/problem.ts';
import { carryWords } from './carry-words.ts';
import { choosePlaces, type Placed } from './choose-places.ts';
import { compareNegations, preferDenied } from './compare-negations.ts';
import { compareOffices } from './compare-offices.ts';
import { compareOrder } from './compare-order.ts';
import { compareParties } from './compare-parties.ts';
import { compareParts } from './compare-parts.ts';
import { compareModality, comparePlans } from './compare-plans.ts';
import { compareScope } from './compare-scope.ts';
import { matchFacts } from './match-facts.ts';
import { isPointing, type NameFinder, nameAtStart } from './name-at-start.ts';
import type { SourceSentence } from './source-sentence.ts';
import type { StatementClause } from './split-statement.ts';
import { titledNumber, listContexts, standsBeside, startsClause } from './stands-beside.ts';

const DIRECTION =
  /增长|增加|上升|提高|提升|上涨|扩大|增强|加快|下降|减少|降低|下跌|缩小|缩减|减弱|放缓|下滑|最|首[个家次批]|唯一|第一|全部|所有|仅|只|更/;

/** They mean something only beside the day of the publication, and stay as the article has them. */
const RELATIVE =
  /前年|去年|今年|明年|后年|昨[天日]|今[天日]|明[天日]|上个?月|本月|下个?月|上周|本周|下周|同年|当年|次年|当[天日]|次日/g;

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
  const numbered = clause.facts.flatMap((fact) => titledNumber(statement, fact, source) ?? []);
  const own = clause.words.filter(({ start }) => !numbered.some((span) => start >= span.start && start < span.end));
  const carried = carryWords(own, statement, source, names.aliases);
  const missing = carried.filter(({ places }) => places.length === 0);
  const uncovered =
    missing.length === 0 || standsBeside(statement, carried, source, names)
      ? []
      : missing.map(({ word }): Problem => ({ kind: uncoveredKind(word.text, names), words: word.text }));
  for (const [words] of clause.text.matchAll(RELATIVE))
    if (!source.text.includes(words)) return { problems: [{ kind: 'date', words }], placed: [] };
  const facts = matchFacts(clause, statement, carried, source);
  const items = [
    ...carried.map(({ word, places }) => ({
      start: word.start,
      end: word.end,
      places: preferDenied(statement, word, places, source.text),
    })),
    ...facts.map(({ fact, places }) => ({ start: fact.from, end: fact.to, places })),
  ].toSorted((a, b) => a.start - b.start);
  const placed = choosePlaces(items, source.clauses);
  const lacking = facts.filter(({ fact, problem }) => problem && !titledNumber(statement, fact, source));
  const problems = [...lacking.flatMap(({ problem }) => problem ?? []), ...uncovered];
  if (placed.length === 0)
    return { placed, problems: problems.length > 0 ? problems : [{ kind: 'uncovered', words: clause.text }] };
  const compared = [
    ...problems,
    ...compareNegations(clause, statement, placed, source),
    ...comparePlans(clause, statement, placed, source),
    ...compareModality(clause, placed, source),
    ...compareScope(clause, statement, placed, source),
    ...compareOffices(clause.text, [source.text, ...source.before].join('\n')),
    ...compareParts(clause, statement, placed, source),
    ...compareParties(clause, statement, placed, source),
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
  // 东湖区公办小学 is 全区公办小学 in an article on 东湖区.
  const isOfTitle = Array.from(inherited).some(
    (_, at) =>
      at >= 2 &&
      inherited.length - at >= 2 &&
      source.title.includes(inherited.slice(0, at)) &&
      source.text.includes(inherited.slice(at)),
  );
  if (isOfTitle) return [];
  const kind = /[市区县省镇]$/.exec(inherited)?.[0];
  const isWhole = kind !== undefined && new RegExp(`[全本我]${kind}`).test(source.text);
  if (isWhole && [source.title, ...source.before].some((text) => text.includes(inherited))) return [];
  if ([2, 3, 4].some((length) => length < inherited.length && startsClause(inherited.slice(-length), source, names)))
    return [];
  return listContexts(source, names).some((context) => context.includes(inherited))
    ? []
    : [{ kind: 'name', words: inherited }];
}
