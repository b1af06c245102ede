import { GrammyError } from 'grammy';
import type { Log } from '../../log.ts';
import type { FormattedText } from '../rendering/message-builder.ts';

const OF_BUTTONS = /button|reply.?markup|inline.?keyboard/i;
const OF_FORMATTING = /entit|parse|text.?url|url.{0,200}invalid|invalid.{0,200}url|wrong http url|can't find end/i;

/**
 * Sends a text with its formatting and buttons; when Telegram refuses those, without what it refuses, and in the end
 * as the bare text. Other faults are thrown.
 */
export async function sendPlainer<T>(
  message: FormattedText,
  log: Log,
  send: (message: FormattedText) => Promise<T>,
): Promise<T> {
  let current = message;
  for (;;) {
    try {
      return await send(current);
    } catch (error) {
      const plainer = leaveOut(current, error);
      if (plainer === null) throw error;
      if (current === message) log.warn('a message was refused for its formatting and is sent without');
      current = plainer;
    }
  }
}

/** The message without what was refused; null when that was nothing that can be left out. */
function leaveOut({ text, entities, buttons }: FormattedText, error: unknown): FormattedText | null {
  if (!(error instanceof GrammyError) || error.error_code !== 400) return null;
  const isOfButtons = OF_BUTTONS.test(error.description);
  if (!isOfButtons && !OF_FORMATTING.test(error.description)) return null;
  if (isOfButtons && buttons !== undefined) return { text, entities };
  if (entities.length > 0) return { text, entities: [], ...(buttons && { buttons }) };
  return buttons === undefined ? null : { text, entities };
}
