import type { EnglishFact } from './english-fact.ts';
import {
  readEnglishDurations,
  readEnglishNumbers,
  readEnglishOrdinals,
  readEnglishRatios,
} from './read-english-amounts.ts';
import { cover, readEnglishClocks, readEnglishDates } from './read-english-dates.ts';

/** The figures of an English text in their order, not overlapping: dates, clock times, ordinals, shares, amounts. */
export function readEnglishFacts(text: string): readonly EnglishFact[] {
  const facts: EnglishFact[] = [];
  let rest = text;
  for (const read of [
    readEnglishDates,
    readEnglishDurations,
    readEnglishClocks,
    readEnglishRatios,
    readEnglishOrdinals,
    readEnglishNumbers,
  ]) {
    const found = read(rest);
    facts.push(...found);
    rest = cover(rest, found);
  }
  return facts.toSorted((a, b) => a.start - b.start);
}
