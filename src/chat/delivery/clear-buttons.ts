import type { Log } from '../../log.ts';
import type { ChatContext } from '../chat-context.ts';
import { describeApiError } from './api-errors.ts';

/** Takes the buttons away from the message whose button was pressed: what they offered is decided. */
export async function clearButtons(ctx: ChatContext, log: Log): Promise<void> {
  try {
    await ctx.editMessageReplyMarkup();
  } catch (error) {
    // The message may be gone, or too old to be edited: its buttons do nothing any more.
    log.debug('buttons were not taken away', { error: describeApiError(error) });
  }
}
