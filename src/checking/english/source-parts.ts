import type { LedWord } from './lead-words.ts';
import type { Place } from './read-layer.ts';
import type { ChineseSource } from './read-chinese-source.ts';

const PART_END = /[;；。!?！？\n]/g;

/** The parallel parts of the quotes: what stands between semicolons and full stops. */
export function listParts({ folded }: ChineseSource): readonly Place[] {
  const parts: Place[] = [];
  let start = 0;
  for (const { index } of folded.matchAll(PART_END)) {
    if (index > start) parts.push({ start, end: index });
    start = index + 1;
  }
  return start < folded.length ? [...parts, { start, end: folded.length }] : parts;
}

/** Whether two places share a character. */
export const overlaps = (a: Place, b: Place) => a.start < b.end && b.start < a.end;
export const isInside = (inner: Place, outer: Place) => outer.start <= inner.start && inner.end <= outer.end;

/** The words that say something and stand in the quotes. */
export const listTelling = (words: readonly LedWord[]) =>
  words.filter(({ frame, places }) => !frame && places.length > 0);

/** Whether all places of a word lie in a span. */
export const isOnlyIn = ({ places }: LedWord, span: Place) =>
  places.length > 0 && places.every((place) => isInside(place, span));
