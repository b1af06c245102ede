import type { InlineQueryResultArticle } from 'grammy/types';

import { isLink } from './check-entities.ts';
import { checkMarkup } from './check-markup.ts';
import { checkEncoding, checkText } from './check-text.ts';
import type { InlineResult } from './inline-queries.ts';
import { badRequest, notImplemented } from './refusal.ts';

type Breach = (rule: string, detail: string) => void;
type Fields = Readonly<Record<string, unknown>>;

const ARTICLE = [
  'type',
  'id',
  'title',
  'input_message_content',
  'reply_markup',
  'url',
  'description',
  'thumbnail_url',
  'thumbnail_width',
  'thumbnail_height',
];
const CONTENT = ['message_text', 'parse_mode', 'entities', 'link_preview_options'];
const MOST_ID_BYTES = 64;

/** Checks one result of an inline query; only articles with a text are spoken. */
export function checkInlineResult(value: unknown, breach: Breach): InlineResult {
  if (!isFields(value)) throw badRequest("can't parse inline query result: object expected");
  const { type, id, title, input_message_content: content, description } = value;
  if (type !== 'article') throw notImplemented(`inline results of type ${JSON.stringify(type)}`);
  if (typeof id !== 'string' || id === '' || Buffer.byteLength(id) > MOST_ID_BYTES)
    throw badRequest('RESULT_ID_INVALID');
  if (typeof title !== 'string' || title.trim() === '') throw badRequest('ARTICLE_TITLE_EMPTY');
  if (description !== undefined && typeof description !== 'string')
    throw badRequest('can\'t parse inline query result: field "description" must be of type String');
  for (const shown of [title, description ?? '']) checkEncoding(shown, breach);
  for (const link of [value['url'], value['thumbnail_url']])
    if (link !== undefined && !isLink(link)) throw badRequest('WEBDOCUMENT_URL_INVALID');
  noteUnknown(value, ARTICLE, 'result', breach);
  if (!isFields(content) || content['message_text'] === undefined)
    throw badRequest("can't parse inline query result: text of the message is expected");
  noteUnknown(content, CONTENT, 'input_message_content', breach);
  const { message_text: text, ...rest } = content;
  const message = checkText({ ...rest, text }, breach);
  checkMarkup(value['reply_markup'], true, breach);
  return { id, title, description, message, raw: structuredClone(value) as unknown as InlineQueryResultArticle };
}

function noteUnknown(fields: Fields, known: readonly string[], where: string, breach: Breach): void {
  for (const name of Object.keys(fields)) if (!known.includes(name)) breach('unknown-parameter', `${where}.${name}`);
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
