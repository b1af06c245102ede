import type { Api } from 'grammy';
import type { Log } from '../../log.ts';
import { classifyApiError, describeApiError } from './api-errors.ts';
import type { FormattedText } from '../rendering/message-builder.ts';
import { type Destination, markupOf, type OnSent, sendMessages } from './send-messages.ts';
import type { Wait } from '../../wait.ts';

/** Edits count as messages: one a second in a private chat, twenty a minute in a group. */
const PRIVATE_INTERVAL_MS = 2_000;
const GROUP_INTERVAL_MS = 4_000;

/** One message that tells how far a long work is, and in the end what came of it. */
export interface ProgressMessage {
  /** Sends the message; false when the chat cannot be written to any more. */
  open(message: FormattedText): Promise<boolean>;
  /** Shows the message when the time has come; of several within the interval only the last one. */
  update(message: FormattedText): void;
  /** @param onSent called for each message that the outcome stands in */
  close(messages: readonly FormattedText[], onSent?: OnSent): Promise<void>;
}

export function createProgressMessage(parts: {
  readonly api: Api;
  readonly destination: Destination;
  readonly log: Log;
  readonly wait: Wait;
}): ProgressMessage {
  const { api, destination, log, wait } = parts;
  const intervalMs = destination.chatId > 0 ? PRIVATE_INTERVAL_MS : GROUP_INTERVAL_MS;
  const closed = new AbortController();
  let messageId: number | null = null;
  let latest: FormattedText | null = null;
  let editing: Promise<void> | null = null;

  async function edit(message: FormattedText): Promise<void> {
    if (messageId === null) return;
    await api.editMessageText(destination.chatId, messageId, message.text, {
      entities: [...message.entities],
      link_preview_options: { is_disabled: true },
      ...markupOf(message),
    });
  }

  async function showUpdates(): Promise<void> {
    await wait(intervalMs, closed.signal);
    while (latest !== null && !closed.signal.aborted) {
      const message = latest;
      latest = null;
      // A missed step does no harm: the next one or the end follows.
      await edit(message).catch((error: unknown) =>
        log.debug('progress was not shown', { error: describeApiError(error) }),
      );
      await wait(intervalMs, closed.signal);
    }
    editing = null;
  }

  return {
    async open(message) {
      messageId = await sendMessages(api, destination, [message], log);
      return messageId !== null;
    },
    update(message) {
      latest = message;
      editing ??= showUpdates();
    },
    async close(messages, onSent) {
      closed.abort();
      await editing;
      const [first, ...more] = messages;
      if (first === undefined) return;
      const standing = () => {
        if (messageId !== null) onSent?.(destination.chatId, messageId);
        return more;
      };
      const remaining = await edit(first).then(standing, (error: unknown) => {
        if (classifyApiError(error) === 'unmodified') return standing();
        // The message may have been deleted meanwhile; the outcome is worth a new one.
        log.debug('the outcome was sent anew', { error: describeApiError(error) });
        return messages;
      });
      if (messageId !== null) await sendMessages(api, destination, remaining, log, onSent);
    },
  };
}
