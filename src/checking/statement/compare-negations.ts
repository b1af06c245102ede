import type { Problem } from '../claims/problem.ts';
import type { Placed } from './choose-places.ts';
import type { SourceSentence } from './source-sentence.ts';
import type { StatementClause } from './split-statement.ts';

/** Words that hold a negating character and deny nothing. */
const HARMLESS =
  /不断|不仅仅?|不但|不只|不少(?!于)|不同|不过|不久|不禁|不论|不管|不超过?|不少于|不低于|不高于|不多于|不大于|不小于|不到|不足|不满|不等|不下于?|差不多|不锈钢|不动产|不得不|不可不|不可或缺|必不可少|不一|不错|不愧|不至于|坚定不移|源源不断|只争朝夕|时不我待|不遗余力|不忘初心|孜孜不倦|无论|无人[机驾驶车艇船]|无锡|无线|无偿|无障碍|无缝|无疑|无限|无私|无菌|无机|从无到有|未来|未成年|未满|未超过|未达到?(?=\d)|非常|非洲|非遗|非物质|非公|非营利|除非|莫非|没收/g;
const NEGATION = /不|没有?|无需|无须|无法|无|尚未|并未|从未|未|非|勿|禁止|严禁|拒绝|否认|免于|难以/g;
/** Between what denies and what is denied. */
const GAP = 4;
const CUT = /[,;。:、!?]/;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The last texts that were read, for a statement is compared with many sentences and a sentence with many clauses. */
const known = new Map<string, readonly Span[]>();
const MOST_KNOWN = 64;

function listNegations(text: string): readonly Span[] {
  const read = known.get(text);
  if (read) return read;
  if (known.size >= MOST_KNOWN) known.clear();
  const found = findNegations(text);
  known.set(text, found);
  return found;
}

function findNegations(text: string): readonly Span[] {
  const plain = text.replace(HARMLESS, (word) => '　'.repeat(word.length));
  return [...plain.matchAll(NEGATION)].map(({ 0: words, index }) => ({ start: index, end: index + words.length }));
}

/** The piece between two marks in which an offset lies. */
function pieceAround(text: string, at: number): Span {
  let [start, end] = [at, at];
  while (start > 0 && !CUT.test(text[start - 1]!)) start -= 1;
  while (end < text.length && !CUT.test(text[end]!)) end += 1;
  return { start, end };
}

/** Whether the word at an offset is denied right before it. */
const isDenied = (negations: readonly Span[], at: number) =>
  negations.some(({ end }) => end <= at && at - end <= GAP) ||
  negations.some(({ start, end }) => start <= at && at < end);

/** Of the places of a word that a statement denies those where the source denies it too, as far as there are any. */
export function preferDenied(
  statement: string,
  word: { readonly start: number },
  places: readonly { readonly start: number; readonly end: number }[],
  source: string,
): typeof places {
  if (places.length < 2 || !isDenied(listNegations(statement), word.start)) return places;
  const theirs = listNegations(source);
  const denied = places.filter(({ start }) => isDenied(theirs, start));
  return denied.length > 0 ? denied : places;
}

/** What a clause denies that its source says, or says that its source denies. */
export function compareNegations(
  clause: StatementClause,
  statement: string,
  placed: readonly Placed[],
  source: SourceSentence,
): readonly Problem[] {
  const own = listNegations(statement).filter(({ start }) => start >= clause.start && start < clause.end);
  const theirs = listNegations(source.text);
  if (own.length === 0 && theirs.length === 0) return [];
  const problem: Problem = { kind: 'negation', words: clause.text };
  for (const { start, end } of own) {
    const piece = pieceAround(statement, start);
    const behind = placed.filter((one) => one.start >= end && one.start < piece.end).slice(0, 2);
    const targets =
      behind.length > 0
        ? behind
        : placed
            .filter((one) => (one.end <= start && one.start >= piece.start) || (one.start <= start && one.end >= end))
            .slice(-1);
    const isSaid = targets.some((target) => {
      const there = pieceAround(source.text, target.at.start);
      if (!theirs.some((other) => other.start >= there.start && other.start < there.end)) return false;
      return (
        isDenied(theirs, target.at.start) ||
        placed.some((one) => isDenied(theirs, one.at.start) && Math.abs(one.start - start) <= GAP + 4)
      );
    });
    if (!isSaid) return [problem];
  }
  for (const { start, end } of theirs) {
    const there = pieceAround(source.text, start);
    const used = placed.filter(({ at }) => at.start >= end && at.start < there.end);
    if (used.length === 0) continue;
    const denied = own.some((mine) => {
      const piece = pieceAround(statement, mine.start);
      return used.some((one) => one.start >= piece.start && one.start < piece.end);
    });
    if (!denied) return [problem];
  }
  return [];
}
