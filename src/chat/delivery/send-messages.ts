import { type Api, GrammyError } from 'grammy';
import type { InlineKeyboardMarkup, Message } from 'grammy/types';
import type { Log } from '../../log.ts';
import { asMessage, type FormattedText } from '../rendering/message-builder.ts';
import { classifyApiError, describeApiError } from './api-errors.ts';
import { sendPlainer } from './plainer.ts';

/** Where an answer to a message goes. */
export interface Destination {
  readonly chatId: number;
  /** The topic of a forum. */
  readonly threadId: number | null;
  /** The message to reply to, so that a group sees who is answered. */
  readonly replyTo: number | null;
}

export function destinationOf(message: Message): Destination {
  return {
    chatId: message.chat.id,
    // Reply threads outside forums have a thread id, too, and Telegram refuses it.
    threadId: message.is_topic_message ? (message.message_thread_id ?? null) : null,
    replyTo: message.chat.type === 'private' ? null : message.message_id,
  };
}

/** A plain notice. */
export function plain(text: string): readonly FormattedText[] {
  return [asMessage(text)];
}

/** Told of every message that was sent, with the chat where it came to be. */
export type OnSent = (chatId: number, messageId: number) => void;

/**
 * Sends messages in order. A chat that cannot be written to any more is noted and left alone; other faults are thrown.
 * @returns the id of the last message that was sent, or null when the chat is gone
 */
export async function sendMessages(
  api: Api,
  destination: Destination,
  messages: readonly FormattedText[],
  log: Log,
  onSent?: OnSent,
): Promise<number | null> {
  let target = destination;
  let lastId: number | null = null;
  for (const message of messages) {
    try {
      lastId = await sendMessage(api, target, message, log);
    } catch (error) {
      const movedTo = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined;
      if (movedTo !== undefined) {
        // A group that became a supergroup has a new id, and its messages new numbers.
        target = { chatId: movedTo, threadId: null, replyTo: null };
        lastId = await sendMessage(api, target, message, log);
      } else if (classifyApiError(error) === 'gone') {
        log.debug('a message has nowhere to go', { error: describeApiError(error) });
        return null;
      } else throw error;
    }
    onSent?.(target.chatId, lastId);
    target = { ...target, replyTo: null };
  }
  return lastId;
}

async function sendMessage(
  api: Api,
  { chatId, threadId, replyTo }: Destination,
  message: FormattedText,
  log: Log,
): Promise<number> {
  const sent = await sendPlainer(message, log, (part) =>
    api.sendMessage(chatId, part.text, {
      ...formatOf(part),
      ...(threadId === null ? {} : { message_thread_id: threadId }),
      ...(replyTo === null ? {} : { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }),
    }),
  );
  return sent.message_id;
}

/** How a text looks, as sending and editing take it. */
export function formatOf(message: FormattedText) {
  return { entities: [...message.entities], link_preview_options: { is_disabled: true }, ...markupOf(message) };
}

/** The buttons of a message as Telegram takes them; an edit without them takes them away. */
export function markupOf({ buttons }: Pick<FormattedText, 'buttons'>): { reply_markup?: InlineKeyboardMarkup } {
  return buttons === undefined ? {} : { reply_markup: { inline_keyboard: buttons.map((row) => [...row]) } };
}
