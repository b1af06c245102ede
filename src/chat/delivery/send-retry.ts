import { autoRetry } from '@grammyjs/auto-retry';
import type { Transformer } from 'grammy';

/** Calls that see to their own failures, or whose failure nobody misses. */
const ON_THEIR_OWN: ReadonlySet<string> = new Set(['getMe', 'getUpdates', 'deleteWebhook', 'sendChatAction']);

/**
 * Waits as long as Telegram asks for when there are too many messages, a few times over. Nothing else is repeated:
 * a message whose response got lost may have arrived, and would stand there twice.
 */
export function createSendRetry(): Transformer {
  const retry = autoRetry({
    maxRetryAttempts: 3,
    maxDelaySeconds: 60,
    rethrowHttpErrors: true,
    rethrowInternalServerErrors: true,
  });
  return (call, method, payload, signal) =>
    ON_THEIR_OWN.has(method) ? call(method, payload, signal) : retry(call, method, payload, signal);
}
