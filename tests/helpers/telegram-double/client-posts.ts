import type { Chat, Message, MessageEntity, MessageOrigin, TextQuote, User } from 'grammy/types';

import { withoutReply, type ChatRoom, type Chats, type Content, type Topic } from './chats.ts';
import { mergeEntities } from './find-entities.ts';

export interface SendOptions {
  readonly replyTo?: Message;
  /** A part of `replyTo`, word for word; chosen by hand unless told otherwise. */
  readonly quote?: { readonly text: string; readonly isManual?: boolean };
  /** The topic of a forum; without it the message goes to the topic of `replyTo`, or to General. */
  readonly topic?: Topic;
  /** Formatting by the sender; commands, mentions, links and hashtags are found as the server does. */
  readonly entities?: readonly MessageEntity[];
  /** As an anonymous administrator of the group. */
  readonly anonymously?: boolean;
  /** As a channel of the sender's. */
  readonly asChannel?: Chat.ChannelChat;
  /** Through the inline mode of another bot. */
  readonly viaBot?: User;
  /** Where a forwarded message was written first. */
  readonly forwardOrigin?: MessageOrigin;
}

/** How the messages of one person come into chats. */
export interface Posts {
  /** The room of a chat that the person is in, as a member from now on. */
  readonly enter: (chat: Chat) => ChatRoom;
  readonly post: (chat: Chat, content: Omit<Content, 'from'>, options?: SendOptions) => Message;
  readonly sendText: (chat: Chat, text: string, options?: SendOptions) => Message;
}

export interface PostParts {
  readonly chats: Chats;
  /** Hands an update to the bot, if privacy mode lets it. */
  readonly deliver: (room: ChatRoom, kind: 'message' | 'edited_message', message: Message) => void;
}

export const MOST_UNITS = 4096;
const ANONYMOUS: User = { id: 1087968824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' };
const CHANNEL: User = { id: 136817688, is_bot: true, first_name: 'Channel', username: 'Channel_Bot' };

export function createPosts(user: User, { chats, deliver }: PostParts): Posts {
  const enter = (chat: Chat): ChatRoom => {
    const room = chats.roomOf(chat);
    if (room.movedTo) throw new Error(`chat ${chat.id} has become supergroup ${room.movedTo.chat.id}`);
    if (chat.type === 'private' && chat.id !== user.id) throw new Error(`${user.first_name} is not in chat ${chat.id}`);
    if (room.bot === 'blocked') throw new Error(`${user.first_name} has blocked the bot: unblock it first`);
    if (room.bot === 'stranger') room.bot = 'member';
    const status = room.members.get(user.id)?.status;
    if (status === 'kicked') throw new Error(`${user.first_name} is banned from chat ${chat.id}`);
    if (status === undefined) room.members.set(user.id, { user, status: 'member' });
    return room;
  };

  const senderOf = (room: ChatRoom, options: SendOptions): Pick<Content, 'from' | 'sender_chat'> => {
    const isDisguised = options.anonymously === true || options.asChannel !== undefined;
    if (isDisguised && room.chat.type === 'private') throw new Error('nobody is anonymous in a private chat');
    if (options.anonymously) return { from: ANONYMOUS, sender_chat: room.chat };
    return options.asChannel ? { from: CHANNEL, sender_chat: options.asChannel } : { from: user };
  };

  const threadOf = (room: ChatRoom, replied: Message | undefined, topic?: Topic): number | undefined => {
    const thread = topic?.message_thread_id ?? (replied?.is_topic_message ? replied.message_thread_id : undefined);
    if (thread !== undefined && !room.topics.has(thread))
      throw new Error(`chat ${room.chat.id} has no topic ${thread}`);
    if (thread !== undefined && room.closedTopics.has(thread) && !isAdministrator(room, user))
      throw new Error(`topic ${thread} is closed`);
    return thread;
  };

  const post: Posts['post'] = (chat, content, options = {}) => {
    const room = enter(chat);
    const isService = 'new_chat_members' in content || 'left_chat_member' in content;
    if (!isService && room.members.get(user.id)?.status === 'restricted')
      throw new Error(`${user.first_name} may not write here`);
    const { replyTo, viaBot, forwardOrigin } = options;
    const replied = replyTo ? room.messages.get(replyTo.message_id) : undefined;
    if (replyTo && !replied) throw new Error(`message ${replyTo.message_id} is not in chat ${chat.id}`);
    const thread = threadOf(room, replied, options.topic);
    const message = chats.post(room, {
      ...senderOf(room, options),
      ...(thread === undefined ? {} : { message_thread_id: thread }),
      ...(replied ? { reply_to_message: withoutReply(replied) } : {}),
      ...(options.quote ? { quote: quoteFrom(replied, options.quote) } : {}),
      ...(viaBot ? { via_bot: viaBot } : {}),
      ...(forwardOrigin ? { forward_origin: forwardOrigin } : {}),
      ...content,
    });
    deliver(room, 'message', message);
    return structuredClone(message);
  };

  return {
    enter,
    post,
    sendText(chat, text, options = {}) {
      const trimmed = text.trim();
      if (trimmed === '') throw new Error('clients do not send empty messages');
      if (trimmed.length > MOST_UNITS) throw new Error(`clients cut a text of ${trimmed.length} units: use sendLong`);
      const entities = mergeEntities(options.entities ?? [], trimmed);
      return post(chat, { text: trimmed, ...(entities.length > 0 ? { entities } : {}) }, options);
    },
  };
}

export function isAdministrator(room: ChatRoom, user: User): boolean {
  const status = room.members.get(user.id)?.status;
  return status === 'administrator' || status === 'creator';
}

/** Text of at most 4096 units, as clients cut it. */
export function cutLong(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > MOST_UNITS) {
    const pair = /^[\ud800-\udbff][\udc00-\udfff]$/.test(rest.slice(MOST_UNITS - 1, MOST_UNITS + 1));
    const at = pair ? MOST_UNITS - 1 : MOST_UNITS;
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...parts, rest];
}

function quoteFrom(
  replied: Message | undefined,
  { text, isManual = true }: NonNullable<SendOptions['quote']>,
): TextQuote {
  const position = (replied?.text ?? replied?.caption ?? '').indexOf(text);
  if (position === -1 || text === '')
    throw new Error(`clients quote what is there, and ${JSON.stringify(text)} is not`);
  return { text, position, ...(isManual ? { is_manual: true as const } : {}) };
}
