import type { Chat, ChatMember, Message, User, UserFromGetMe } from 'grammy/types';

import type { TelegramUser } from './actors.ts';
import { ADMINISTRATOR, describeMember } from './bot-identity.ts';
import type { ChatRoom, Chats, Content, MemberStatus, Topic } from './chats.ts';
import type { GroupOptions } from './contract.ts';
import type { Memberships } from './memberships.ts';

export interface AdministrationParts {
  readonly bot: UserFromGetMe;
  readonly chats: Chats;
  readonly memberships: Memberships;
  readonly deliver: (room: ChatRoom, kind: 'message' | 'channel_post', message: Message) => void;
  readonly deliverMember: (room: ChatRoom, by: User, old: ChatMember, now: ChatMember) => void;
}

/** What administrators do with their groups, topics, members, and the bot in them. */
export interface Administration {
  addChat(options: GroupOptions): Chat.GroupChat | Chat.SupergroupChat;
  addChannel(options?: { readonly title?: string; readonly username?: string }): Chat.ChannelChat;
  /** A post of the channel itself, which the bot gets as its administrator. */
  postInChannel(channel: Chat.ChannelChat, text: string): Message;
  /** Telegram itself brings a post into the group where the channel is discussed. */
  discuss(post: Message, group: Chat): Message;
  addTopic(chat: Chat, name: string, by?: TelegramUser | 'bot'): Topic;
  /** It takes messages of administrators only. */
  closeTopic(topic: Topic, by?: TelegramUser): void;
  reopenTopic(topic: Topic, by?: TelegramUser): void;
  /** It and its messages are gone. */
  deleteTopic(topic: Topic): void;
  /** The bot comes in, or comes back. */
  addBot(chat: Chat, by: TelegramUser): void;
  promoteBot(chat: Chat, by: TelegramUser): void;
  demoteBot(chat: Chat, by: TelegramUser): void;
  /** The bot stays, and may not write. */
  restrictBot(chat: Chat, by: TelegramUser): void;
  kickBot(chat: Chat, by: TelegramUser): void;
  promote(chat: Chat, user: TelegramUser, options?: { readonly anonymous?: boolean; readonly by?: TelegramUser }): void;
  demote(chat: Chat, user: TelegramUser, options?: { readonly by?: TelegramUser }): void;
  /** They stay, and may not write. */
  restrict(chat: Chat, user: TelegramUser, options?: { readonly by?: TelegramUser }): void;
  /** They are out, and may not come back. */
  ban(chat: Chat, user: TelegramUser, options?: { readonly by?: TelegramUser }): void;
  /** Turns a group into a supergroup, with the service messages on both sides. */
  migrate(chat: Chat, by: TelegramUser): Chat.SupergroupChat;
}

const TELEGRAM: User = { id: 777000, is_bot: false, first_name: 'Telegram' };

export function createAdministration(parts: AdministrationParts): Administration {
  const { bot, chats, memberships, deliver } = parts;

  const serve = (room: ChatRoom, content: Content): Message => {
    const message = chats.post(room, content);
    deliver(room, 'message', message);
    return message;
  };
  const setMember = (chat: Chat, { user }: TelegramUser, status: MemberStatus, isAnonymous: boolean, by: User) => {
    const room = chats.roomOf(chat);
    const old = room.members.get(user.id);
    room.members.set(user.id, { user, status, isAnonymous });
    const before: ChatMember = old ? describeMember(user, old.status, old.isAnonymous) : { status: 'left', user };
    parts.deliverMember(room, by, before, describeMember(user, status, isAnonymous));
  };
  const markTopic = (topic: Topic, by: User, kind: 'forum_topic_closed' | 'forum_topic_reopened') => {
    const room = chats.roomOf(topic.opening.chat);
    const { message_thread_id: thread } = topic;
    if (!room.topics.has(thread)) throw new Error(`chat ${room.chat.id} has no topic ${thread}`);
    if (kind === 'forum_topic_closed') room.closedTopics.add(thread);
    else room.closedTopics.delete(thread);
    serve(room, { from: by, message_thread_id: thread, [kind]: {} });
  };

  return {
    addChat({ type, title, username, is_forum: isForum, members = [], administrators = [], creator, bot: status }) {
      if (type === 'group' && isForum) throw new Error('only supergroups are forums');
      const room = chats.addGroup(type, {
        ...(title === undefined ? {} : { title }),
        ...(username === undefined ? {} : { username }),
        ...(isForum === undefined ? {} : { isForum }),
      });
      const enrol = (list: readonly TelegramUser[], status: MemberStatus) => {
        for (const { id, user } of list) room.members.set(id, { user, status });
      };
      enrol(members, 'member');
      enrol(administrators, 'administrator');
      if (creator) enrol([creator], 'creator');
      room.bot = status ?? 'member';
      return room.chat as Chat.GroupChat | Chat.SupergroupChat;
    },
    addChannel(options = {}) {
      const room = chats.addGroup('channel', options);
      room.bot = 'administrator';
      return room.chat as Chat.ChannelChat;
    },
    postInChannel(channel, text) {
      const room = chats.roomOf(channel);
      const message = chats.post(room, { text, sender_chat: channel });
      deliver(room, 'channel_post', message);
      return structuredClone(message);
    },
    discuss({ chat, message_id, date, text }, group) {
      if (chat.type !== 'channel') throw new Error('only posts of channels are discussed');
      const origin = { type: 'channel' as const, date, chat, message_id };
      const content = {
        from: TELEGRAM,
        sender_chat: chat,
        is_automatic_forward: true,
        forward_origin: origin,
      } as const;
      return structuredClone(serve(chats.roomOf(group), { ...content, ...(text === undefined ? {} : { text }) }));
    },
    addTopic(chat, name, by) {
      const room = chats.roomOf(chat);
      const creator = by === 'bot' ? bot : (by?.user ?? [...room.members.values()].find((it) => !it.user.is_bot)?.user);
      const topic = chats.addTopic(room, name, creator ?? ADMINISTRATOR);
      if (by !== 'bot') deliver(room, 'message', topic.opening);
      return topic;
    },
    closeTopic: (topic, by) => markTopic(topic, by?.user ?? ADMINISTRATOR, 'forum_topic_closed'),
    reopenTopic: (topic, by) => markTopic(topic, by?.user ?? ADMINISTRATOR, 'forum_topic_reopened'),
    deleteTopic({ opening, message_thread_id: thread }) {
      const room = chats.roomOf(opening.chat);
      room.topics.delete(thread);
      for (const [id, message] of room.messages) if (message.message_thread_id === thread) chats.remove(room, id);
    },
    addBot(chat, by) {
      const room = chats.roomOf(chat);
      if (room.bot !== 'left' && room.bot !== 'kicked') throw new Error(`the bot is in chat ${chat.id} already`);
      memberships.change(room, 'member', by.user);
      serve(room, { from: by.user, new_chat_members: [bot] });
    },
    promoteBot: (chat, by) => memberships.change(chats.roomOf(chat), 'administrator', by.user),
    demoteBot: (chat, by) => memberships.change(chats.roomOf(chat), 'member', by.user),
    restrictBot: (chat, by) => memberships.change(chats.roomOf(chat), 'restricted', by.user),
    kickBot: (chat, by) => memberships.change(chats.roomOf(chat), 'kicked', by.user),
    promote: (chat, user, { anonymous = false, by } = {}) =>
      setMember(chat, user, 'administrator', anonymous, by?.user ?? ADMINISTRATOR),
    demote: (chat, user, { by } = {}) => setMember(chat, user, 'member', false, by?.user ?? ADMINISTRATOR),
    restrict: (chat, user, { by } = {}) => setMember(chat, user, 'restricted', false, by?.user ?? ADMINISTRATOR),
    ban: (chat, user, { by } = {}) => setMember(chat, user, 'kicked', false, by?.user ?? ADMINISTRATOR),
    migrate(chat, by) {
      const old = chats.roomOf(chat);
      if (chat.type !== 'group') throw new Error('only a group becomes a supergroup');
      const room = chats.addGroup('supergroup', { title: chat.title });
      for (const [id, member] of old.members) room.members.set(id, member);
      room.bot = old.bot;
      const leaving = chats.post(old, { from: by.user, migrate_to_chat_id: room.chat.id });
      old.movedTo = room;
      deliver(old, 'message', leaving);
      serve(room, { from: by.user, migrate_from_chat_id: old.chat.id });
      return room.chat as Chat.SupergroupChat;
    },
  };
}
