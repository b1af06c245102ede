import type { MessageEntity } from 'grammy/types';

import { covers, overlap } from './find-entities.ts';

/** What is wrong with a list of entities, as a clause, or null. */
type Problem = string | null;

export const MOST_ENTITIES = 100;

const FORMATS: ReadonlySet<string> = new Set(['bold', 'italic', 'underline', 'strikethrough', 'spoiler']);
const QUOTES: ReadonlySet<string> = new Set(['blockquote', 'expandable_blockquote']);
const SOLE: ReadonlySet<string> = new Set(['code', 'pre']);
const FOUND_BY_SERVER: ReadonlySet<string> = new Set([
  'mention',
  'hashtag',
  'cashtag',
  'bot_command',
  'url',
  'email',
  'phone_number',
]);

/** The fields of each type beyond type, offset and length; true means required. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  ...Object.fromEntries([...FORMATS, ...QUOTES, ...FOUND_BY_SERVER, 'code'].map((type) => [type, {}])),
  pre: { language: false },
  text_link: { url: true },
  text_mention: { user: true },
  custom_emoji: { custom_emoji_id: true },
  date_time: { unix_time: true, date_time_format: true },
};

/** Types that the server finds by itself and drops when a bot sends them. */
export function isFoundByServer(entity: MessageEntity): boolean {
  return FOUND_BY_SERVER.has(entity.type);
}

/**
 * Checks `entities` against the rules of "Formatting options" in the Bot API. Telegram repairs or drops most of what
 * breaks them without a word; a bot that relies on it shows other text than it meant to.
 */
export function checkEntities(text: string, entities: unknown): Problem {
  if (!Array.isArray(entities)) return 'entities is no array';
  if (entities.length > MOST_ENTITIES) return `${entities.length} entities, at most ${MOST_ENTITIES}`;
  for (const [index, entity] of entities.entries()) {
    const problem = checkEntity(text, entity);
    if (problem !== null) return `entity ${index}: ${problem}`;
  }
  return checkNesting(entities as readonly MessageEntity[]);
}

function checkEntity(text: string, value: unknown): Problem {
  if (typeof value !== 'object' || value === null) return 'is no object';
  const entity = value as Readonly<Record<string, unknown>>;
  const { type, offset, length } = entity;
  const fields = typeof type === 'string' ? FIELDS[type] : undefined;
  if (!fields) return `unknown type ${JSON.stringify(type)}`;
  if (!Number.isInteger(offset) || !Number.isInteger(length)) return 'offset and length must be integers';
  const [start, end] = [offset as number, (offset as number) + (length as number)];
  if (start < 0 || end <= start) return `span [${start}, ${end}) is empty or negative`;
  if (end > text.length) return `span [${start}, ${end}) leaves the text of ${text.length} units`;
  if (cutsPair(text, start) || cutsPair(text, end)) return `span [${start}, ${end}) cuts a surrogate pair`;
  if (text.slice(start, end).trim() === '') return `span [${start}, ${end}) covers only blanks`;
  for (const [field, required] of Object.entries(fields))
    if (required && entity[field] === undefined) return `${String(type)} lacks ${field}`;
  for (const field of Object.keys(entity))
    if (!['type', 'offset', 'length'].includes(field) && !(field in fields)) return `${String(type)} has no ${field}`;
  return checkField(entity);
}

function checkField(entity: Readonly<Record<string, unknown>>): Problem {
  switch (entity['type']) {
    case 'text_link':
      return isLink(entity['url']) ? null : `url ${JSON.stringify(entity['url'])} is no http, https or tg link`;
    case 'pre':
      return ['string', 'undefined'].includes(typeof entity['language']) ? null : 'language must be a string';
    case 'custom_emoji':
      return /^\d{1,20}$/.test(String(entity['custom_emoji_id'])) ? null : 'custom_emoji_id must be digits';
    case 'text_mention':
      return Number.isInteger((entity['user'] as { id?: unknown } | null)?.id) ? null : 'user must have an id';
    case 'date_time': {
      const format = entity['date_time_format'];
      const valid = typeof format === 'string' && /^(r|w?[dD]?[tT]?)$/.test(format);
      return valid && Number.isInteger(entity['unix_time']) ? null : 'date_time needs unix_time and a known format';
    }
    default:
      return null;
  }
}

function checkNesting(entities: readonly MessageEntity[]): Problem {
  for (const [index, one] of entities.entries()) {
    for (const other of entities.slice(index + 1)) {
      if (!overlap(one, other)) continue;
      const pair = `${show(one)} and ${show(other)}`;
      if (!covers(one, other) && !covers(other, one)) return `${pair} overlap in part`;
      if (one.type === other.type) return `${pair} repeat each other`;
      if (QUOTES.has(one.type) && QUOTES.has(other.type)) return `${pair}: quotations cannot nest`;
      // Within a quotation code is code.
      const isQuoted = QUOTES.has(one.type) || QUOTES.has(other.type);
      if (!isQuoted && (SOLE.has(one.type) || SOLE.has(other.type))) return `${pair}: code and pre nest nothing`;
      if (isContinuous(one) && isContinuous(other)) return `${pair} cannot contain each other`;
      const [quote, inner] = QUOTES.has(one.type) ? [one, other] : [other, one];
      if (QUOTES.has(quote.type) && isContinuous(inner) && !covers(quote, inner))
        return `${pair}: a quotation cannot stand inside a ${inner.type}`;
    }
  }
  return null;
}

function isContinuous(entity: MessageEntity): boolean {
  return !FORMATS.has(entity.type) && !QUOTES.has(entity.type);
}

function show(entity: MessageEntity): string {
  return `${entity.type}[${entity.offset}, ${entity.offset + entity.length})`;
}

export function isLink(url: unknown): boolean {
  if (typeof url !== 'string' || !/^(https?|tg):\/\/[^\s]+$/i.test(url)) return false;
  if (/^tg:/i.test(url)) return true;
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed !== null && (parsed.hostname.includes('.') || parsed.hostname === 'localhost');
}

function cutsPair(text: string, at: number): boolean {
  return at > 0 && at < text.length && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}
