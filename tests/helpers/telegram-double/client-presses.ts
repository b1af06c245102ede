import type { CallbackQuery, InaccessibleMessage, InlineKeyboardButton, Message, User } from 'grammy/types';

import type { CallbackQueries, PressedButton } from './callback-queries.ts';
import type { ChatRoom } from './chats.ts';
import type { Posts } from './client-posts.ts';

export interface PressOptions {
  /** The message has become too old for the bot, or was deleted while the reader still saw it. */
  readonly inaccessible?: boolean;
}

export interface Presses {
  /** Presses the button with this label or callback data on the message as it is now. */
  press(message: Message, button: string, options?: PressOptions): PressedButton;
  /** Sends this callback data as a changed client can, whether or not a button has it. */
  pressForged(message: Message, data: string, options?: PressOptions): PressedButton;
  /** Presses a button that copies; what is in the clipboard then. */
  copyFrom(message: Message, label: string): string;
}

export function createPresses(
  user: User,
  { enter }: Posts,
  callbacks: CallbackQueries,
  deliver: (query: CallbackQuery) => void,
): Presses {
  const pressOn = (
    room: ChatRoom,
    message: Message,
    data: string,
    label: string,
    { inaccessible = false }: PressOptions,
  ) => {
    const query: CallbackQuery = {
      id: String(7_000_000_000_000_000 + callbacks.all.length),
      from: user,
      ...(message.via_bot
        ? { inline_message_id: `inline-${room.chat.id}-${message.message_id}` }
        : { message: inaccessible ? inaccessibleOf(message) : structuredClone(message) }),
      chat_instance: String(room.chat.id * 31),
      data,
    };
    const press = callbacks.add(query);
    room.events.push({ kind: 'pressed', messageId: message.message_id, label, press });
    deliver(query);
    return press;
  };

  return {
    press(message, button, options = {}) {
      const room = enter(message.chat);
      const shown = room.messages.get(message.message_id) ?? (options.inaccessible ? message : undefined);
      const buttons = shown?.reply_markup?.inline_keyboard.flat() ?? [];
      const found = buttons.find((it) => it.text === button || dataOf(it) === button);
      const data = found && dataOf(found);
      if (!shown || !found || data === undefined) {
        const labels = buttons.map((it) => it.text).join(', ');
        throw new Error(`message ${message.message_id} has no callback button ${button}; it has: ${labels}`);
      }
      return pressOn(room, shown, data, found.text, options);
    },
    copyFrom(message, label) {
      const shown = enter(message.chat).messages.get(message.message_id);
      const button = shown?.reply_markup?.inline_keyboard.flat().find((it) => it.text === label);
      if (!button || !('copy_text' in button))
        throw new Error(`message ${message.message_id} has no ${label} that copies`);
      return button.copy_text.text;
    },
    pressForged(message, data, options = {}) {
      const room = enter(message.chat);
      return pressOn(room, room.messages.get(message.message_id) ?? message, data, `(made up) ${data}`, options);
    },
  };
}

function inaccessibleOf({ chat, message_id }: Message): InaccessibleMessage {
  return { chat, message_id, date: 0 };
}

function dataOf(button: InlineKeyboardButton): string | undefined {
  return 'callback_data' in button ? button.callback_data : undefined;
}
