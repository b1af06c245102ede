import type { Chat, Message, User, UserFromGetMe } from 'grammy/types';

import type { InputMarkup } from './check-markup.ts';
import type { Clock } from './clock.ts';
import type { ChatEvent } from './journal.ts';
import { badRequest, forbidden } from './refusal.ts';

export interface Topic {
  readonly message_thread_id: number;
  readonly name: string;
  /** The service message that opened the topic: every message in it is implicitly a reply to this one. */
  readonly opening: Message;
}

export type MemberStatus = 'creator' | 'administrator' | 'member' | 'restricted' | 'kicked';

export interface Member {
  readonly user: User;
  readonly status: MemberStatus;
  /** An administrator who writes as the group. */
  readonly isAnonymous?: boolean;
}

/** What the server knows of one chat. */
export interface ChatRoom {
  readonly chat: Chat;
  readonly members: Map<number, Member>;
  readonly topics: Map<number, Topic>;
  /** Threads of topics that take messages of administrators only. */
  readonly closedTopics: Set<number>;
  /** Current versions, by message id; deleted ones are gone. */
  readonly messages: ReadonlyMap<number, Message>;
  /** Everything that happened here, oldest first. */
  readonly events: ChatEvent[];
  /** What messages did to the input field of their readers, by message id; such messages cannot be edited. */
  readonly inputs: Map<number, InputMarkup>;
  lastMessageId: number;
  /** `stranger`: a private chat whose user has never written to the bot. `restricted`: in a group, may not write. */
  bot: 'member' | 'administrator' | 'restricted' | 'left' | 'kicked' | 'blocked' | 'stranger';
  /** The supergroup that this group has become. */
  movedTo: ChatRoom | null;
}

export type Content = Omit<Message, 'message_id' | 'date' | 'chat'>;

export interface Chats {
  readonly rooms: readonly ChatRoom[];
  addPrivate(user: User): ChatRoom;
  addGroup(
    type: 'group' | 'supergroup' | 'channel',
    options: { title?: string; isForum?: boolean; username?: string },
  ): ChatRoom;
  addTopic(room: ChatRoom, name: string, by: User): Topic;
  /** The chat that a request names; throws Telegram's refusal when the bot may not do anything there. */
  require(chatId: unknown): ChatRoom;
  /** The same, and the bot may write there. */
  requireWritable(chatId: unknown): ChatRoom;
  roomOf(chat: Chat): ChatRoom;
  /** Files a message under the next id of its chat, with the implicit reply of its topic. */
  post(room: ChatRoom, content: Content): Message;
  /** Puts a new version in the place of a message. */
  edit(message: Message): Message;
  remove(room: ChatRoom, messageId: number): void;
}

export function createChats(clock: Clock, bot: UserFromGetMe): Chats {
  const rooms: ChatRoom[] = [];
  /** A burst asks for rooms many thousand times. */
  const byId = new Map<number, ChatRoom>();
  let groups = 0;

  const open = (chat: Chat, botStatus: ChatRoom['bot']): ChatRoom => {
    const room: ChatRoom = {
      chat,
      members: new Map(),
      topics: new Map(),
      closedTopics: new Set(),
      messages: new Map(),
      events: [],
      inputs: new Map(),
      lastMessageId: 0,
      bot: botStatus,
      movedTo: null,
    };
    rooms.push(room);
    if (!byId.has(chat.id)) byId.set(chat.id, room);
    return room;
  };

  const find = (chatId: unknown): ChatRoom | undefined => {
    const name = typeof chatId === 'string' && chatId.startsWith('@') ? chatId.slice(1).toLowerCase() : null;
    if (name !== null) return rooms.find(({ chat }) => isPublic(chat) && chat.username?.toLowerCase() === name);
    return byId.get(Number(chatId));
  };

  const roomOf = (chat: Chat): ChatRoom => {
    const room = find(chat.id);
    if (!room) throw new Error(`the double has no chat ${chat.id}`);
    return room;
  };

  const require = (chatId: unknown): ChatRoom => {
    if (chatId === undefined || chatId === '') throw badRequest('chat_id is empty');
    const room = find(chatId);
    if (!room) throw badRequest('chat not found');
    if (room.movedTo)
      throw badRequest('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: room.movedTo.chat.id });
    if (room.bot === 'kicked') throw forbidden(`bot was kicked from the ${room.chat.type} chat`);
    if (room.bot === 'left') throw forbidden(`bot is not a member of the ${room.chat.type} chat`);
    return room;
  };

  const file = (room: ChatRoom, kind: 'posted' | 'edited', message: Message): void => {
    (room.messages as Map<number, Message>).set(message.message_id, message);
    room.events.push({ kind, message: structuredClone(message) });
  };

  const post = (room: ChatRoom, content: Content): Message => {
    room.lastMessageId += 1;
    const topic = content.message_thread_id === undefined ? undefined : room.topics.get(content.message_thread_id);
    const replied = content.reply_to_message;
    // Outside forums a supergroup marks the thread of replies too, although nothing can be sent to such a thread.
    const isThread = replied && room.chat.type === 'supergroup' && room.chat.is_forum !== true;
    const message = {
      message_id: room.lastMessageId,
      date: Math.floor(clock.now() / 1000),
      chat: room.chat,
      ...(topic ? { is_topic_message: true, reply_to_message: topic.opening } : {}),
      ...(isThread ? { message_thread_id: replied.message_thread_id ?? replied.message_id } : {}),
      ...content,
    } as Message;
    file(room, 'posted', message);
    return message;
  };

  return {
    rooms,
    require,
    post,
    addPrivate(user) {
      const { id, first_name, last_name, username } = user;
      const names = { ...(last_name ? { last_name } : {}), ...(username ? { username } : {}) };
      const room = open({ id, type: 'private', first_name, ...names }, 'stranger');
      room.members.set(id, { user, status: 'member' });
      return room;
    },
    addGroup(type, { title, isForum, username }) {
      groups += 1;
      const name = title ?? `Group ${groups}`;
      const chat = describeGroup(type, groups, name, username, isForum);
      const room = open(chat, 'member');
      // The first message of a forum belongs to its General topic: no topic of its own has the id 1.
      if (isForum) room.lastMessageId = 1;
      room.members.set(bot.id, { user: bot, status: 'member' });
      return room;
    },
    addTopic(room, name, by) {
      if (room.chat.is_forum !== true) throw new Error(`chat ${room.chat.id} is no forum`);
      // The id of a topic is the id of the message that opened it.
      const threadId = room.lastMessageId + 1;
      const opening = post(room, {
        from: by,
        message_thread_id: threadId,
        is_topic_message: true,
        forum_topic_created: { name, icon_color: 0x6fb9f0 },
      });
      const topic = { message_thread_id: threadId, name, opening };
      room.topics.set(threadId, topic);
      return topic;
    },
    requireWritable(chatId) {
      const room = require(chatId);
      if (room.bot === 'blocked') throw forbidden('bot was blocked by the user');
      if (room.bot === 'stranger') throw forbidden("bot can't initiate conversation with a user");
      return room;
    },
    roomOf,
    edit(message) {
      file(roomOf(message.chat), 'edited', message);
      return message;
    },
    remove(room, messageId) {
      (room.messages as Map<number, Message>).delete(messageId);
      room.events.push({ kind: 'deleted', messageId });
    },
  };
}

function describeGroup(
  type: 'group' | 'supergroup' | 'channel',
  number: number,
  title: string,
  username: string | undefined,
  isForum: boolean | undefined,
): Chat {
  const named = username ? { username } : {};
  if (type === 'group') return { id: -4_200_000_000 - number, type, title };
  const id = -1_002_000_000_000 - number;
  return type === 'channel'
    ? { id, type, title, ...named }
    : { id, type, title, ...named, ...(isForum ? { is_forum: true as const } : {}) };
}

function isPublic(chat: Chat): chat is Chat.SupergroupChat | Chat.ChannelChat {
  return chat.type === 'supergroup' || chat.type === 'channel';
}

/** A message as another message embeds it: without its own reply. */
export function withoutReply(message: Message): NonNullable<Message['reply_to_message']> {
  const { reply_to_message: _dropped, ...rest } = structuredClone(message);
  return rest as NonNullable<Message['reply_to_message']>;
}
