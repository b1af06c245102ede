import type { Bubble, ConversationItem, PressNotice, Segment } from '../helpers/telegram-double/conversation.ts';
import { cutToFit, measureText } from './measure-text.ts';
import { stackParagraphs, type PlacedLine, type PlacedPicture } from './stack-paragraphs.ts';
import { paragraphsOf, SMALL } from './paragraphs-of-bubble.ts';

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedButton extends Rect {
  readonly label: string;
  readonly kind: Bubble['buttons'][number][number]['kind'];
}

/** A bubble or a pill with everything in it where it belongs, in pixels from the upper left corner of the picture. */
export interface Placed extends Rect {
  readonly kind: 'left' | 'right' | 'notice' | 'toast';
  readonly lines: readonly PlacedLine[];
  /** Grounds of quotations. */
  readonly bars: readonly Rect[];
  readonly pictures: readonly PlacedPicture[];
  readonly buttons: readonly PlacedButton[];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly placed: readonly Placed[];
}

const MARGIN = 10;
const GAP = 8;
const PADDING = { x: 12, y: 9 };
const BUTTON = { height: 34, gap: 4, padding: 10, size: 14 };
/** Room that a bubble leaves on the side of the others. */
const INDENT = 40;

/** Places a conversation from top to bottom, in a picture of the given width. */
export function layoutConversation(items: readonly ConversationItem[], width: number): Layout {
  const names = new Set(items.map((item) => (item.kind === 'message' && item.side === 'left' ? item.name : null)));
  names.delete(null);
  const placed: Placed[] = [];
  let y = MARGIN;
  for (const item of items) {
    const all =
      item.kind === 'message'
        ? [placeBubble(item, y, width, names.size > 1)]
        : item.kind === 'press'
          ? placePress(item, y, width)
          : [placePill('notice', item.words, y, width)];
    placed.push(...all);
    y = bottomOf(all.at(-1)!) + GAP;
  }
  return { width, height: Math.ceil(y - GAP + MARGIN), placed };
}

function placeBubble(bubble: Bubble, y: number, width: number, isNamed: boolean): Placed {
  const most = width - 2 * MARGIN - INDENT - 2 * PADDING.x;
  const stack = stackParagraphs(paragraphsOf(bubble, isNamed), most, bubble.attachment?.picture);
  const inner = Math.min(most, Math.max(stack.width, widthOfButtons(bubble)));
  const outer = Math.ceil(inner) + 2 * PADDING.x;
  const x = bubble.side === 'right' ? width - MARGIN - outer : MARGIN;
  const height = stack.height + 2 * PADDING.y;
  const move = { x: x + PADDING.x, y: y + PADDING.y };
  return {
    kind: bubble.side,
    x,
    y,
    width: outer,
    height,
    lines: stack.lines.map((line) => shift(line, move)),
    bars: stack.bars.map((bar) => Object.assign(shift(bar, move), { width: inner })),
    pictures: stack.pictures.map((picture) => shift(picture, move)),
    buttons: placeButtons(bubble, { x, y: y + height + BUTTON.gap, width: outer }),
  };
}

/** What the widest row of buttons asks for. */
function widthOfButtons({ buttons }: Bubble): number {
  const rows = buttons.map((row) => {
    const widest = Math.max(...row.map(({ label }) => measureText(label, BUTTON.size)));
    return row.length * (widest + 2 * BUTTON.padding + BUTTON.gap);
  });
  return Math.max(0, ...rows) - 2 * PADDING.x;
}

function placeButtons(
  { buttons }: Bubble,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): readonly PlacedButton[] {
  return buttons.flatMap((row, index) => {
    const each = (width - BUTTON.gap * (row.length - 1)) / row.length;
    return row.map(({ label, kind }, column) => ({
      x: x + column * (each + BUTTON.gap),
      y: y + index * (BUTTON.height + BUTTON.gap),
      width: each,
      height: BUTTON.height,
      label: cutToFit(label, each - 2 * BUTTON.padding, BUTTON.size),
      kind,
    }));
  });
}

function placePress({ name, label, toast, isWaiting }: PressNotice, y: number, width: number): readonly Placed[] {
  const press = placePill('notice', `${name} › ${label}${isWaiting ? ' …' : ''}`, y, width);
  return toast === undefined ? [press] : [press, placePill('toast', toast, bottomOf(press) + BUTTON.gap, width)];
}

function placePill(kind: 'notice' | 'toast', text: string, y: number, width: number): Placed {
  const segments: readonly Segment[] = [{ text, styles: [] }];
  const most = width - 2 * MARGIN - 2 * PADDING.x;
  const stack = stackParagraphs([{ segments, ...SMALL }], most);
  const outer = Math.ceil(stack.width) + 2 * PADDING.x;
  const x = (width - outer) / 2;
  const lines = stack.lines.map((line) => shift(line, { x: x + PADDING.x, y: y + 4 }));
  return { kind, x, y, width: outer, height: stack.height + 8, lines, bars: [], pictures: [], buttons: [] };
}

function bottomOf(placed: Placed): number {
  return Math.max(placed.y + placed.height, ...placed.buttons.map(({ y, height }) => y + height));
}

function shift<T extends { readonly x: number; readonly y: number }>(thing: T, by: { x: number; y: number }): T {
  return { ...thing, x: thing.x + by.x, y: thing.y + by.y };
}
