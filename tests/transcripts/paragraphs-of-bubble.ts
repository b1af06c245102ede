import type { Attachment, Block, Bubble, Segment } from '../helpers/telegram-double/conversation.ts';
import type { Paragraph } from './stack-paragraphs.ts';

export const TEXT = { size: 15, lineHeight: 22 } as const;
export const SMALL = { size: 13, lineHeight: 19 } as const;
const FOLDED_LINES = 3;

const SIGNS: Readonly<Record<Attachment['kind'], string>> = { photo: '🖼', document: '📄', sticker: '', voice: '🎤' };

/** What stands in a bubble, from top to bottom. */
export function paragraphsOf(bubble: Bubble, isNamed: boolean): readonly Paragraph[] {
  const { attachment, forwardedFrom, reply, viaBot, isEdited, input } = bubble;
  const name = [
    ...(isNamed && bubble.side === 'left' ? [bubble.name] : []),
    ...(viaBot === undefined ? [] : [`via ${viaBot}`]),
  ];
  return [
    ...(name.length > 0 ? [line(name.join(' '), 'name')] : []),
    ...(forwardedFrom === undefined ? [] : [line(`↪ ${forwardedFrom}`, 'name')]),
    ...(reply ? [{ ...replyOf(reply), ...SMALL, bar: true }] : []),
    ...(attachment && !attachment.picture
      ? [line(`${SIGNS[attachment.kind]} ${attachment.label}`.trim(), 'muted', TEXT)]
      : []),
    ...bubble.blocks.map(paragraphOf),
    ...(input ? [line(`⌨ ${input.placeholder ?? input.rows.flat().join(' · ')}`, 'muted')] : []),
    ...(isEdited ? [line('✎', 'muted')] : []),
  ];
}

function replyOf({ name, words }: NonNullable<Bubble['reply']>): Pick<Paragraph, 'segments'> {
  return {
    segments: [
      { text: `${name}\n`, styles: ['bold'] },
      { text: words, styles: [] },
    ],
  };
}

function paragraphOf({ kind, segments }: Block): Paragraph {
  switch (kind) {
    case 'text':
      return { segments, ...TEXT };
    case 'quotation':
      return { segments, ...TEXT, bar: true };
    case 'folded-quotation':
      return { segments, ...TEXT, bar: true, mostLines: FOLDED_LINES };
    case 'code':
      return { segments: segments.map(asCode), ...SMALL, bar: true };
    default:
      return kind satisfies never;
  }
}

function asCode({ text }: Segment): Segment {
  return { text, styles: ['code'] };
}

function line(
  text: string,
  tone: NonNullable<Paragraph['tone']>,
  sizes: typeof TEXT | typeof SMALL = SMALL,
): Paragraph {
  return { segments: [{ text, styles: tone === 'name' ? ['bold'] : [] }], ...sizes, tone };
}
