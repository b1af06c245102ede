import type { Problem } from '../claims/problem.ts';
import { alignClause, cutClause, splitClauses } from './align-clauses.ts';
import { isName } from './check-words.ts';
import type { LedWord } from './lead-words.ts';
import type { MatchedFact } from './match-fact.ts';
import type { ChineseSource } from './read-chinese-source.ts';
import { isInside, listTelling } from './source-parts.ts';
import type { Statement } from './split-statement.ts';

/** How often something is, and what has to say so. */
const OFTEN: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\bannual(?:ly)?\b|\byearly\b|\b(?:per|each|every) year\b|(?<!\b(?:in|of|half|within|for|over|than|by|nearly|almost|about|around) )\ba year\b(?! (?:ago|later|earlier|before|after|old))/i,
    /每年|年均|年度|一年|年产|年(?=用|销|营|发|处|接|薪|收|净|总|会|报|检)|(?<![\d一二三四五六七八九十今去明前后本当同全上半近周青少中老常])年(?=[旅客吞货处供投节减])|常年|逐年|按年|历年|连年|各年|\d年(?:来|间)/,
  ],
  [
    /\bmonthly\b|\b(?:per|each|every) month\b|(?<!\b(?:in|of|half|within|for|over|than|by|nearly|almost|about|around) )\ba month\b(?! (?:ago|later|earlier|before|after|old))/i,
    /每月|每个月|月均|按月|逐月|月(?=薪|供|租|产|销|报)|\/月/,
  ],
  [
    /\bdaily\b|\b(?:per|each|every) (?:working )?day\b|(?<!\b(?:in|of|half|within|for|over|than|by|nearly|almost|about|around) )\ba day\b(?! (?:ago|later|earlier|before|after|old|in))/i,
    /每日|每天|日均|天天|逐日|日(?=产|门诊|接|客|处|供|用|发|游|最)|当日|每个工作日|日常|\/日/,
  ],
  [/\bweekly\b|\b(?:per|each|every) week\b/i, /每周|每星期|周均|逐周/],
];

function findOften(
  text: string,
  words: readonly LedWord[],
  facts: readonly MatchedFact[],
  source: ChineseSource,
): readonly Problem[] {
  const aligned = alignClause(words, facts, source);
  const sentences = source.sentences.filter((sentence) => aligned.some((part) => isInside(part, sentence)));
  return OFTEN.flatMap(([english, chinese]): readonly Problem[] => {
    const told = english.exec(text)?.[0];
    if (told === undefined || sentences.length === 0) return [];
    const isTold = sentences.some(({ start, end }) => chinese.test(source.folded.slice(start, end)));
    return isTold ? [] : [{ kind: 'uncovered', words: told }];
  });
}

/** What happens at a clock time stands in its clause: 16:30停止入馆，周一闭馆 closes nothing at 16:30. */
function findAtClock(
  words: readonly LedWord[],
  facts: readonly MatchedFact[],
  { clauses }: ChineseSource,
): readonly Problem[] {
  return facts.flatMap(({ fact, places }): readonly Problem[] => {
    if (fact.kind !== 'clock') return [];
    const verb = listTelling(words).findLast(({ token }) => token.end <= fact.start);
    if (verb === undefined || isName(verb.token)) return [];
    const own = clauses.filter((clause) => places.some((place) => isInside(place, clause)));
    const stands = verb.places.some((place) => own.some((clause) => isInside(place, clause)));
    return stands || own.length === 0 ? [] : [{ kind: 'uncovered', words: `${verb.token.raw} ${fact.words}` }];
  });
}

const WINS = /\b(?:w[io]ns?|winner|champions?)\b/i;
const RANKED = /第[二三四五六七八九十2-9]\d*名|亚军|季军|[二三]等奖/;
const TELLS_RANK = /\b(?:runner-up|silver|bronze|place)\b/i;

/** Winning where the quotes tell of a later place. */
function findWon(
  text: string,
  words: readonly LedWord[],
  facts: readonly MatchedFact[],
  source: ChineseSource,
): readonly Problem[] {
  if (!WINS.test(text) || TELLS_RANK.test(text) || facts.some(({ fact }) => fact.kind === 'ordinal')) return [];
  const aligned = alignClause(words, facts, source);
  const ranked = aligned.length > 0 && aligned.every(({ start, end }) => RANKED.test(source.folded.slice(start, end)));
  return ranked ? [{ kind: 'ordinal', words: text }] : [];
}

/** How often, at what hour and with what place something happens. */
export function checkEvents(
  statement: Statement,
  matched: readonly MatchedFact[],
  source: ChineseSource,
  led: readonly LedWord[],
): readonly Problem[] {
  return splitClauses(statement).flatMap((clause): readonly Problem[] => {
    const { words, facts } = cutClause(clause, led, matched);
    const text = statement.text.slice(clause.start, clause.end).trim();
    return [
      findOften(text, words, facts, source),
      findAtClock(words, facts, source),
      findWon(text, words, facts, source),
    ].flat();
  });
}
