import type {
  CallbackQuery,
  Chat,
  ChatMember,
  InlineQuery,
  Message,
  MessageOrigin,
  User,
  UserFromGetMe,
} from 'grammy/types';

import { describeMember } from './bot-identity.ts';
import type { CallbackQueries } from './callback-queries.ts';
import type { ChatRoom } from './chats.ts';
import { createFileSending, type FileSending } from './client-files.ts';
import { createInlineClient, type InlineClient } from './client-inline.ts';
import { createPosts, cutLong, isAdministrator, type PostParts, type SendOptions } from './client-posts.ts';
import { createPresses, type Presses } from './client-presses.ts';
import type { Clock } from './clock.ts';
import type { Files } from './files.ts';
import { mergeEntities } from './find-entities.ts';
import type { InlineQueries } from './inline-queries.ts';
import type { Memberships } from './memberships.ts';
import { readStartLink } from './read-start-link.ts';

/** A person in front of a Telegram client. Every method returns what their client shows. */
export interface TelegramUser extends FileSending, Presses, InlineClient {
  readonly id: number;
  readonly user: User;
  /** The private chat with the bot. */
  readonly chat: Chat.PrivateChat;
  /** Sends one message: 1 to 4096 UTF-16 units after trimming, as a client does. */
  send(chat: Chat, text: string, options?: SendOptions): Message;
  /** Sends a text of any length as clients do: cut into messages of at most 4096 units. */
  sendLong(chat: Chat, text: string, options?: SendOptions): readonly Message[];
  edit(message: Message, text: string): Message;
  /** Takes back a message for everybody. Bots are not told. */
  delete(message: Message): void;
  /** Passes a message on; its text, formatting, files and first sender go along. */
  forward(message: Message, chat: Chat): Message;
  /** Follows `t.me/<bot>?start=<payload>`: the private chat opens, and `/start <payload>` is sent. */
  openLink(url: string): Message;
  /** Follows the link under these words of a message, or of its button with this label. */
  follow(message: Message, words: string): Message;
  join(chat: Chat): Message;
  leave(chat: Chat): Message;
  blockBot(): void;
  unblockBot(): void;
}

export interface ActorParts extends PostParts {
  readonly bot: UserFromGetMe;
  readonly clock: Clock;
  readonly callbacks: CallbackQueries;
  readonly files: Files;
  readonly inlineQueries: InlineQueries;
  readonly memberships: Memberships;
  readonly deliverPress: (query: CallbackQuery) => void;
  readonly deliverInline: (query: InlineQuery) => void;
  /** Tells an administrator bot, if it asked for it. */
  readonly deliverMember: (room: ChatRoom, by: User, old: ChatMember, now: ChatMember) => void;
}

export function createTelegramUser(user: User, privateRoom: ChatRoom, parts: ActorParts): TelegramUser {
  const { bot, chats, clock, callbacks, memberships } = parts;
  const posts = createPosts(user, parts);
  const { enter, post, sendText } = posts;
  const chat = privateRoom.chat as Chat.PrivateChat;
  const left: ChatMember = { status: 'left', user };

  const openLink = (url: string): Message => {
    const payload = readStartLink(url, bot.username);
    return sendText(chat, payload === '' ? '/start' : `/start ${payload}`);
  };

  return {
    id: user.id,
    user,
    chat,
    send: sendText,
    sendLong: (chat, text, options) => cutLong(text.trim()).map((part) => sendText(chat, part, options)),
    ...createFileSending(user, posts, parts.files),
    ...createPresses(user, posts, callbacks, parts.deliverPress),
    ...createInlineClient(user, posts, parts),
    edit(message, text) {
      const room = enter(message.chat);
      const old = room.messages.get(message.message_id);
      if (!old || old.from?.id !== user.id)
        throw new Error(`message ${message.message_id} is not ${user.first_name}'s`);
      const trimmed = text.trim();
      if (trimmed === '' || trimmed === old.text) throw new Error('an edit must change the text');
      const entities = mergeEntities([], trimmed);
      const { entities: _old, ...kept } = old;
      const edited = {
        ...kept,
        text: trimmed,
        edit_date: Math.floor(clock.now() / 1000),
        ...(entities.length > 0 ? { entities } : {}),
      } as Message;
      chats.edit(edited);
      parts.deliver(room, 'edited_message', edited);
      return structuredClone(edited);
    },
    delete(message) {
      const room = enter(message.chat);
      const mayDelete = message.from?.id === user.id || room.chat.type === 'private' || isAdministrator(room, user);
      if (!mayDelete) throw new Error(`message ${message.message_id} is not ${user.first_name}'s`);
      chats.remove(room, message.message_id);
    },
    forward(message, chat) {
      const { text, entities, caption, caption_entities, photo, document, via_bot } = message;
      const carried = { text, entities, caption, caption_entities, photo, document, via_bot };
      const content = Object.fromEntries(Object.entries(carried).filter(([, value]) => value !== undefined));
      return post(chat, structuredClone(content), { forwardOrigin: originOf(message) });
    },
    openLink,
    follow: (message, words) => openLink(findLink(enter(message.chat).messages.get(message.message_id), words)),
    join(chat) {
      const isNew = !chats.roomOf(chat).members.has(user.id);
      const room = enter(chat);
      if (isNew) parts.deliverMember(room, user, left, describeMember(user, 'member'));
      return post(chat, { new_chat_members: [user] });
    },
    leave(chat) {
      const room = enter(chat);
      const old = room.members.get(user.id);
      const message = post(chat, { left_chat_member: user });
      room.members.delete(user.id);
      parts.deliverMember(room, user, describeMember(user, old?.status ?? 'member'), left);
      return message;
    },
    blockBot: () => memberships.change(privateRoom, 'blocked', user),
    unblockBot: () => memberships.change(privateRoom, 'member', user),
  };
}

function findLink(message: Message | undefined, words: string): string {
  const button = message?.reply_markup?.inline_keyboard.flat().find((it) => it.text === words);
  if (button && 'url' in button) return button.url;
  const text = message?.text ?? message?.caption ?? '';
  const links = (message?.entities ?? message?.caption_entities ?? []).filter((entity) => entity.type === 'text_link');
  const link = links.find(({ offset, length }) => text.slice(offset, offset + length) === words);
  if (!link) throw new Error(`the message has no link ${words}`);
  return link.url;
}

/** Whom a forward names; the first sender when it is passed on again. */
function originOf({
  forward_origin: origin,
  sender_chat: sender,
  chat,
  date,
  message_id,
  from,
}: Message): MessageOrigin {
  if (origin) return origin;
  if (chat.type === 'channel') return { type: 'channel', date, chat, message_id };
  if (sender) return { type: 'chat', date, sender_chat: sender };
  return from ? { type: 'user', date, sender_user: from } : { type: 'hidden_user', date, sender_user_name: 'Somebody' };
}

export type { SendOptions };
