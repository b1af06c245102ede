import type { Message } from 'grammy/types';

import { checkMarkup, readInputMarkup } from './check-markup.ts';
import { checkReply } from './check-reply.ts';
import { type ChatRoom, type Content, withoutReply } from './chats.ts';
import type { MethodParts } from './method.ts';
import type { Parameters } from './read-parameters.ts';
import { badRequest, notImplemented } from './refusal.ts';

type Breach = (rule: string, detail: string) => void;

const UNSPOKEN = [
  'business_connection_id',
  'direct_messages_topic_id',
  'ephemeral_message_parameters',
  'suggested_post_parameters',
  'allow_paid_broadcast',
  'message_effect_id',
  'inline_message_id',
  'rich_message',
  'thumbnail',
];

/** What a bot sends, in the words of Telegram's refusal where it may not. */
export type Kind = 'text messages' | 'photos' | 'documents';

/**
 * Checks where a message goes, what it replies to and its markup, and files it. The content is checked before the
 * chat, as the server does.
 */
export function send(
  parts: MethodParts,
  method: string,
  params: Parameters,
  kind: Kind,
  readContent: () => Partial<Content>,
  breach: Breach,
): Message {
  refuseUnspoken(method, params);
  const content = readContent();
  const markup = checkMarkup(params['reply_markup'], false, breach);
  const room = parts.chats.requireWritable(params['chat_id']);
  if (room.bot === 'restricted') throw badRequest(`not enough rights to send ${kind} to the chat`);
  const where = readWhere(room, params, breach);
  pass(parts, room, breach);
  parts.drafts.clear(room.chat.id);
  const sent = parts.chats.post(room, {
    from: asUser(parts),
    ...where,
    ...content,
    ...(params['protect_content'] === true ? { has_protected_content: true as const } : {}),
    ...(markup ? { reply_markup: markup } : {}),
  });
  const input = readInputMarkup(params['reply_markup']);
  if (input) room.inputs.set(sent.message_id, input);
  return sent;
}

function readWhere(room: ChatRoom, params: Parameters, breach: Breach): Partial<Content> {
  const asked = requireThread(room, params['message_thread_id']);
  const reply = checkReply(replyParameters(params), (id) => room.messages.get(id), breach);
  const threadOfReply = reply?.to.is_topic_message ? reply.to.message_thread_id : undefined;
  if (asked !== undefined && reply && threadOfReply !== asked) {
    breach('reply-across-topics', `message ${reply.to.message_id} is not in topic ${asked}`);
    throw badRequest('message to be replied not found');
  }
  const thread = asked ?? requireThread(room, threadOfReply);
  return {
    ...(thread === undefined ? {} : { message_thread_id: thread }),
    ...(reply ? { reply_to_message: withoutReply(reply.to) } : {}),
    ...(reply?.quote ? { quote: reply.quote } : {}),
  };
}

/** Counts a send or an edit, or throws 429. */
export function pass({ limiter }: MethodParts, room: ChatRoom, breach: Breach): void {
  limiter.pass(room.chat.id, room.chat.type !== 'private', (detail) => breach('too-early', detail));
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

/**
 * The topic asked for, or undefined. The General topic has no thread of its own: sending to thread 1 fails. A closed
 * topic takes messages of administrators only.
 */
export function requireThread(room: ChatRoom, threadId: unknown): number | undefined {
  if (threadId === undefined) return undefined;
  const topic = room.topics.get(Number(threadId));
  if (!topic) throw badRequest('message thread not found');
  if (room.closedTopics.has(topic.message_thread_id) && room.bot !== 'administrator') throw badRequest('TOPIC_CLOSED');
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

/** JSON with keys in order, so that equal values are equal texts. */
export function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, it: unknown) =>
      typeof it === 'object' && it !== null && !Array.isArray(it)
        ? Object.fromEntries(Object.entries(it).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : it,
    ) ?? ''
  );
}
