import type { Log } from '../../log.ts';
import type { ChatContext } from '../chat-context.ts';
import type { FormattedText } from '../rendering/message-builder.ts';
import { classifyApiError, describeApiError } from './api-errors.ts';
import { findPressed } from '../pressed-button.ts';
import { formatOf } from './send-messages.ts';

/**
 * Puts another text and other buttons into the message whose button was pressed; one that is gone stays gone, and one
 * that has no such button is left alone.
 */
export async function editPressed(ctx: ChatContext, message: FormattedText, log: Log): Promise<void> {
  const pressed = findPressed(ctx);
  if (pressed === null) return;
  try {
    await ctx.api.editMessageText(pressed.chatId, pressed.messageId, message.text, formatOf(message));
  } catch (error) {
    // Whoever presses twice gets what is there already.
    const fault = classifyApiError(error);
    if (fault === 'unmodified') return;
    if (fault !== 'refused' && fault !== 'gone') throw error;
    log.debug('a pressed message could not be edited', { error: describeApiError(error) });
  }
}
