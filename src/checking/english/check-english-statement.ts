import { foldText } from '../../language/fold.ts';
import type { Glossary } from '../../language/glossary.ts';
import type { Problem } from '../claims/problem.ts';
import type { CitedText, StatementCheck } from '../statement-check.ts';
import { checkContrast } from './check-contrast.ts';
import { checkEnglishFacts } from './check-english-facts.ts';
import { checkEvents } from './check-events.ts';
import { checkModifiers } from './check-modifiers.ts';
import { checkModes } from './check-modes.ts';
import { checkNames } from './check-names.ts';
import { checkOrder } from './check-order.ts';
import { checkOwners } from './check-owners.ts';
import { checkParties } from './check-parties.ts';
import { checkParts } from './check-parts.ts';
import { checkRoles } from './check-roles.ts';
import { checkTogether } from './check-together.ts';
import { checkWords } from './check-words.ts';
import { leadWords } from './lead-words.ts';
import { matchFacts } from './match-fact.ts';
import { readChineseSource } from './read-chinese-source.ts';
import { splitStatement } from './split-statement.ts';

/** A sentence of more characters is no sentence that can be checked. */
const LONGEST = 1500;
const LINK =
  /https?:|www\.|\b[\w-]{1,63}\.(?:com|cn|org|net|io|gov|edu|me|ru|info)\b|@|(?<![\w/])\/[a-z]|[<>[\]{}`*_#|\\~^\p{Cc}\p{Cf}\p{Co}]/iu;

/**
 * Whether an English sentence says nothing that the quoted Chinese text does not say: its figures, dates and names one
 * by one, its other words by the dictionary and a reviewed table, denials and plans clause by clause.
 *
 * Words are led to the quotes, not understood: who did what to whom is compared by the order of names and the clauses of
 * a sentence, not by its grammar.
 *
 * @param cited the quotes it rests on; without any it is not supported
 */
export function checkEnglishStatement(text: string, cited: readonly CitedText[], glossary: Glossary): StatementCheck {
  const problems = findProblems(text, cited, glossary);
  return { supported: problems.length === 0, problems };
}

function findProblems(text: string, cited: readonly CitedText[], glossary: Glossary): readonly Problem[] {
  if (text.length > LONGEST || cited.length === 0) return [{ kind: 'uncovered', words: text.slice(0, LONGEST) }];
  const link = LINK.exec(text);
  if (link) return [{ kind: 'link', words: link[0] }];
  const statement = splitStatement(text);
  if (statement.tokens.every(({ stop }) => stop)) return [{ kind: 'uncovered', words: text }];
  const source = readChineseSource(cited, glossary);
  const matched = matchFacts(statement, source);
  const led = leadWords(statement, source, glossary);
  return [
    ...statement.chinese
      .map((words) => foldText(words))
      .filter((words) => ![source.folded, ...source.context].some((part) => part.includes(words)))
      .map((words): Problem => ({ kind: 'quotation', words })),
    ...checkEnglishFacts(statement, matched, source, led),
    ...checkNames(led, source),
    ...checkRoles(statement, matched, source, led, glossary),
    ...checkWords(led, source),
    ...checkModes(statement, matched, source, led),
    ...checkParts(statement, matched, source, led),
    ...checkModifiers(statement, matched, source, led),
    ...checkOwners(statement, matched, source, led),
    ...checkEvents(statement, matched, source, led),
    ...checkContrast(statement, matched, source, led),
    ...checkParties(statement, matched, source, led, glossary),
    ...checkOrder(led, source, glossary),
    ...checkTogether(statement, matched, source, led),
  ];
}
