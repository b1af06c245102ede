import type { MessageEntity } from 'grammy/types';

const WORD = String.raw`[\p{L}\p{N}_]`;

/**
 * What the server finds by itself. Letters of every script count as word characters, so `/ask科城` is no command and
 * `你好@bot` no mention: a trap for people who write without spaces.
 */
const PATTERNS: readonly { readonly type: MessageEntity.CommonMessageEntity['type']; readonly pattern: RegExp }[] = [
  { type: 'email', pattern: /(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}(?![\p{L}\p{N}_])/giu },
  { type: 'url', pattern: /(?:https?|ftp|tg|ton):\/\/[^\s<>"“”，。；）]+[^\s<>"“”，。；）.,;:!?)]/giu },
  // Without a scheme, too, where the end is that of a domain; its letters may be of any script.
  {
    type: 'url',
    pattern: new RegExp(
      String.raw`(?<!${WORD}|[@.-])(?:[\p{L}\p{N}_~-]+\.)+(?:[a-zа-я]{2,}|中国|公司|网络|网址|在线|商城)(?:[/?#][^\s<>"“”，。；）]*)?(?!${WORD}|[@.-])`,
      'giu',
    ),
  },
  { type: 'url', pattern: /(?<![\p{L}\p{N}.])\d{1,3}(?:\.\d{1,3}){3}(?![\p{L}\p{N}.])/gu },
  {
    type: 'bot_command',
    pattern: new RegExp(
      String.raw`(?<!${WORD}|[/<>])\/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?!${WORD}|[/<>@])`,
      'gu',
    ),
  },
  { type: 'mention', pattern: new RegExp(String.raw`(?<!${WORD}|@)@[a-zA-Z0-9_]{3,32}(?!${WORD})`, 'gu') },
  { type: 'cashtag', pattern: new RegExp(String.raw`(?<!${WORD}|\$)\$[A-Z]{1,8}(?!${WORD}|\$)`, 'gu') },
  { type: 'hashtag', pattern: new RegExp(String.raw`(?<!${WORD}|[#@])#(?=[\p{N}_]*\p{L})${WORD}{1,256}`, 'gu') },
];

/** Entities in order of offset, none overlapping another: where two could be, the kind listed first wins. */
export function findEntities(text: string): MessageEntity[] {
  const found: MessageEntity[] = [];
  for (const { type, pattern } of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const entity: MessageEntity = { type, offset: match.index, length: match[0].length };
      if (!found.some((other) => overlap(other, entity))) found.push(entity);
    }
  }
  return found.toSorted((a, b) => a.offset - b.offset);
}

const TRANSPARENT: ReadonlySet<string> = new Set([
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'blockquote',
  'expandable_blockquote',
]);

/** The sender's own entities and those the server adds where none of the sender's is in the way, in Telegram's order. */
export function mergeEntities(own: readonly MessageEntity[], text: string): MessageEntity[] {
  const added = findEntities(text).filter((entity) =>
    own.every((other) => !overlap(other, entity) || (TRANSPARENT.has(other.type) && covers(other, entity))),
  );
  return [...own, ...added].toSorted((a, b) => a.offset - b.offset || b.length - a.length || compare(a.type, b.type));
}

export function overlap(a: MessageEntity, b: MessageEntity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}

export function covers(outer: MessageEntity, inner: MessageEntity): boolean {
  return outer.offset <= inner.offset && outer.offset + outer.length >= inner.offset + inner.length;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
