import type { Api, GrammyError } from 'grammy';
import type { WebhookInfo } from 'grammy/types';
import type { Log } from '../../log.ts';
import { asApiSignal } from '../api-signal.ts';
import { classifyApiError, describeApiError } from '../delivery/api-errors.ts';
import { ALLOWED_UPDATES } from './allowed-updates.ts';
import type { Retry } from './retry-calls.ts';
import type { Wait } from '../../wait.ts';

/** How often Telegram is asked how the webhook is doing. */
const CHECK_MS = 60_000;
/** A webhook that Telegram does not take may be one whose name is not known everywhere yet. */
const REFUSED_PAUSE_MS = 30_000;
/** Requests at a time. Those of one chat come one after the other all the same. */
const CONNECTIONS = 40;

export interface WebhookParts {
  readonly api: Api;
  readonly webhook: { readonly url: string; readonly secret: string };
  readonly retry: Retry;
  readonly log: Log;
  readonly wait: Wait;
  /** Ends it; the webhook stays, and Telegram keeps what comes until the next start. */
  readonly signal: AbortSignal;
  /** Told whether Telegram knows the webhook, whenever that changes. */
  readonly onKnown: (isKnown: boolean) => void;
  /** How many updates wait at Telegram. */
  readonly onPending: (count: number) => void;
}

/**
 * Sets the webhook and sees to it that it stays, until the signal. What goes wrong at Telegram's end is told to the
 * log when it is new.
 *
 * @throws AppError `telegram` when Telegram does not accept the token
 */
export async function holdWebhook(parts: WebhookParts): Promise<void> {
  const { api, webhook, retry, log, wait, signal, onPending } = parts;
  const trouble = createTroubleReport(log);

  /** @returns why Telegram does not take it; null when it does, or a stop came first */
  const set = () =>
    retry(async () => {
      try {
        await api.setWebhook(
          webhook.url,
          {
            secret_token: webhook.secret,
            allowed_updates: ALLOWED_UPDATES,
            max_connections: CONNECTIONS,
            drop_pending_updates: false,
          },
          asApiSignal(signal),
        );
        return null;
      } catch (error) {
        if (classifyApiError(error) !== 'refused') throw error;
        return error;
      }
    });

  /** Resolves when Telegram has taken it, or at a stop. */
  async function setUntilTaken(): Promise<void> {
    let told = '';
    while (!signal.aborted) {
      const refusal = await set();
      if (signal.aborted) return;
      if (refusal === null) {
        log.info('the webhook is set');
        parts.onKnown(true);
        return;
      }
      const { description } = refusal as GrammyError;
      if (description !== told)
        log.error('Telegram does not take the webhook; see whether WEBHOOK_URL is right; trying again every 30 s', {
          error: describeApiError(refusal),
        });
      told = description;
      await wait(REFUSED_PAUSE_MS, signal);
    }
  }

  await setUntilTaken();
  while (!signal.aborted) {
    const info = await retry(() => api.getWebhookInfo(asApiSignal(signal)));
    if (info === null) return;
    onPending(info.pending_update_count);
    trouble(info);
    if (normalizeUrl(info.url ?? '') !== normalizeUrl(webhook.url)) {
      parts.onKnown(false);
      log.warn('another program has taken the webhook of this bot away; it is set again');
      await setUntilTaken();
    }
    await wait(CHECK_MS, signal);
  }
}

/** Telegram need not give an address back letter by letter. */
function normalizeUrl(url: string): string {
  return URL.canParse(url) ? new URL(url).href : url;
}

/** Tells of an error in delivery when it is new: another one than before, or the same after all went well. */
function createTroubleReport(log: Log): (info: WebhookInfo) => void {
  let lastDate: number | undefined;
  let told: string | undefined;
  let isFirst = true;
  return ({ last_error_date: date, last_error_message: message, pending_update_count: pending }) => {
    // What was before the start is over: nobody listened then.
    const isNew = !isFirst && date !== undefined && date !== lastDate;
    isFirst = false;
    lastDate = date;
    if (isNew && message !== told) log.warn('Telegram could not deliver to the webhook', { reason: message, pending });
    told = isNew ? message : undefined;
  };
}
