import { isFrameWord } from './everyday-words.ts';
import type { Statement, Token } from './split-statement.ts';

const PARTICLES = new Set(['up', 'out', 'off', 'away', 'ago', 'back', 'down']);

/** Belongs to the verb before it: set up, carried out; alone it tells a direction. */
function isParticle(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (!PARTICLES.has(tokens[at]!.lower)) return false;
  if (tokens[at]!.lower === 'ago') return true;
  return before !== undefined && tokens[at]!.joined && !before.stop && !isFrameWord(before.lower);
}

/** Of the second largest only the ordinal has to be told: 第二大. */
const isRanked = (token: Token, facts: Statement['facts']) =>
  /^(?:largest|biggest|highest|longest|most)$/.test(token.lower) &&
  facts.some(({ kind, end }) => kind === 'ordinal' && token.start - end <= 1 && token.start >= end);

const COMPARES = 24;

/** Says nothing but its preposition or verb: in place, take part. */
const isIdle = (tokens: readonly Token[], at: number) =>
  (tokens[at]!.lower === 'place' && /^(?:in|take|takes|took|taken|taking)$/.test(tokens[at - 1]?.lower ?? '')) ||
  (tokens[at]!.lower === 'time' && tokens[at + 1]?.lower === 'being') ||
  (/^(?:runs?|ran|lasts?)$/.test(tokens[at]!.lower) && tokens[at + 1]?.lower === 'from') ||
  (tokens[at]!.lower === 'part' && /^(?:take|takes|took|taken|taking|as)$/.test(tokens[at - 1]?.lower ?? ''));

/** Read with the figure beside it: before July 15; 12,000 fewer; finished second. */
const isOfFigure = (token: Token, facts: Statement['facts']) =>
  (/^(?:finish(?:ed|es)?|placed|ranks?|ranked)$/.test(token.lower) &&
    facts.some(
      ({ kind, start }) => kind === 'ordinal' && start > token.end && start - token.end <= 'in the '.length,
    )) ||
  (/^(?:before|after|until|till|through|since|starting|beginning|effective|worth)$/.test(token.lower) &&
    facts.some(({ start }) => start > token.end && start - token.end <= 'on the '.length)) ||
  (/^(?:fewer|less|lower|higher|greater|more)$/.test(token.lower) &&
    facts.some(({ kind, end }) => kind === 'number' && token.start >= end && token.start - end <= COMPARES));

/** Whether a word of a statement asserts nothing by itself where it stands. */
export function isFrame({ tokens, facts }: Statement, at: number): boolean {
  const token = tokens[at]!;
  return (
    token.stop ||
    // People's Square is a name.
    (isFrameWord(token.lower) && !(token.lower === 'people' && token.capital && !token.initial)) ||
    isParticle(tokens, at) ||
    isRanked(token, facts) ||
    isOfFigure(token, facts) ||
    isIdle(tokens, at)
  );
}
