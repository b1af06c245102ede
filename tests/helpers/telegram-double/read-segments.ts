import type { MessageEntity } from 'grammy/types';

import type { Block, Segment, Style } from './conversation.ts';

const STYLES: Readonly<Partial<Record<MessageEntity['type'], Style>>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  strikethrough: 'strikethrough',
  spoiler: 'spoiler',
  code: 'code',
  text_link: 'link',
  url: 'link',
  email: 'link',
  text_mention: 'tap',
  mention: 'tap',
  hashtag: 'tap',
  cashtag: 'tap',
  bot_command: 'tap',
};
const BLOCKS: Readonly<Partial<Record<MessageEntity['type'], Block['kind']>>> = {
  blockquote: 'quotation',
  expandable_blockquote: 'folded-quotation',
  pre: 'code',
};

/** Cuts a text into blocks, and the blocks where their look changes. A line break at the edge of a block is its edge. */
export function readBlocks(text: string, entities: readonly MessageEntity[]): readonly Block[] {
  const own = entities
    .filter((entity) => BLOCKS[entity.type])
    .toSorted((a, b) => a.offset - b.offset || b.length - a.length);
  const blocks: Block[] = [];
  const add = (kind: Block['kind'], start: number, end: number) => {
    const from = text[start] === '\n' && start > 0 ? start + 1 : start;
    const to = end < text.length && text[end - 1] === '\n' ? end - 1 : end;
    if (to > from) blocks.push({ kind, segments: readSegments(text, entities, from, to) });
  };
  let at = 0;
  for (const { type, offset, length } of own) {
    if (offset < at) continue;
    add('text', at, offset);
    add(BLOCKS[type] ?? 'text', offset, offset + length);
    at = offset + length;
  }
  add('text', at, text.length);
  return blocks;
}

function readSegments(text: string, entities: readonly MessageEntity[], start: number, end: number): Segment[] {
  const edges = entities.flatMap(({ offset, length }) => [offset, offset + length]);
  const inside = [...new Set([start, ...edges.filter((edge) => edge > start && edge < end), end])];
  const cuts = inside.toSorted((a, b) => a - b);
  return cuts.slice(1).map((to, index) => readSegment(text, entities, cuts[index]!, to));
}

function readSegment(text: string, entities: readonly MessageEntity[], from: number, to: number): Segment {
  const here = entities.filter(({ offset, length }) => offset <= from && offset + length >= to);
  const styles = here.flatMap(({ type }) => STYLES[type] ?? []);
  const words = text.slice(from, to);
  const link = here.find(({ type }) => STYLES[type] === 'link');
  const url = link?.type === 'text_link' ? link.url : link && words;
  return { text: words, styles: [...new Set(styles)].toSorted(), ...(url === undefined ? {} : { url }) };
}
