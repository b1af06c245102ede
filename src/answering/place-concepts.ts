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
  readonly words: (start: number, end: number) => string | null;
  /** Whether a folded span may be but a part of a word or a name: what stands beside it could belong to it. */
  readonly isCut: (start: number, end: number) => boolean;
}

/** In UTF-16 units: what is repeated from a question is a name or a noun, no sentence. */
const LONGEST = 24;
/** Letters and figures of the three languages with what joins them; no link, mention, command or line break fits. */
const REPEATABLE =
  /^[\p{Script=Han}\p{Script=Latin}\p{Nd}](?:[\p{Script=Han}\p{Script=Latin}\p{Nd} ·&+()（）-]*[\p{Script=Han}\p{Script=Latin}\p{Nd}])?$/u;

/** Characters after and before which a Chinese name may end and begin: they ask, point or bind. */
const BINDING = /[的在是和与有对从被把由及或向为到于将给跟同以能可了吗呢之里内多几哪什怎何谁问得]/;
const HAN = /\p{Script=Han}/u;
const LETTER = /[\p{L}\p{Nd}]/u;
/** Joins the parts of one name: 马丁·路德. */
const MARK = /[·•・-]/;

/** Where the words of a concept stand, each word whole where words are parted by spaces. */
function* findPlaces(words: string, folded: string, english: boolean): Generator<readonly [number, number]> {
  if (english) {
    const pattern = words.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`).replaceAll(/\s+/g, String.raw`\s+`);
    for (const { 0: found, index } of folded.matchAll(new RegExp(`(?<![a-z0-9-])${pattern}(?![a-z0-9-])`, 'g')))
      yield [index, index + found.length];
  } else
    for (let at = folded.indexOf(words); at >= 0; at = folded.indexOf(words, at + 1)) yield [at, at + words.length];
}

/** Whether a span may be but a part of a word or name (伊斯兰国 in 伊斯兰国家): what stands beside it could belong to it. */
function isCut(folded: string, concepts: readonly PlacedConcept[], start: number, end: number): boolean {
  return [start - 1, end].some((at) => {
    const char = folded[at];
    const own = folded[at < start ? start : end - 1]!;
    if (char === undefined || BINDING.test(char) || !LETTER.test(char)) return MARK.test(char ?? '');
    if (!HAN.test(char) || !HAN.test(own)) return HAN.test(char) === HAN.test(own);
    // A word of the question is one by itself; a lone character is what is left of another.
    return !concepts.some(
      (other) => other.end - other.start > 1 && (at < start ? other.end === start : other.start === end),
    );
  });
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
    concepts: placed.toSorted((a, b) => a.start - b.start),
    isCut: (start, end) => isCut(folded, placed, start, end),
    words(start, end) {
      const words = text.slice(offsets[start], offsets[end]);
      // A cut through a word that folds as a whole leaves more or less than what was meant.
      const isWhole = foldWithOffsets(words).folded === folded.slice(start, end);
      return isWhole && words.length <= LONGEST && REPEATABLE.test(words) ? words : null;
    },
  };
}

/** The rest of an English name that is written with capitals: First World + War. The first word has one anyhow. */
export function widenCapitals(
  start: number,
  end: number,
  { folded, words }: PlacedQuestion,
): readonly [number, number] {
  const isCapital = (from: number, to: number) => from > 0 && /^\p{Lu}/u.test(words(from, to) ?? '');
  let [first, last] = [start, end];
  for (
    let found;
    (found = /(?<![a-z0-9-])[a-z0-9-]+(?= $)/.exec(folded.slice(0, first))) && isCapital(found.index, first - 1);
  )
    first = found.index;
  for (let found; (found = /^ [a-z0-9-]+/.exec(folded.slice(last))) && isCapital(last + 1, last + found[0].length);)
    last += found[0].length;
  return [first, last];
}
