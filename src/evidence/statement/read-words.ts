import { blank } from '../claims/read-dates.ts';
import { readStrictFacts, type StrictFact } from './read-strict-facts.ts';

/** A word of a plain text, `[start, end)`. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface ReadWords {
  readonly facts: readonly StrictFact[];
  /** Words outside the figures and their limits, in order. */
  readonly words: readonly Word[];
  /** Offsets at which a word of the dictionary begins or ends. */
  readonly edges: ReadonlySet<number>;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const SPOKEN = /[\p{L}\p{N}]/u;

/** Splits a plain text into its figures and the words between them. */
export function readWords(text: string): ReadWords {
  const facts = readStrictFacts(text);
  const rest = blank(
    text,
    facts.map(({ from, to }) => ({ start: from, end: to })),
  );
  const words: Word[] = [];
  const edges = new Set<number>();
  for (const { segment, index } of segmenter.segment(rest)) {
    edges.add(index).add(index + segment.length);
    if (SPOKEN.test(segment)) words.push({ text: segment, start: index, end: index + segment.length });
  }
  for (const { segment, index } of segmenter.segment(text)) edges.add(index).add(index + segment.length);
  return { facts, words, edges };
}
