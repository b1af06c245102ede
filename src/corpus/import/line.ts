import { foldChars } from '../../language/fold.ts';
import { isListItem } from '../paragraphs.ts';

/** What a line of a raw page is known to be: `row` is a table row, `item` a list item. */
export type LineKind = 'text' | 'heading' | 'item' | 'row';

/** One line of a raw page on its way into an article. */
export interface Line {
  /** 1-based place among the lines of the page, for the report. */
  readonly number: number;
  /** Without white space at its ends; never empty. */
  readonly text: string;
  /** `foldChars(text)`: rules are written once, in lower case, Simplified, with ASCII punctuation, in words as they stand. */
  readonly folded: string;
  /** White space before the text, a full-width space counting two. */
  readonly indent: number;
  readonly blanksBefore: number;
  readonly kind: LineKind;
  /** 1 to 6 for a heading, else 0. */
  readonly depth: number;
}

const MARKDOWN_HEADING = /^(#{1,6})\s+(\S(?:.*\S)?)/;

/** The line again with another text. */
export function withText(line: Line, text: string): Line {
  return { ...line, text, folded: foldChars(text) };
}

/** The lines of a text; blank ones are counted, not kept. `# …` lines are headings. */
export function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let blanksBefore = 0;
  for (const [at, raw] of text.split('\n').entries()) {
    const trimmed = raw.trim();
    if (trimmed === '') {
      blanksBefore += 1;
      continue;
    }
    const space = raw.slice(0, raw.length - raw.trimStart().length);
    const heading = MARKDOWN_HEADING.exec(trimmed);
    const body = heading?.[2]?.trim() ?? trimmed;
    lines.push({
      number: at + 1,
      text: body,
      folded: foldChars(body),
      indent: space.replaceAll('\u3000', '  ').replaceAll('\t', '    ').length,
      blanksBefore,
      kind: heading ? 'heading' : isListItem(trimmed) ? 'item' : 'text',
      depth: heading?.[1]?.length ?? 0,
    });
    blanksBefore = 0;
  }
  return lines;
}

/** How many Han characters a text holds. */
export function countHan(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0;
}

/** Length in Han characters, where letters and digits count half: what a reader takes for a short or long line. */
export function measureWidth(text: string): number {
  let width = 0;
  for (const char of text) width += /[\x20-\x7e]/.test(char) ? 0.5 : 1;
  return width;
}

const END = /[。!?;:…][”’」』)\]】"']*$|\.["”')]*$|[”」][)\]】]*[。!?;]$/;

/** Whether a folded text ends as a sentence or clause does, so that nothing of it can be missing. */
export function endsSentence(folded: string): boolean {
  return END.test(folded);
}

/** Whether a line reads as prose of an article: a sentence of some length. */
export function isProse(line: Line): boolean {
  if (line.kind === 'heading' || line.kind === 'row') return false;
  const width = measureWidth(line.text);
  return width >= 50 || (width >= 12 && endsSentence(line.folded) && !line.folded.endsWith(':'));
}

/** `foldChars` one code point at a time, with the offset that every unit came from and the end of the text. */
function foldWithOffsets(text: string): { readonly folded: string; readonly offsets: readonly number[] } {
  let folded = '';
  const offsets: number[] = [];
  let at = 0;
  for (const char of text) {
    const piece = foldChars(char);
    for (let i = 0; i < piece.length; i += 1) offsets.push(at);
    folded += piece;
    at += char.length;
  }
  return { folded, offsets: [...offsets, text.length] };
}

/**
 * Matches a pattern against the folded text.
 * @returns the groups as they stand in the text itself (Traditional characters, capitals), or null
 */
export function matchFolded(pattern: RegExp, line: Pick<Line, 'text' | 'folded'>): readonly string[] | null {
  // The way back to the text is costly, and most lines need none.
  if (!pattern.test(line.folded)) return null;
  const { folded, offsets } = foldWithOffsets(line.text);
  const found = new RegExp(pattern.source, `${pattern.flags}d`).exec(folded);
  return found?.indices?.map((span) => (span ? line.text.slice(offsets[span[0]], offsets[span[1]]) : '')) ?? null;
}
