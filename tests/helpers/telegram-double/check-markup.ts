import type { InlineKeyboardMarkup } from 'grammy/types';

import { isLink } from './check-entities.ts';
import { badRequest } from './refusal.ts';

type Breach = (rule: string, detail: string) => void;
type Fields = Readonly<Record<string, unknown>>;

const MOST_BUTTONS = 100;
const MOST_IN_ROW = 8;
const ACTIONS = [
  'url',
  'callback_data',
  'web_app',
  'login_url',
  'disabled',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
  'callback_game',
  'pay',
];
const LOOKS = ['text', 'icon_custom_emoji_id', 'style'];
const INPUT_KINDS = ['keyboard', 'remove_keyboard', 'force_reply'] as const;
const REPLY_KINDS: Readonly<Record<string, readonly string[]>> = {
  keyboard: [
    'is_persistent',
    'resize_keyboard',
    'one_time_keyboard',
    'input_field_placeholder',
    'selective',
    'force_reply',
  ],
  remove_keyboard: ['selective'],
  force_reply: ['input_field_placeholder', 'selective'],
};

/** What a message does to the input field of those who read it. */
export interface InputMarkup {
  readonly kind: 'keyboard' | 'remove_keyboard' | 'force_reply';
  readonly placeholder: string | undefined;
  /** Labels of buttons, row by row. */
  readonly rows: readonly (readonly string[])[];
}

/** The markup that belongs to the input field; checked by `checkMarkup` before. */
export function readInputMarkup(markup: unknown): InputMarkup | undefined {
  if (!isFields(markup)) return undefined;
  const kind = INPUT_KINDS.find((name) => name in markup);
  if (kind === undefined || 'inline_keyboard' in markup) return undefined;
  const rows = kind === 'keyboard' ? (markup['keyboard'] as readonly (readonly unknown[])[]) : [];
  return {
    kind,
    placeholder: markup['input_field_placeholder'] as string | undefined,
    rows: rows.map((row) => row.map(labelOf)),
  };
}

/**
 * Checks reply_markup. Returns the inline keyboard that the message shows, or undefined for none and for the markup
 * that belongs to the input field.
 */
export function checkMarkup(markup: unknown, inlineOnly: boolean, breach: Breach): InlineKeyboardMarkup | undefined {
  if (markup === undefined) return undefined;
  if (!isFields(markup)) throw badRequest("can't parse reply keyboard markup JSON object");
  if ('inline_keyboard' in markup) return checkInlineKeyboard(markup, breach);
  const kind = INPUT_KINDS.find((name) => name in markup);
  if (kind === undefined) {
    breach('markup', `reply_markup of no known kind: ${Object.keys(markup).join(', ')}`);
    throw badRequest('object expected as reply markup');
  }
  if (inlineOnly) throw badRequest('inline keyboard expected');
  noteUnknown(markup, [kind, ...(REPLY_KINDS[kind] ?? [])], 'reply_markup', breach);
  checkInputMarkup(kind, markup, breach);
  return undefined;
}

function checkInputMarkup(kind: InputMarkup['kind'], markup: Fields, breach: Breach): void {
  const { input_field_placeholder: placeholder } = markup;
  if (placeholder !== undefined && (typeof placeholder !== 'string' || placeholder === '' || placeholder.length > 64))
    breach('markup', 'a placeholder has 1 to 64 characters');
  if (kind !== 'keyboard') {
    if (markup[kind] !== true) breach('markup', `${kind} is not true`);
    return;
  }
  const rows = markup['keyboard'];
  if (!Array.isArray(rows) || !rows.every((row) => Array.isArray(row)))
    throw badRequest('field "keyboard" of the ReplyKeyboardMarkup must be an Array of Arrays');
  for (const button of rows.flat() as unknown[])
    if (labelOf(button).trim() === '') throw badRequest("can't parse keyboard button: text is empty");
}

function labelOf(button: unknown): string {
  const label = isFields(button) ? button['text'] : button;
  return typeof label === 'string' ? label : '';
}

function checkInlineKeyboard(markup: Fields, breach: Breach): InlineKeyboardMarkup | undefined {
  noteUnknown(markup, ['inline_keyboard', 'force_reply'], 'reply_markup', breach);
  const rows = markup['inline_keyboard'];
  if (!Array.isArray(rows) || !rows.every((row) => Array.isArray(row)))
    throw badRequest('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays');
  const buttons = rows.flat() as unknown[];
  if (rows.some((row: unknown[]) => row.length === 0) && buttons.length > 0)
    breach('markup', 'an empty row of buttons');
  if (rows.some((row: unknown[]) => row.length > MOST_IN_ROW) || buttons.length > MOST_BUTTONS) {
    breach('markup', `more than ${MOST_IN_ROW} buttons in a row or ${MOST_BUTTONS} in all`);
    throw badRequest('REPLY_MARKUP_TOO_LONG');
  }
  for (const button of buttons) checkButton(button, breach);
  if (buttons.length === 0) return undefined;
  return structuredClone({ inline_keyboard: rows.filter((row: unknown[]) => row.length > 0) });
}

function checkButton(button: unknown, breach: Breach): void {
  if (!isFields(button)) throw badRequest("can't parse inline keyboard button: object expected");
  const { text } = button;
  if (typeof text !== 'string') throw badRequest('can\'t parse inline keyboard button: field "text" must be a string');
  if (text.trim() === '') throw badRequest('BUTTON_TEXT_INVALID');
  if (/\p{Surrogate}/u.test(text)) throw badRequest('strings must be encoded in UTF-8');
  noteUnknown(button, [...ACTIONS, ...LOOKS], 'button', breach);
  const actions = ACTIONS.filter((name) => button[name] !== undefined);
  if (actions.length === 0)
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  if (actions.length > 1) {
    breach('markup', `a button with ${actions.join(' and ')}`);
    throw badRequest('BUTTON_TYPE_INVALID');
  }
  if (button['style'] !== undefined && !['danger', 'success', 'primary'].includes(button['style'] as string))
    throw badRequest('BUTTON_STYLE_INVALID');
  checkAction(button);
}

function checkAction(button: Fields): void {
  const { callback_data: data, url, copy_text: copy } = button;
  if (data !== undefined) {
    if (typeof data !== 'string' || /[\p{Surrogate}\0]/u.test(data)) throw badRequest('BUTTON_DATA_INVALID');
    const bytes = Buffer.byteLength(data);
    if (bytes < 1 || bytes > 64) throw badRequest('BUTTON_DATA_INVALID');
  }
  if (url !== undefined && !isLink(url))
    throw badRequest(`inline keyboard button URL ${JSON.stringify(url)} is invalid: Wrong HTTP URL`);
  if (copy !== undefined) {
    const text = isFields(copy) ? copy['text'] : undefined;
    if (typeof text !== 'string' || text.length < 1 || text.length > 256) throw badRequest('BUTTON_COPY_TEXT_INVALID');
  }
}

function noteUnknown(fields: Fields, known: readonly string[], where: string, breach: Breach): void {
  for (const name of Object.keys(fields)) if (!known.includes(name)) breach('unknown-parameter', `${where}.${name}`);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
