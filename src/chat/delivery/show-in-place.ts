import type { ChatContext } from '../chat-context.ts';
import { findPressed } from '../pressed-button.ts';
import type { FormattedText } from '../rendering/message-builder.ts';
import { classifyApiError } from './api-errors.ts';
import { formatOf } from './send-messages.ts';

/** Puts another text and other buttons into a message of the bot. */
export async function editMessage(ctx: ChatContext, messageId: number, message: FormattedText): Promise<void> {
  await ctx.api.editMessageText(ctx.destination.chatId, messageId, message.text, formatOf(message));
}

/** Puts another text into the message whose button was pressed; sends it where that one cannot be changed any more. */
export async function showInPlace(ctx: ChatContext, message: FormattedText): Promise<void> {
  const pressed = findPressed(ctx);
  if (pressed === null) return ctx.say([message]);
  try {
    await editMessage(ctx, pressed.messageId, message);
  } catch (error) {
    const fault = classifyApiError(error);
    if (fault === 'unmodified') return;
    if (fault !== 'refused') throw error;
    await ctx.say([message]);
  }
}

/** Takes the buttons off a message of the chat: what they led to is decided. Nobody misses it when it fails. */
export async function takeButtonsOff(ctx: ChatContext, messageId: number | undefined): Promise<void> {
  if (messageId === undefined) return;
  await ctx.api.editMessageReplyMarkup(ctx.destination.chatId, messageId).catch(() => undefined);
}

/** Those of the message whose button was pressed. */
export async function takePressedOff(ctx: ChatContext): Promise<void> {
  await takeButtonsOff(ctx, findPressed(ctx)?.messageId);
}
