import type { Api } from 'grammy';
import type { Log } from '../../log.ts';
import type { FormattedText } from '../rendering/message-builder.ts';
import { classifyApiError, describeApiError } from './api-errors.ts';
import type { DeliveryParts } from './delivery-parts.ts';
import { sendPlainer } from './plainer.ts';
import { formatOf } from './send-messages.ts';

/** An edit whose response was lost is repeated after these pauses: made twice it does no harm. */
const PAUSES_MS = [1_000, 2_000, 4_000];

/** Nobody misses it when a message stays. */
export async function deleteMessages({ api, destination, log }: DeliveryParts, ids: readonly number[]): Promise<void> {
  for (const id of ids)
    await api.deleteMessage(destination.chatId, id).catch((error: unknown) =>
      // It may be deleted already, or too old for it.
      log.debug('a message that is superseded was not deleted', { error: describeApiError(error) }),
    );
}

/** @returns whether the message now says so; false when it cannot be edited */
export async function editInPlace(
  { api, log, wait }: DeliveryParts,
  chatId: number,
  id: number,
  message: FormattedText,
): Promise<boolean> {
  for (let failures = 0; ; failures += 1) {
    try {
      await editMessage(api, chatId, id, message, log);
      return true;
    } catch (error) {
      const fault = classifyApiError(error);
      if (fault === 'unmodified') return true;
      if (fault === 'throttled') throw error;
      if (fault !== 'outage') {
        // The message may have been deleted meanwhile; what it was to say is worth a new one.
        log.debug('a message is sent anew', { error: describeApiError(error) });
        return false;
      }
      const pause = PAUSES_MS[failures];
      if (pause === undefined) throw error;
      await wait(pause);
    }
  }
}

/** @throws what grammY throws, except for formatting, without which the text is shown when Telegram refuses it */
export async function editMessage(
  api: Api,
  chatId: number,
  id: number,
  message: FormattedText,
  log: Log,
): Promise<void> {
  await sendPlainer(message, log, (part) => api.editMessageText(chatId, id, part.text, formatOf(part)));
}
