import type { InlineKeyboardMarkup, Message } from 'grammy/types';

import { checkMarkup } from './check-markup.ts';
import type { ChatRoom } from './chats.ts';
import type { MethodParts } from './method.ts';
import { canonical, pass, refuseUnspoken, requireMessage } from './prepare-send.ts';
import type { Parameters } from './read-parameters.ts';
import { badRequest } from './refusal.ts';

type Breach = (rule: string, detail: string) => void;

const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

/** The message of the bot that an edit is about, and the keyboard that it is to have. */
export interface Edit {
  readonly room: ChatRoom;
  readonly old: Message;
  readonly markup: InlineKeyboardMarkup | undefined;
}

export function readEdit({ bot, chats }: MethodParts, method: string, params: Parameters, breach: Breach): Edit {
  refuseUnspoken(method, params);
  const markup = checkMarkup(params['reply_markup'], true, breach);
  const room = chats.requireWritable(params['chat_id']);
  const old = requireMessage(room, params['message_id'], 'message to edit not found');
  if (old.from?.id !== bot.id || room.inputs.has(old.message_id)) throw badRequest("message can't be edited");
  return { room, old, markup };
}

/**
 * Files the message with its new content and without the fields named; refuses an edit that changes nothing. A
 * preview of a link is no content.
 */
export function saveEdit(
  parts: MethodParts,
  { room, old, markup }: Edit,
  replaced: readonly (keyof Message)[],
  content: Partial<Message>,
  breach: Breach,
): Message {
  const now: Partial<Message> = { ...content, ...(markup ? { reply_markup: markup } : {}) };
  const pick = (message: Partial<Message>) =>
    canonical(Object.fromEntries([...replaced, 'reply_markup' as const].map((field) => [field, message[field]])));
  if (pick(old) === pick(now)) throw badRequest(NOT_MODIFIED);
  pass(parts, room, breach);
  const isText = replaced.includes('text');
  const gone: ReadonlySet<string> = new Set([...replaced, 'reply_markup', ...(isText ? ['link_preview_options'] : [])]);
  const kept = Object.fromEntries(Object.entries(old).filter(([field]) => !gone.has(field)));
  return parts.chats.edit({ ...kept, edit_date: Math.floor(parts.clock.now() / 1000), ...now } as Message);
}
