import type { Attachment, Segment } from '../helpers/telegram-double/conversation.ts';
import { measureText } from './measure-text.ts';
import { wrapSegments, type WrappedLine } from './wrap-segments.ts';

export interface Paragraph {
  readonly segments: readonly Segment[];
  readonly size: number;
  readonly lineHeight: number;
  /** Beside a bar, on a tinted ground. */
  readonly bar?: boolean;
  /** Longer ones are folded. */
  readonly mostLines?: number;
  readonly tone?: 'name' | 'muted';
}

/** A line of text; `y` is where its letters stand. */
export interface PlacedLine extends WrappedLine {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly tone: NonNullable<Paragraph['tone']> | 'plain';
}

type Picture = NonNullable<Attachment['picture']>;

/** A picture as large as it is shown. */
export interface PlacedPicture extends Picture {
  readonly x: number;
  readonly y: number;
}

/** Where the ground of a quotation lies, from side to side; its bar runs along the left. */
export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

export interface Stack {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly PlacedLine[];
  readonly bars: readonly Bar[];
  readonly pictures: readonly PlacedPicture[];
}

const BAR_INDENT = 10;
const BAR_PADDING = 4;
const BAR_GAP = 3;
const PICTURE_GAP = 6;
const TALLEST = 480;
const FOLDED: Segment = { text: ' ▾', styles: [] };

/** Places a picture, if there is one, and paragraphs below it from (0, 0), none wider than `width`. */
export function stackParagraphs(paragraphs: readonly Paragraph[], width: number, picture?: Picture): Stack {
  const lines: PlacedLine[] = [];
  const bars: Bar[] = [];
  const pictures = picture ? [fitPicture(picture, width)] : [];
  let y = pictures.reduce((bottom, { height }) => bottom + height + PICTURE_GAP, 0);
  for (const paragraph of paragraphs) {
    const { size, lineHeight, bar = false, tone = 'plain' } = paragraph;
    const indent = bar ? BAR_INDENT : 0;
    if (bar) y += BAR_GAP;
    const top = y;
    if (bar) y += BAR_PADDING;
    for (const line of fold(paragraph, width - indent - (bar ? BAR_PADDING : 0))) {
      lines.push({ ...line, x: indent, y: y + size, size, tone });
      y += lineHeight;
    }
    if (!bar) continue;
    y += BAR_PADDING;
    bars.push({ x: 0, y: top, height: y - top });
    y += BAR_GAP;
  }
  const widest = lines.map(({ x, width: own }) => x + own + (x > 0 ? BAR_PADDING : 0));
  const shown = pictures.map((one) => one.width);
  return { width: Math.max(0, ...widest, ...shown), height: y, lines, bars, pictures };
}

function fitPicture(picture: Picture, width: number): PlacedPicture {
  const scale = Math.min(1, width / picture.width, TALLEST / picture.height);
  return { ...picture, x: 0, y: 0, width: picture.width * scale, height: picture.height * scale };
}

function fold({ segments, size, mostLines }: Paragraph, width: number): readonly WrappedLine[] {
  const all = wrapSegments(segments, width, size);
  if (mostLines === undefined || all.length <= mostLines) return all;
  const room = width - measureText(FOLDED.text, size);
  // Once more and narrower, so that the sign of the fold has room behind the last line.
  return wrapSegments(segments, room, size)
    .slice(0, mostLines)
    .map((line, index) =>
      index < mostLines - 1
        ? line
        : { runs: [...line.runs, FOLDED], width: line.width + measureText(FOLDED.text, size) },
    );
}
