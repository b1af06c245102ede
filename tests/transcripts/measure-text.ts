import stringWidth from 'string-width';

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Cuts a text into what a reader takes for one character. */
export function graphemesOf(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Widths of Latin letters in a common sans serif, in parts of the font size, rounded up. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/^[ijl.,:;'|!]$/, 0.3],
  [/^[ frt()[\]{}/\\"`*-]$/, 0.42],
  [/^[mwMW@%—]$/, 0.95],
  [/^[A-Z&OQ]$/, 0.74],
];
const USUAL = 0.6;
const MONOSPACED = 0.63;
const BOLDER = 1.08;

/** What makes letters wider. */
export interface Weight {
  readonly isBold?: boolean;
  readonly isMonospaced?: boolean;
}

/**
 * About how wide a character is drawn, in pixels: fonts differ, so it is rather more than less.
 * @param size of the font in pixels
 */
export function measureGrapheme(grapheme: string, size: number, { isBold, isMonospaced }: Weight = {}): number {
  const columns = stringWidth(grapheme);
  if (columns === 0) return 0;
  if (columns > 1) return size * (/\p{Extended_Pictographic}/u.test(grapheme) ? 1.3 : 1);
  // A Chinese font draws quotation marks, dots and signs as wide as its characters.
  if (/^[^\p{L}\p{N}]/u.test(grapheme) && stringWidth(grapheme, { ambiguousIsNarrow: false }) > 1) return size;
  if (isMonospaced) return size * MONOSPACED;
  const narrow = WIDTHS.find(([pattern]) => pattern.test(grapheme))?.[1] ?? USUAL;
  return size * narrow * (isBold ? BOLDER : 1);
}

export function measureText(text: string, size: number): number {
  return graphemesOf(text).reduce((sum, grapheme) => sum + measureGrapheme(grapheme, size), 0);
}

/** The text, or as much of its beginning as fits, with an ellipsis. */
export function cutToFit(text: string, width: number, size: number): string {
  if (measureText(text, size) <= width) return text;
  let left = width - measureText('…', size);
  const graphemes = graphemesOf(text);
  const end = graphemes.findIndex((grapheme) => {
    left -= measureGrapheme(grapheme, size);
    return left < 0;
  });
  return `${graphemes.slice(0, end).join('').trimEnd()}…`;
}
