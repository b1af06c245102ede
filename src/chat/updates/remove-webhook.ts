import type { Api } from 'grammy';
import type { Log } from '../../log.ts';
import { asApiSignal } from '../api-signal.ts';
import { classifyApiError, describeApiError } from '../delivery/api-errors.ts';
import type { Retry } from './retry-calls.ts';

/**
 * Removes a webhook, which would keep updates from being fetched. A server that has none need not know the call: a
 * refusal is told to the log.
 *
 * @throws AppError `telegram` when Telegram does not accept the token
 */
export async function removeWebhook(parts: {
  readonly api: Api;
  readonly retry: Retry;
  readonly log: Log;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { api, retry, log, signal } = parts;
  await retry(() =>
    api.deleteWebhook({}, asApiSignal(signal)).catch((error: unknown) => {
      if (classifyApiError(error) !== 'refused') throw error;
      log.warn('a webhook could not be removed', { error: describeApiError(error) });
    }),
  );
}
