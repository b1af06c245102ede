import { foldWithOffsets } from '../language/fold.ts';
import type { Concept, Question } from '../question/question.ts';

/** A concept where it stands in the question; offsets in the folded text of the question. */
export interface PlacedConcept {
  readonly concept: Concept;
  readonly start: number;
  readonly end: number;
}

export interface PlacedQuestion {
  readonly folded: string;
  /** In the order of the question, not overlapping. */
  readonly concepts: readonly PlacedConcept[];
  /** The asker's own words of a folded span; null when the span has no exact counterpart or is nothing to repeat. */
  words(start: number, end: number): string | null;
}

/** In UTF-16 units: what is repeated from a question is a name or a noun, no sentence. */
const LONGEST = 24;
/** Letters and figures of the three languages with what joins them; no link, mention, command or line break fits. */
const REPEATABLE =
  /^[\p{Script=Han}\p{Script=Latin}\p{Nd}](?:[\p{Script=Han}\p{Script=Latin}\p{Nd} ·&+()（）-]*[\p{Script=Han}\p{Script=Latin}\p{Nd}])?$/u;

const escape = (words: string) => words.replaceAll(/[^\p{L}\p{N}\s]/gu, String.raw`\$&`);

/** Where the words of a concept stand, each word whole where words are parted by spaces. */
function* findPlaces(words: string, folded: string, english: boolean): Generator<readonly [number, number]> {
  if (english) {
    const pattern = new RegExp(
      `(?<![a-z0-9])${words
        .split(/\s+/)
        .map(escape)
        .join(String.raw`\s+`)}(?![a-z0-9])`,
      'gu',
    );
    for (const { 0: found, index } of folded.matchAll(pattern)) yield [index, index + found.length];
  } else
    for (let at = folded.indexOf(words); at >= 0; at = folded.indexOf(words, at + 1)) yield [at, at + words.length];
}

/** Leads the concepts of a question back to the words they were asked in; one whose words are not found is left out. */
export function placeConcepts({ text, language, concepts }: Question): PlacedQuestion {
  const { folded, offsets } = foldWithOffsets(text);
  const placed: PlacedConcept[] = [];
  // The longest first: 重 must not take the place of 重庆.
  for (const concept of concepts.toSorted((a, b) => b.words.length - a.words.length))
    for (const [start, end] of findPlaces(concept.words, folded, language === 'en')) {
      if (placed.some((other) => start < other.end && other.start < end)) continue;
      placed.push({ concept, start, end });
      break;
    }
  return {
    folded,
    concepts: placed.sort((a, b) => a.start - b.start),
    words(start, end) {
      const words = text.slice(offsets[start], offsets[end]);
      // A cut through a word that folds as a whole leaves more or less than what was meant.
      const isWhole = foldWithOffsets(words).folded === folded.slice(start, end);
      return isWhole && words.length <= LONGEST && REPEATABLE.test(words) ? words : null;
    },
  };
}
