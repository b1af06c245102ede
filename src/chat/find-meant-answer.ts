import type { App } from '../app.ts';
import type { ChatContext } from './chat-context.ts';
import { repliesToOpening } from './updates/read-replied.ts';

/**
 * The answer that a message means: the one that it replies to, or the last one in the chat. A reply to anything else
 * means neither.
 */
export function findMeantAnswer(ctx: ChatContext, { sentAnswers }: Pick<App, 'sentAnswers'>): string | null {
  const { message, destination } = ctx;
  const replied = message === undefined || repliesToOpening(message) ? undefined : message.reply_to_message;
  return sentAnswers.find(destination.chatId, replied?.message_id ?? null);
}
