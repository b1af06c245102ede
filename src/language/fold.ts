import hkVariants from 'opencc-js/dict/HKVariantsRev';
import japaneseForms from 'opencc-js/dict/JPShinjitaiCharacters';
import simplifiedToTraditional from 'opencc-js/dict/STCharacters';
import traditionalToSimplified from 'opencc-js/dict/TSCharacters';
import twVariants from 'opencc-js/dict/TWVariantsRev';
import { findPhrases } from './fold-phrases.ts';

/**
 * Characters that Simplified text may write in either of two ways where Traditional text has one.
 * Phrase dictionaries decide them by context; for search both sides meet at one form.
 */
const MERGED = '著着瞭了藉借摺折馀余锺钟';

type CharMap = ReadonlyMap<string, string>;
let charMap: CharMap | undefined;

function readPairs(dictionary: string): readonly (readonly [string, string])[] {
  return dictionary.split('|').map((entry) => {
    const [from = '', ...to] = entry.split(' ');
    return [from, to.at(-1) ?? from] as const;
  });
}

/** All characters of the rows of a two-byte encoding that fill a plane of everyday characters. */
function listCharacters(
  encoding: string,
  rows: readonly [number, number],
  cells: readonly (readonly [number, number])[],
) {
  const bytes: number[] = [];
  for (let row = rows[0]; row <= rows[1]; row += 1)
    for (const [first, last] of cells) for (let cell = first; cell <= last; cell += 1) bytes.push(row, cell);
  return new Set(new TextDecoder(encoding).decode(Uint8Array.from(bytes)));
}

/** The 6,763 characters of GB 2312, which is what everyday Simplified text is written with. */
const listGb2312 = (): ReadonlySet<string> => listCharacters('gb18030', [0xb0, 0xf7], [[0xa1, 0xfe]]);

/** The frequently used characters of Big5, which is what everyday Traditional text is written with. */
const listBig5 = (): ReadonlySet<string> =>
  listCharacters(
    'big5',
    [0xa4, 0xc6],
    [
      [0x40, 0x7e],
      [0xa1, 0xfe],
    ],
  );

/** Traditional, regional and Japanese forms → one Simplified form, from OpenCC's tables (Apache-2.0). */
function buildCharMap(): CharMap {
  const map = new Map(readPairs(traditionalToSimplified));
  const everyday = listGb2312();
  for (const dictionary of [twVariants, hkVariants, japaneseForms])
    for (const [variant, traditional] of readPairs(dictionary))
      // A character that Simplified text uses in its own right (才, 予) is no variant to be folded away.
      if (!map.has(variant) && !everyday.has(variant)) map.set(variant, map.get(traditional) ?? traditional);
  const merged = Array.from(MERGED);
  for (let i = 0; i < merged.length; i += 2) map.set(merged[i]!, merged[i + 1]!);
  // Where the way to Traditional and the way back part (谘 → 諮 → 咨), both ends meet at one form.
  for (const entry of simplifiedToTraditional.split('|')) {
    const [simplified = '', traditional = ''] = entry.split(' ');
    const back = map.get(traditional);
    if (back === undefined && !everyday.has(traditional)) map.set(traditional, simplified);
    else if (back !== undefined && back !== simplified && !map.has(simplified)) map.set(simplified, back);
  }
  for (const [from, to] of map) map.set(from, map.get(to) ?? to);
  return map;
}

/** One Han character in the form that search compares: Simplified. Other characters come back unchanged. */
export function foldChar(char: string): string {
  charMap ??= buildCharMap();
  return charMap.get(char) ?? char;
}

let simplifiedOnly: ReadonlySet<string> | undefined;

/** Whether Traditional text never writes this character (业, but not 后, 里 or 台, which it has as well). */
export function isSimplifiedOnly(char: string): boolean {
  if (!simplifiedOnly) {
    const traditional = listBig5();
    simplifiedOnly = new Set(
      readPairs(simplifiedToTraditional)
        .map(([simplified]) => simplified)
        .filter((simplified) => !traditional.has(simplified)),
    );
  }
  return simplifiedOnly.has(char);
}

/**
 * NFKC (full-width → ASCII, compatibility forms), lower case, Traditional → Simplified character by character: the form
 * in which a passage reaches the embedding model, its words as they are.
 */
export function foldChars(text: string): string {
  let folded = '';
  for (const char of text.normalize('NFKC').toLowerCase()) folded += foldChar(char);
  return folded;
}

/**
 * The form in which texts are compared and searched: every character in one form (`foldChars`), every word that is
 * another one in Taiwan in one wording. Not for display, and not length-preserving: use `foldWithOffsets` to find the
 * way back.
 */
export function foldText(text: string): string {
  const folded = foldChars(text);
  const spans = findPhrases(folded, foldChars);
  if (spans.length === 0) return folded;
  let merged = '';
  let at = 0;
  for (const { start, end, to } of spans) {
    merged += folded.slice(at, start) + to;
    at = end;
  }
  return merged + folded.slice(at);
}

export interface FoldedText {
  readonly folded: string;
  /** For each UTF-16 unit of `folded`, the offset in the original text it came from; one more at the end. */
  readonly offsets: Uint32Array;
}

/** `foldText` one code point at a time, keeping for every folded unit the offset it came from. */
export function foldWithOffsets(text: string): FoldedText {
  let folded = '';
  const offsets: number[] = [];
  let at = 0;
  for (const char of text) {
    // NFKC and case leave the Han characters of this block as they are.
    const piece = char >= '\u4e00' && char <= '\u9fff' ? foldChar(char) : foldChars(char);
    for (let i = 0; i < piece.length; i += 1) offsets.push(at);
    folded += piece;
    at += char.length;
  }
  offsets.push(text.length);
  const spans = findPhrases(folded, foldChars);
  if (spans.length === 0) return { folded, offsets: Uint32Array.from(offsets) };
  let merged = '';
  const mergedOffsets: number[] = [];
  let from = 0;
  const keep = (end: number) => {
    merged += folded.slice(from, end);
    for (let i = from; i < end; i += 1) mergedOffsets.push(offsets[i]!);
  };
  for (const { start, end, to } of spans) {
    keep(start);
    // The other wording came from the phrase as a whole.
    for (let i = 0; i < to.length; i += 1) mergedOffsets.push(offsets[start]!);
    merged += to;
    from = end;
  }
  keep(folded.length);
  mergedOffsets.push(text.length);
  return { folded: merged, offsets: Uint32Array.from(mergedOffsets) };
}
