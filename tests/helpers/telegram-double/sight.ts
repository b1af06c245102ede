import type { Chat, Message, User } from 'grammy/types';

import type { InputMarkup } from './check-markup.ts';
import type { Chats } from './chats.ts';
import type { Files } from './files.ts';
import type { ChatEvent } from './journal.ts';

/** What is there to be read in chats. Messages are copies: a test cannot change what the server keeps. */
export interface Seen {
  /** All messages of a chat as a reader sees them now, oldest first. */
  history(chat: Chat): readonly Message[];
  /** Those of the bot. */
  replies(chat: Chat): readonly Message[];
  /** Everything that happened in a chat, oldest first: messages as they were sent, edits, deletions, presses. */
  eventsOf(chat: Chat): readonly ChatEvent[];
  /** The message as it is now; undefined when deleted. */
  current(message: Message): Message | undefined;
  /** What a message of the bot did to the input field: a keyboard in its place, or a reply that is asked for. */
  inputOf(message: Message): InputMarkup | undefined;
  /** What the photo or document of a message holds. */
  bytesOf(message: Message): Buffer;
}

export interface Sight {
  readonly seen: Seen;
  chats(): readonly Chat[];
  /** The first message of the bot that fits: looked for again after every call, it must cost little. */
  findReply(chats: readonly Chat[], fits: (message: Message) => boolean): Message | undefined;
}

export function createSight(parts: { readonly bot: User; readonly chats: Chats; readonly files: Files }): Sight {
  const { bot, chats, files } = parts;
  const isMine = ({ from, text, photo, document }: Message) =>
    from?.id === bot.id && (text ?? photo ?? document) !== undefined;
  const history = (chat: Chat) => structuredClone([...chats.roomOf(chat).messages.values()]);
  return {
    chats: () => chats.rooms.map((room) => room.chat),
    findReply(where, fits) {
      for (const chat of where)
        for (const message of chats.roomOf(chat).messages.values())
          if (isMine(message) && fits(message)) return structuredClone(message);
      return undefined;
    },
    seen: {
      history,
      replies: (chat) => history(chat).filter(isMine),
      eventsOf: (chat) => chats.roomOf(chat).events,
      current: (message) => structuredClone(chats.roomOf(message.chat).messages.get(message.message_id)),
      inputOf: (message) => chats.roomOf(message.chat).inputs.get(message.message_id),
      bytesOf(message) {
        const file = files.find(message.document?.file_id ?? message.photo?.at(-1)?.file_id);
        if (!file) throw new Error(`message ${message.message_id} holds no file`);
        return file.bytes;
      },
    },
  };
}
