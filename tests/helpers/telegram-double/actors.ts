import type { CallbackQuery, Chat, InlineKeyboardButton, Message, MessageEntity, User } from 'grammy/types';

import type { CallbackQueries, PressedButton } from './callback-queries.ts';
import { withoutReply, type ChatRoom, type Chats, type Content, type Topic } from './chats.ts';
import type { Clock } from './clock.ts';
import { mergeEntities } from './find-entities.ts';

export interface SendOptions {
  readonly replyTo?: Message;
  /** The topic of a forum; without it the message goes to the topic of `replyTo`, or to General. */
  readonly topic?: Topic;
  /** Formatting by the sender; commands, mentions, links and hashtags are found as the server does. */
  readonly entities?: readonly MessageEntity[];
  /** As an anonymous administrator of the group. */
  readonly anonymously?: boolean;
}

/** A person in front of a Telegram client. Every method returns what their client shows. */
export interface TelegramUser {
  readonly id: number;
  readonly user: User;
  /** The private chat with the bot. */
  readonly chat: Chat.PrivateChat;
  /** Sends one message: 1 to 4096 UTF-16 units after trimming, as a client does. */
  send(chat: Chat, text: string, options?: SendOptions): Message;
  /** Sends a text of any length as clients do: cut into messages of at most 4096 units. */
  sendLong(chat: Chat, text: string, options?: SendOptions): readonly Message[];
  sendSticker(chat: Chat, options?: SendOptions): Message;
  sendPhoto(chat: Chat, options?: SendOptions & { readonly caption?: string }): Message;
  sendVoice(chat: Chat, options?: SendOptions): Message;
  edit(message: Message, text: string): Message;
  /** Presses the button with this label or callback data on the message as it is now. */
  press(message: Message, button: string): PressedButton;
  join(chat: Chat): Message;
  blockBot(): void;
  unblockBot(): void;
}

export interface ActorParts {
  readonly chats: Chats;
  readonly clock: Clock;
  readonly callbacks: CallbackQueries;
  /** Hands an update to the bot, if privacy mode lets it. */
  readonly deliver: (room: ChatRoom, kind: 'message' | 'edited_message', message: Message) => void;
  readonly deliverPress: (query: CallbackQuery) => void;
  readonly changeBot: (room: ChatRoom, status: ChatRoom['bot'], by: User) => void;
}

const MOST_UNITS = 4096;
const ANONYMOUS: User = { id: 1087968824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' };

export function createTelegramUser(user: User, privateRoom: ChatRoom, parts: ActorParts): TelegramUser {
  const { chats, clock, callbacks } = parts;

  const enter = (chat: Chat): ChatRoom => {
    const room = chats.roomOf(chat);
    if (room.movedTo) throw new Error(`chat ${chat.id} has become supergroup ${room.movedTo.chat.id}`);
    if (chat.type === 'private' && chat.id !== user.id) throw new Error(`${user.first_name} is not in chat ${chat.id}`);
    if (room.bot === 'blocked') throw new Error(`${user.first_name} has blocked the bot: unblock it first`);
    if (room.bot === 'stranger') room.bot = 'member';
    if (!room.members.has(user.id)) room.members.set(user.id, { user, status: 'member' });
    return room;
  };

  const post = (chat: Chat, content: Omit<Content, 'from'>, options: SendOptions): Message => {
    const room = enter(chat);
    const replied = options.replyTo ? room.messages.get(options.replyTo.message_id) : undefined;
    if (options.replyTo && !replied) throw new Error(`message ${options.replyTo.message_id} is not in chat ${chat.id}`);
    const thread =
      options.topic?.message_thread_id ?? (replied?.is_topic_message ? replied.message_thread_id : undefined);
    if (thread !== undefined && !room.topics.has(thread)) throw new Error(`chat ${chat.id} has no topic ${thread}`);
    if (options.anonymously && chat.type === 'private') throw new Error('nobody is anonymous in a private chat');
    const message = chats.post(room, {
      from: options.anonymously ? ANONYMOUS : user,
      ...(options.anonymously ? { sender_chat: room.chat } : {}),
      ...(thread === undefined ? {} : { message_thread_id: thread }),
      ...(replied ? { reply_to_message: withoutReply(replied) } : {}),
      ...content,
    });
    parts.deliver(room, 'message', message);
    return structuredClone(message);
  };

  const sendText = (chat: Chat, text: string, options: SendOptions = {}): Message => {
    const trimmed = text.trim();
    if (trimmed === '') throw new Error('clients do not send empty messages');
    if (trimmed.length > MOST_UNITS) throw new Error(`clients cut a text of ${trimmed.length} units: use sendLong`);
    const entities = mergeEntities(options.entities ?? [], trimmed);
    return post(chat, { text: trimmed, ...(entities.length > 0 ? { entities } : {}) }, options);
  };

  return {
    id: user.id,
    user,
    chat: privateRoom.chat as Chat.PrivateChat,
    send: sendText,
    sendLong: (chat, text, options) => cut(text.trim()).map((part) => sendText(chat, part, options)),
    sendSticker: (chat, options = {}) => post(chat, { sticker: { ...file(), ...STICKER } }, options),
    sendVoice: (chat, options = {}) =>
      post(chat, { voice: { ...file(), duration: 4, mime_type: 'audio/ogg' } }, options),
    sendPhoto(chat, options = {}) {
      const { caption } = options;
      const entities = caption === undefined ? [] : mergeEntities(options.entities ?? [], caption);
      const words =
        caption === undefined ? {} : { caption, ...(entities.length > 0 ? { caption_entities: entities } : {}) };
      return post(chat, { photo: [{ ...file(), width: 90, height: 60 }], ...words }, options);
    },
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
      room.messages.set(edited.message_id, edited);
      parts.deliver(room, 'edited_message', edited);
      return structuredClone(edited);
    },
    press(message, button) {
      const room = enter(message.chat);
      const current = room.messages.get(message.message_id);
      const buttons = current?.reply_markup?.inline_keyboard.flat() ?? [];
      const found = buttons.find((it) => it.text === button || dataOf(it) === button);
      const data = found && dataOf(found);
      if (!current || data === undefined) {
        const labels = buttons.map((it) => it.text).join(', ');
        throw new Error(`message ${message.message_id} has no callback button ${button}; it has: ${labels}`);
      }
      const query: CallbackQuery = {
        id: String(7_000_000_000_000_000 + callbacks.all.length),
        from: user,
        message: structuredClone(current),
        chat_instance: String(room.chat.id * 31),
        data,
      };
      const press = callbacks.add(query);
      parts.deliverPress(query);
      return press;
    },
    join(chat) {
      const room = enter(chat);
      const message = chats.post(room, { from: user, new_chat_members: [user] });
      parts.deliver(room, 'message', message);
      return structuredClone(message);
    },
    blockBot: () => parts.changeBot(privateRoom, 'blocked', user),
    unblockBot: () => parts.changeBot(privateRoom, 'member', user),
  };
}

const STICKER = { type: 'regular', width: 512, height: 512, is_animated: false, is_video: false, emoji: '👍' } as const;

let files = 0;

function file(): { file_id: string; file_unique_id: string; file_size: number } {
  files += 1;
  return { file_id: `file-${files}`, file_unique_id: `unique-${files}`, file_size: 1024 };
}

function dataOf(button: InlineKeyboardButton): string | undefined {
  return 'callback_data' in button ? button.callback_data : undefined;
}

function cut(text: string): string[] {
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
