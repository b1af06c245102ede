import type { MessageEntity } from 'grammy/types';

import { checkEntities, isFoundByServer, MOST_ENTITIES } from './check-entities.ts';
import { findEntities, mergeEntities } from './find-entities.ts';
import type { Parameters } from './read-parameters.ts';
import { badRequest } from './refusal.ts';

type Breach = (rule: string, detail: string) => void;

export const MOST_UNITS = 4096;
const MOST_CAPTION_UNITS = 1024;
const MOST_BYTES = 32_768;

export interface FormattedText {
  readonly text: string;
  /** As a reader's client gets them: the bot's own and what the server found. */
  readonly entities: readonly MessageEntity[];
}

/** Checks text, parse_mode, entities and link_preview_options of a send or an edit; returns the text as Telegram keeps it. */
export function checkText(params: Parameters, breach: Breach): FormattedText {
  const formatted = checkFormatted(params['text'], params['parse_mode'], params['entities'], TEXT, breach);
  if (formatted.text === '') throw badRequest('message text is empty');
  checkLinkPreview(params['link_preview_options'], formatted.text, formatted.entities, breach);
  return formatted;
}

/** The same for a draft, which may be empty and has no preview. */
export function checkDraftText(params: Parameters, breach: Breach): FormattedText {
  return checkFormatted(params['text'] ?? '', params['parse_mode'], params['entities'], TEXT, breach);
}

/** The same for a caption, which may be missing. */
export function checkCaption(params: Parameters, breach: Breach): FormattedText {
  const { caption = '', parse_mode: mode, caption_entities: entities } = params;
  return checkFormatted(caption, mode, entities, CAPTION, breach);
}

const TEXT = { most: MOST_UNITS, tooLong: 'message is too long' };
const CAPTION = { most: MOST_CAPTION_UNITS, tooLong: 'message caption is too long' };

function checkFormatted(
  raw: unknown,
  parseMode: unknown,
  given: unknown = [],
  { most, tooLong }: typeof TEXT,
  breach: Breach,
): FormattedText {
  if (typeof raw !== 'string') throw badRequest('message text is empty');
  checkEncoding(raw, breach);
  checkParseMode(parseMode, breach);
  if (Buffer.byteLength(raw) > MOST_BYTES) throw badRequest(tooLong);
  const text = raw.trim();
  if (text.length > most) throw badRequest(tooLong);
  if (text === '') return { text, entities: [] };

  requireEntities(raw, given, breach);
  const own = trimEntities(given as readonly MessageEntity[], raw.length - raw.trimStart().length, text.length);
  if (own.some(isFoundByServer)) breach('entities', 'entities that the server finds by itself are dropped');
  const entities = mergeEntities(
    own.filter((entity) => !isFoundByServer(entity)),
    text,
  );
  return { text, entities };
}

/** Refuses a list of entities that breaks a rule, and records it: no bot of ours may send one. */
export function requireEntities(text: string, entities: unknown, breach: Breach): void {
  const problem = checkEntities(text, entities);
  if (problem === null) return;
  const tooMany = Array.isArray(entities) && entities.length > MOST_ENTITIES;
  breach(tooMany ? 'too-many-entities' : 'entities', problem);
  throw badRequest(`can't parse entities: ${problem}`);
}

export function checkParseMode(mode: unknown, breach: Breach): void {
  if (mode === undefined || mode === '') return;
  breach('parse-mode', `parse_mode ${JSON.stringify(mode)}; texts carry entities only`);
  if (!['markdown', 'markdownv2', 'html'].includes(JSON.stringify(mode).slice(1, -1).toLowerCase()))
    throw badRequest('unsupported parse_mode');
}

/** Refuses what is no UTF-8 and records what Telegram would quietly remove or replace, which moves offsets. */
export function checkEncoding(text: string, breach: Breach): void {
  if (/\p{Surrogate}/u.test(text)) {
    breach('text-encoding', 'a lone surrogate');
    throw badRequest('strings must be encoded in UTF-8');
  }
  const control = /(?![\n\t])\p{Control}|[\u2028-\u202e]/u.exec(text);
  if (!control) return;
  const code = control[0].charCodeAt(0).toString(16).padStart(4, '0');
  breach('text-encoding', `U+${code} at ${control.index}, which Telegram removes or replaces`);
  if (control[0] === '\0') throw badRequest('strings must not contain NUL');
}

function trimEntities(entities: readonly MessageEntity[], cut: number, length: number): MessageEntity[] {
  return entities.map((entity) => {
    const start = Math.max(entity.offset - cut, 0);
    const end = Math.min(entity.offset + entity.length - cut, length);
    return { ...entity, offset: start, length: end - start };
  });
}

const BARE_DOMAIN =
  /(?<![\p{L}\p{N}@.])(?:[a-z0-9-]+\.)+(?:com|cn|net|org|gov|edu|io|me|info|dev|app)(?![\p{L}\p{N}])/iu;
const PREVIEW_FIELDS: Readonly<Record<string, string>> = {
  is_disabled: 'boolean',
  url: 'string',
  prefer_small_media: 'boolean',
  prefer_large_media: 'boolean',
  show_above_text: 'boolean',
};

function checkLinkPreview(options: unknown, text: string, entities: readonly MessageEntity[], breach: Breach): void {
  if (options !== undefined) {
    if (typeof options !== 'object' || options === null || Array.isArray(options))
      throw badRequest("can't parse link preview options JSON object");
    for (const [field, value] of Object.entries(options)) {
      const expected = PREVIEW_FIELDS[field];
      if (expected === undefined) breach('unknown-parameter', `link_preview_options.${field}`);
      else if (typeof value !== expected) throw badRequest(`field "${field}" must be of type ${expected}`);
    }
  }
  const disabled = options !== undefined && (options as { is_disabled?: unknown }).is_disabled === true;
  const hasLink =
    entities.some((entity) => entity.type === 'text_link') ||
    findEntities(text).some((entity) => entity.type === 'url') ||
    BARE_DOMAIN.test(text);
  if (hasLink && !disabled) breach('link-preview', 'a text with a link does not disable its preview');
}
