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
  if (old.from?.id !== bot.id) throw badRequest("message can't be edited");
  return { room, old, markup };
}

/** Files the message with its new content and without the fields named; refuses an edit that changes nothing. */
export function saveEdit(
  parts: MethodParts,
  { room, old, markup }: Edit,
  replaced: readonly (keyof Message)[],
  content: Partial<Message>,
  breach: Breach,
): Message {
  const fields = [...replaced, 'reply_markup'] as const;
  const then = canonical(Object.fromEntries(fields.map((field) => [field, old[field]])));
  const now = { ...content, ...(markup ? { reply_markup: markup } : {}) };
  if (then === canonical(Object.fromEntries(fields.map((field) => [field, now[field]]))))
    throw badRequest(NOT_MODIFIED);
  pass(parts, room, breach);
  const kept = Object.fromEntries(
    Object.entries(old).filter(([field]) => !(fields as readonly string[]).includes(field)),
  );
  const edited = { ...kept, edit_date: Math.floor(parts.clock.now() / 1000), ...now } as Message;
  room.messages.set(edited.message_id, edited);
  return edited;
}
