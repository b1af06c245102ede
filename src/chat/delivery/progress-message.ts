import { describeApiError } from './api-errors.ts';
import type { FormattedText } from '../rendering/message-builder.ts';
import type { DeliveryParts } from './delivery-parts.ts';
import { asPassing } from './passing.ts';
import { editMessage } from './edit-messages.ts';
import { type OnSent, sendMessages } from './send-messages.ts';

/** Quick enough to be followed; the budget of the chat may make it slower. */
const PRIVATE_INTERVAL_MS = 2_000;
const GROUP_INTERVAL_MS = 4_000;

/** One message that tells how far a long work is. */
export interface ProgressMessage {
  /**
   * Sends the message; false when the chat cannot be written to any more.
   * @param stands the message that is to be used instead, as it stands in the chat already
   */
  open(message: FormattedText, stands?: number): Promise<boolean>;
  /** Shows the message when the time has come and there is budget for it; of several only the last one. */
  update(message: FormattedText): void;
  /** Ends the updates: the message is free for what came of the work. */
  close(): Promise<void>;
}

/** @param onOpened told of the message that was sent */
export function createProgressMessage(parts: DeliveryParts, onOpened?: OnSent): ProgressMessage {
  const { api, destination, log, wait } = parts;
  const { chatId } = destination;
  const intervalMs = chatId > 0 ? PRIVATE_INTERVAL_MS : GROUP_INTERVAL_MS;
  const closed = new AbortController();
  let messageId: number | null = null;
  let latest: FormattedText | null = null;
  let editing: Promise<void> | null = null;

  async function showUpdates(id: number): Promise<void> {
    await wait(intervalMs, closed.signal);
    while (latest !== null && !closed.signal.aborted) {
      const message = latest;
      latest = null;
      // A missed step does no harm: the next one or the end follows.
      await asPassing(() => editMessage(api, chatId, id, message, log)).catch((error: unknown) =>
        log.debug('progress was not shown', { error: describeApiError(error) }),
      );
      await wait(intervalMs, closed.signal);
    }
    editing = null;
  }

  return {
    async open(message, stands) {
      messageId = stands ?? (await sendMessages(api, destination, [message], log, onOpened));
      return messageId !== null;
    },
    update(message) {
      latest = message;
      if (messageId !== null) editing ??= showUpdates(messageId);
    },
    async close() {
      closed.abort();
      await editing;
    },
  };
}
