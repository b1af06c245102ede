import type { ConversationItem, Segment } from '../helpers/telegram-double/conversation.ts';
import { layoutConversation, type Placed, type PlacedButton, type Rect } from './layout-conversation.ts';
import type { PlacedLine, PlacedPicture } from './stack-paragraphs.ts';
import { element, escapeText } from './write-svg.ts';

export interface DrawOptions {
  /** In pixels. */
  readonly width?: number;
  /** What the picture shows, for those who do not see it. */
  readonly title: string;
}

const FONT =
  'system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
const MONO = 'ui-monospace, "SFMono-Regular", "Noto Sans Mono", monospace';
const COLOURS = { ground: '#dce6ea', text: '#1b2327', accent: '#1f7a8c', muted: '#5f6f77', tint: '#1f7a8c1f' } as const;
const FILLS: Readonly<Record<Placed['kind'], string>> = {
  left: '#ffffff',
  right: '#d8f0d2',
  notice: '#5f6f77b3',
  toast: '#1b2327e6',
};
const BUTTON_SIGNS: Readonly<Record<PlacedButton['kind'], string>> = {
  press: '',
  url: '↗',
  copy: '⧉',
  inline: '⤴',
  other: '',
};

/** Draws a conversation as one SVG in the look of a chat: bubbles, buttons below them, quotations beside a bar. */
export function drawConversation(items: readonly ConversationItem[], { width = 420, title }: DrawOptions): string {
  const layout = layoutConversation(items, width);
  const size = { width, height: layout.height };
  return [
    element(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        ...size,
        viewBox: `0 0 ${width} ${layout.height}`,
        role: 'img',
        'font-family': FONT,
      },
      [
        element('title', {}, [escapeText(title)]),
        element('rect', { ...size, rx: 12, fill: COLOURS.ground }),
        ...layout.placed.flatMap(drawPlaced),
      ],
    ),
    '',
  ].join('\n');
}

function drawPlaced({ kind, x, y, width, height, lines, bars, pictures, buttons }: Placed): readonly string[] {
  const isDark = kind === 'notice' || kind === 'toast';
  return [
    element('rect', { x, y, width, height, rx: isDark ? 12 : 14, fill: FILLS[kind] }),
    ...bars.flatMap(drawBar),
    ...pictures.map(drawPicture),
    ...lines.map((line) => drawLine(line, isDark ? '#ffffff' : COLOURS.text)),
    ...buttons.flatMap(drawButton),
  ];
}

function drawBar(ground: Rect): readonly string[] {
  return [
    element('rect', { ...ground, rx: 4, fill: COLOURS.tint }),
    element('rect', { ...ground, width: 3, rx: 1.5, fill: COLOURS.accent }),
  ];
}

function drawPicture({ bytes, x, y, width, height }: PlacedPicture): string {
  const type = bytes[0] === 0xff ? 'image/jpeg' : 'image/png';
  const href = `data:${type};base64,${bytes.toString('base64')}`;
  return element('image', { x, y, width, height, href });
}

function drawLine({ x, y, size, runs, tone }: PlacedLine, colour: string): string {
  const fill = tone === 'name' ? COLOURS.accent : tone === 'muted' ? COLOURS.muted : colour;
  return element('text', { x, y, 'font-size': size, fill, style: 'white-space: pre' }, [runs.map(drawRun).join('')]);
}

/** Runs follow each other without a break between them: a blank there would be drawn. */
function drawRun({ text, styles }: Segment): string {
  if (styles.length === 0) return escapeText(text);
  const has = (style: Segment['styles'][number]) => styles.includes(style);
  const decorations = [...(has('underline') ? ['underline'] : []), ...(has('strikethrough') ? ['line-through'] : [])];
  return element(
    'tspan',
    {
      ...(has('bold') ? { 'font-weight': 600 } : {}),
      ...(has('italic') ? { 'font-style': 'italic' } : {}),
      ...(has('code') ? { 'font-family': MONO } : {}),
      ...(has('link') || has('tap') ? { fill: COLOURS.accent } : {}),
      ...(has('spoiler') ? { opacity: 0.4 } : {}),
      ...(decorations.length > 0 ? { 'text-decoration': decorations.join(' ') } : {}),
    },
    [escapeText(text)],
  );
}

function drawButton({ x, y, width, height, label, kind }: PlacedButton): readonly string[] {
  const sign = BUTTON_SIGNS[kind];
  const text = { 'font-size': 14, fill: '#ffffff', 'text-anchor': 'middle' };
  return [
    element('rect', { x, y, width, height, rx: 8, fill: '#47636eb3' }),
    element('text', { x: x + width / 2, y: y + height / 2 + 5, ...text }, [escapeText(label)]),
    ...(sign === ''
      ? []
      : [element('text', { x: x + width - 8, y: y + 12, ...text, 'font-size': 9 }, [escapeText(sign)])]),
  ];
}
