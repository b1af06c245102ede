import type { InlineKeyboardButton } from 'grammy/types';
import type { ChatContext } from './chat-context.ts';

/** The message that a button stands under, and its buttons as they were when it was pressed. */
export interface PressedMessage {
  readonly chatId: number;
  readonly messageId: number;
  readonly buttons: readonly (readonly InlineKeyboardButton[])[];
}

/**
 * The message of a press, when it does have the button: a changed client can send anything about any message, and what
 * edits a message must be under it. Null when it has not, or is too old to be seen.
 */
export function findPressed({ callbackQuery }: ChatContext): PressedMessage | null {
  const { message, data } = callbackQuery ?? {};
  if (message === undefined || message.date === 0) return null;
  const buttons = message.reply_markup?.inline_keyboard ?? [];
  const hasButton = buttons.flat().some((button) => 'callback_data' in button && button.callback_data === data);
  return hasButton ? { chatId: message.chat.id, messageId: message.message_id, buttons } : null;
}
