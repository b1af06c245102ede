import type { Message, MessageEntity, TextQuote } from 'grammy/types';

import { checkEncoding, checkParseMode, requireEntities } from './check-text.ts';
import { badRequest } from './refusal.ts';

type Breach = (rule: string, detail: string) => void;

const MOST_QUOTE_UNITS = 1024;
const KEPT_IN_QUOTES: ReadonlySet<string> = new Set([
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'custom_emoji',
  'date_time',
]);
const SPOKEN: ReadonlySet<string> = new Set([
  'message_id',
  'allow_sending_without_reply',
  'quote',
  'quote_parse_mode',
  'quote_entities',
  'quote_position',
]);
const UNSPOKEN: ReadonlySet<string> = new Set([
  'chat_id',
  'ephemeral_message_id',
  'checklist_task_id',
  'poll_option_id',
]);

export interface Reply {
  readonly to: Message;
  readonly quote: TextQuote | undefined;
}

/**
 * Checks reply_parameters. Returns the message replied to, or undefined when there is none and it may be missing.
 * @param find looks a message up in the chat that is sent to
 */
export function checkReply(
  value: unknown,
  find: (messageId: number) => Message | undefined,
  breach: Breach,
): Reply | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badRequest("can't parse reply parameters JSON object");
  const reply = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(reply)) {
    if (UNSPOKEN.has(name)) breach('unsupported-parameter', `reply_parameters.${name}`);
    else if (!SPOKEN.has(name)) breach('unknown-parameter', `reply_parameters.${name}`);
  }
  const id = reply['message_id'];
  if (!Number.isInteger(id)) throw badRequest('message_id in reply_parameters must be an integer');
  const to = find(id as number);
  if (!to) {
    if (reply['allow_sending_without_reply'] === true) return undefined;
    throw badRequest('message to be replied not found');
  }
  return { to, quote: reply['quote'] === undefined ? undefined : checkQuote(reply, to, breach) };
}

function checkQuote(reply: Readonly<Record<string, unknown>>, to: Message, breach: Breach): TextQuote | undefined {
  const { quote, quote_entities: entities = [], quote_position: position } = reply;
  checkParseMode(reply['quote_parse_mode'], breach);
  if (typeof quote !== 'string') throw badRequest('quote must be a string');
  checkEncoding(quote, breach);
  if (quote === '') return undefined;
  requireEntities(quote, entities, breach);
  const text = to.text ?? to.caption ?? '';
  if (quote.length > MOST_QUOTE_UNITS) throw badRequest('QUOTE_TEXT_INVALID');
  const wanted = signature(entities as readonly MessageEntity[]);
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) {
    const there = cutEntities(to.entities ?? to.caption_entities ?? [], at, at + quote.length);
    if (signature(there) !== wanted) continue;
    return {
      text: quote,
      ...(there.length > 0 ? { entities: there } : {}),
      position: Number.isInteger(position) ? (position as number) : at,
      is_manual: true,
    };
  }
  throw badRequest('QUOTE_TEXT_INVALID');
}

function cutEntities(entities: readonly MessageEntity[], start: number, end: number): MessageEntity[] {
  return entities
    .filter((it) => KEPT_IN_QUOTES.has(it.type) && it.offset < end && it.offset + it.length > start)
    .map((it) => {
      const from = Math.max(it.offset, start);
      return Object.assign(structuredClone(it), {
        offset: from - start,
        length: Math.min(it.offset + it.length, end) - from,
      });
    });
}

function signature(entities: readonly MessageEntity[]): string {
  return entities
    .filter((it) => KEPT_IN_QUOTES.has(it.type))
    .map((it) => `${it.offset}+${it.length} ${it.type}`)
    .toSorted()
    .join('|');
}
