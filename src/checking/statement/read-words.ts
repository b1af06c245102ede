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

/** Words of grammar that the dictionary parts or joins wrongly before what they lead in to. */
const OTHERWISE = /比(?=上年|去年|上月|同期)|上年|同比|人(?=称[,:])|(?<=院)所(?=有)|可(?=[到至从向])/g;

/** The words of the dictionary, parted where a word of grammar begins or ends. */
function splitSegments(text: string): readonly { readonly segment: string; readonly index: number }[] {
  const known = [...text.matchAll(OTHERWISE)].map(({ index, 0: { length } }) => ({ index, end: index + length }));
  const segments = [...segmenter.segment(text)].map(({ segment, index }) => ({ segment, index }));
  if (known.length === 0) return segments;
  const cuts = new Set(known.flatMap(({ index, end }) => [index, end]));
  const inside = (at: number) => known.some(({ index, end }) => at > index && at < end);
  const borders = new Set([...segments.map(({ index }) => index), ...cuts, text.length].filter((at) => !inside(at)));
  const sorted = [...borders].toSorted((a, b) => a - b);
  return sorted.slice(0, -1).map((index, i) => ({ segment: text.slice(index, sorted[i + 1]), index }));
}

/** Splits a plain text into its figures and the words between them. */
export function readWords(text: string): ReadWords {
  const facts = readStrictFacts(text);
  const rest = blank(
    text,
    facts.map(({ from, to }) => ({ start: from, end: to })),
  );
  const words: Word[] = [];
  const edges = new Set<number>();
  for (const { segment, index } of splitSegments(rest)) {
    edges.add(index).add(index + segment.length);
    if (SPOKEN.test(segment)) words.push({ text: segment, start: index, end: index + segment.length });
  }
  for (const { segment, index } of segmenter.segment(text)) edges.add(index).add(index + segment.length);
  return { facts, words, edges };
}
