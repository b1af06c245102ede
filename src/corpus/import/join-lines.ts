import type { Line } from './line.ts';
import { countHan, endsSentence, measureWidth, withText } from './line.ts';

/** What is known of a page's layout from all of its lines. */
interface Layout {
  /** The page marks its headings, so a line without an end is no heading. */
  readonly marksHeadings: boolean;
  /** Text is broken at a fixed width, as in a copied PDF; 0 when it is not. */
  readonly width: number;
  /** Paragraphs begin with an indent. */
  readonly indents: boolean;
}

/** In UTF-16 units. What has grown to this is no torn sentence; to look at it again for every line would take long. */
const LONGEST_JOINED = 3_000;
/** A heading is seldom wider than this. */
const WIDEST_HEADING = 40;
/** A photo's caption ends with its author and not with a full stop. */
const CAPTION = /^(?:图为|图:|资料图|▲|[上下左右]图|图[一二三\d])|(?:摄|供图|[报网社端]发|图)[)\s]*$|供图|摄影/;
/** Adverbials that open a sentence, never a heading. */
const PROSE_START =
  /^(?:本报讯|.{2,12}\d{1,2}日.{0,8}[讯电]|\S{0,8}\(\S{0,4}记者|(?:近年来|目前|今年以来|当前|据悉|据了解|据介绍|此外|同时|其中|当天|日前|近日|接下来|下一步|未来|去年\S{0,4}|今年\S{0,4}|\d{1,2}月\d{1,2}日|\d{4}年\S{0,6}|在[^,]{1,16}(?:方面|中|上|下|时|期间|基础上|过程中)),)/;
/** A modal or adverb that waits for its verb, a particle or preposition that waits for its noun. */
const OPEN_END =
  /(?:将|要|会|可|应|已|正|拟|能|也|还|并|继续|不断)(?:重点|积极|共同|进一步|继续|大力|着力|加快|全面|深入|持续|充分|努力|不断|联合|逐步|主动|统筹|全力|率先|依托|围绕|通过|按照|根据|以|与|在|对|把|从|由)?$|(?:的|和|与|及|或|把|被|对|向|以|由|于|等|是|为|在|从|将|以及|包括|通过|围绕|根据|按照)$/;
const STARTS_LATIN = /^[a-z0-9]/;

function countMarks(text: string, open: string, close: string): number {
  return text.split(open).length - text.split(close).length;
}

/** A bracket or quotation mark of the line is still open at its end. */
function hasOpenPair(text: string): boolean {
  return ['“”', '（）', '()', '《》', '「」', '『』'].some(
    ([open = '', close = '']) => countMarks(text, open, close) > 0,
  );
}

/**
 * The width at which the page breaks its lines, or 0: many lines do not end, these are about equally wide,
 * and no line is wider.
 */
function findWrapWidth(lines: readonly Line[]): number {
  const texts = lines.filter((line) => line.kind === 'text' && measureWidth(line.text) >= 15);
  const open = texts.filter((line) => !endsSentence(line.folded)).map((line) => measureWidth(line.text));
  const width = open.toSorted((a, b) => a - b)[Math.floor(open.length / 2)] ?? 0;
  const near = open.filter((each) => Math.abs(each - width) <= 3);
  const isWidest = texts.every((line) => measureWidth(line.text) <= width + 4);
  const areMany = open.length >= 3 && open.length * 4 > texts.length && near.length * 3 >= open.length * 2;
  return isWidest && areMany ? width : 0;
}

function readLayout(lines: readonly Line[]): Layout {
  const texts = lines.filter((line) => line.kind === 'text');
  return {
    marksHeadings: lines.filter((line) => line.kind === 'heading').length >= 2,
    width: findWrapWidth(lines),
    indents: texts.filter((line) => line.indent >= 2).length * 5 >= texts.length,
  };
}

/** Whether `next` continues the sentence of `line`, which the layout of the page has broken. */
function continues(line: Line, next: Line, layout: Layout): boolean {
  if (next.kind !== 'text' || line.kind === 'heading' || line.kind === 'row') return false;
  const width = measureWidth(line.text);
  const isFull = layout.width > 0 && next.blanksBefore === 0 && width >= layout.width - 3;
  if (endsSentence(line.folded)) return isFull && layout.indents && next.indent === 0 && line.kind === 'text';
  if (CAPTION.test(line.folded) && width <= 80) return false;
  if (isFull) return !(layout.indents && next.indent >= 2);
  if (/[,、—]$/.test(line.folded) || hasOpenPair(line.text)) return true;
  if (/[a-z]$/i.test(line.text) && /^[a-z]/.test(next.text)) return true;
  if (layout.indents && next.indent >= 2 && line.indent === 0) return false;
  const nextIsProse = endsSentence(next.folded) || measureWidth(next.text) > WIDEST_HEADING;
  if (!nextIsProse && !(width > WIDEST_HEADING && /[,;]/.test(next.folded))) return false;
  // A sentence ended inside the line: it is prose, and its last sentence is not at an end.
  if (/[。!?;](?!$)/.test(line.folded) && line.kind === 'text') return true;
  if (line.kind === 'item') return OPEN_END.test(line.folded);
  if (width > WIDEST_HEADING) return true;
  const hasComma = line.folded.includes(',');
  if (layout.marksHeadings) return hasComma && width >= 8;
  return OPEN_END.test(line.folded) ? hasComma || width > 20 : PROSE_START.test(line.folded);
}

/** A heading torn over two lines: nothing between them, and the first waits for its noun or is only a number. */
function isTornHeading(line: Line, next: Line, afterNext: Line | undefined): boolean {
  const areShort = [line, next].every(
    (each) => each.kind === 'text' && !endsSentence(each.folded) && measureWidth(each.text) <= 24,
  );
  if (areShort && /^\d{1,2}$/.test(line.folded)) return countHan(next.text) >= 3;
  if (!areShort || next.blanksBefore > 0 || countHan(line.text) < 4) return false;
  return (
    afterNext !== undefined &&
    endsSentence(afterNext.folded) &&
    (OPEN_END.test(line.folded) || afterNext.blanksBefore > 0)
  );
}

/**
 * Joins what the layout of a page has torn: sentences over lines, blank lines inside sentences, headings over
 * two lines (kept together with a space). No character of the text is changed.
 */
export function joinLines(lines: readonly Line[]): { readonly lines: readonly Line[]; readonly joined: number } {
  const layout = readLayout(lines);
  const result: Line[] = [];
  let joined = 0;
  // The line as it was printed: widths and indents are those of the page.
  let printed: Line | undefined;
  for (const [at, next] of lines.entries()) {
    const last = result.at(-1);
    const isTorn = last && printed ? isTornHeading(printed, next, lines[at + 1]) : false;
    // What has gathered so far decides whether a sentence is open, the printed line whether it was full.
    const isOpen =
      last &&
      printed &&
      last.text.length < LONGEST_JOINED &&
      (continues({ ...last, indent: printed.indent }, next, { ...layout, width: 0 }) ||
        continues(printed, next, layout));
    if (last && (isTorn || isOpen)) {
      const isLatin =
        /[a-z0-9.,;]$/.test(last.folded) &&
        STARTS_LATIN.test(next.folded) &&
        /[a-z]/.test(last.folded.slice(-1) + next.folded[0]!);
      result[result.length - 1] = withText(last, last.text + (isTorn || isLatin ? ' ' : '') + next.text);
      joined += 1;
    } else result.push(next);
    printed = next;
  }
  return { lines: result, joined };
}
