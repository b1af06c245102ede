import type { Log } from '../../log.ts';
import type { ChatContext } from '../chat-context.ts';
import type { FormattedText } from '../rendering/message-builder.ts';
import { classifyApiError, describeApiError } from './api-errors.ts';
import { markupOf } from './send-messages.ts';

/** Puts another text and other buttons into the message whose button was pressed; one that is gone stays gone. */
export async function editPressed(ctx: ChatContext, message: FormattedText, log: Log): Promise<void> {
  try {
    await ctx.editMessageText(message.text, {
      entities: [...message.entities],
      link_preview_options: { is_disabled: true },
      ...markupOf(message),
    });
  } catch (error) {
    // Whoever presses twice gets what is there already.
    const fault = classifyApiError(error);
    if (fault === 'unmodified') return;
    if (fault !== 'refused' && fault !== 'gone') throw error;
    log.debug('a pressed message could not be edited', { error: describeApiError(error) });
  }
}
