import type { Message, MessageEntity } from 'grammy/types';

import { checkMarkup } from './check-markup.ts';
import { checkReply } from './check-reply.ts';
import { checkText, type FormattedText } from './check-text.ts';
import { withoutReply, type ChatRoom } from './chats.ts';
import type { Method, MethodParts } from './method.ts';
import type { Parameters } from './read-parameters.ts';
import { badRequest, notImplemented } from './refusal.ts';

const UNSPOKEN = [
  'business_connection_id',
  'direct_messages_topic_id',
  'ephemeral_message_parameters',
  'suggested_post_parameters',
  'allow_paid_broadcast',
  'message_effect_id',
  'inline_message_id',
  'rich_message',
];
const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';
const DELETABLE_SECONDS = 48 * 60 * 60;

/** sendMessage, editMessageText and deleteMessage. */
export function createMessageMethods(parts: MethodParts): Readonly<Record<string, Method>> {
  const { bot, chats, clock, limiter } = parts;

  return {
    sendMessage(params, breach) {
      refuseUnspoken('sendMessage', params);
      const formatted = checkText(params, breach);
      const markup = checkMarkup(params['reply_markup'], false, breach);
      const room = chats.requireWritable(params['chat_id']);
      const asked = requireThread(room, params['message_thread_id']);
      const reply = checkReply(replyParameters(params), (id) => room.messages.get(id), breach);
      const threadOfReply = reply?.to.is_topic_message ? reply.to.message_thread_id : undefined;
      if (asked !== undefined && reply && threadOfReply !== asked) {
        breach('reply-across-topics', `message ${reply.to.message_id} is not in topic ${asked}`);
        throw badRequest('message to be replied not found');
      }
      const thread = asked ?? threadOfReply;
      limiter.pass(room.chat.id, room.chat.type !== 'private', (detail) => breach('too-early', detail));
      return chats.post(room, {
        from: asUser(parts),
        ...(thread === undefined ? {} : { message_thread_id: thread }),
        ...(reply ? { reply_to_message: withoutReply(reply.to) } : {}),
        ...(reply?.quote ? { quote: reply.quote } : {}),
        ...content(formatted, params),
        ...(params['protect_content'] === true ? { has_protected_content: true as const } : {}),
        ...(markup ? { reply_markup: markup } : {}),
      });
    },

    editMessageText(params, breach) {
      refuseUnspoken('editMessageText', params);
      const formatted = checkText(params, breach);
      const markup = checkMarkup(params['reply_markup'], true, breach);
      const room = chats.requireWritable(params['chat_id']);
      const old = requireMessage(room, params['message_id'], 'message to edit not found');
      if (old.from?.id !== bot.id || old.text === undefined) throw badRequest("message can't be edited");
      if (
        old.text === formatted.text &&
        sameEntities(old.entities ?? [], formatted.entities) &&
        canonical(old.reply_markup) === canonical(markup)
      )
        throw badRequest(NOT_MODIFIED);
      limiter.pass(room.chat.id, room.chat.type !== 'private', (detail) => breach('too-early', detail));
      const { text: _text, entities: _entities, reply_markup: _markup, link_preview_options: _preview, ...kept } = old;
      const edited = {
        ...kept,
        edit_date: Math.floor(clock.now() / 1000),
        ...content(formatted, params),
        ...(markup ? { reply_markup: markup } : {}),
      } as Message;
      room.messages.set(edited.message_id, edited);
      return edited;
    },

    deleteMessage(params) {
      const room = chats.require(params['chat_id']);
      const message = requireMessage(room, params['message_id'], 'message to delete not found');
      const mine = message.from?.id === bot.id;
      const mayDelete = mine || room.chat.type === 'private' || room.bot === 'administrator';
      const old = clock.now() / 1000 - message.date > DELETABLE_SECONDS;
      if (!mayDelete || (old && room.bot !== 'administrator')) throw badRequest("message can't be deleted");
      room.messages.delete(message.message_id);
      return true;
    },
  };
}

export function asUser({ bot }: MethodParts): NonNullable<Message['from']> {
  return { id: bot.id, is_bot: true, first_name: bot.first_name, username: bot.username };
}

export function requireMessage(room: ChatRoom, messageId: unknown, otherwise: string): Message {
  if (messageId === undefined) throw badRequest('message identifier is not specified');
  const message = room.messages.get(Number(messageId));
  if (!message) throw badRequest(otherwise);
  return message;
}

/** The topic asked for, or undefined. The General topic has no thread of its own: sending to thread 1 fails. */
export function requireThread(room: ChatRoom, threadId: unknown): number | undefined {
  if (threadId === undefined) return undefined;
  const topic = room.topics.get(Number(threadId));
  if (!topic) throw badRequest('message thread not found');
  return topic.message_thread_id;
}

export function refuseUnspoken(method: string, params: Parameters): void {
  const name = UNSPOKEN.find((name) => params[name] !== undefined);
  if (name !== undefined) throw notImplemented(`${name} in ${method}`);
}

function replyParameters(params: Parameters): unknown {
  const deprecated = params['reply_to_message_id'];
  return params['reply_parameters'] ?? (deprecated === undefined ? undefined : { message_id: deprecated });
}

function content({ text, entities }: FormattedText, params: Parameters): Pick<Message, 'text' | 'entities'> {
  const options = params['link_preview_options'] as Message['link_preview_options'];
  return {
    text,
    ...(entities.length > 0 ? { entities: [...entities] } : {}),
    ...(options ? { link_preview_options: options } : {}),
  };
}

function sameEntities(a: readonly MessageEntity[], b: readonly MessageEntity[]): boolean {
  return canonical(a) === canonical(b);
}

/** JSON with keys in order, so that equal values are equal texts. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, it: unknown) =>
      typeof it === 'object' && it !== null && !Array.isArray(it)
        ? Object.fromEntries(Object.entries(it).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : it,
    ) ?? ''
  );
}
