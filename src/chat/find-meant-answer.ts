import type { App } from '../app.ts';
import type { ChatContext } from './chat-context.ts';

/**
 * The answer that a message means: the one that it replies to, or the last one in the chat. A reply to anything else
 * means neither.
 */
export function findMeantAnswer(ctx: ChatContext, { sentAnswers }: Pick<App, 'sentAnswers'>): string | null {
  const { message, destination } = ctx;
  const replied = message?.reply_to_message;
  // In a topic every message replies to the one that opened it.
  const isReply = replied !== undefined && replied.message_id !== destination.threadId;
  return sentAnswers.find(destination.chatId, isReply ? replied.message_id : null);
}
