import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import type { Log } from '../../log.ts';
import { describeApiError } from '../delivery/api-errors.ts';
import type { Retry } from './retry-calls.ts';
import { createUpdateLedger } from './update-ledger.ts';
import { type Wait, waitFor } from '../../wait.ts';

const LONG_POLL_SECONDS = 30;
/**
 * How often to look for new updates while earlier ones are still being handled. A second request with the same offset
 * within half a second gets one update at most, and with nothing to give the server holds it for 3 s
 * (tdlib/telegram-bot-api, Client::process_get_updates_query).
 */
const BUSY_PAUSE_MS = 600;
/** How long a stop waits for a confirmation that is on its way. */
const CONFIRM_MS = 2_000;

export interface PollingParts {
  readonly api: Api;
  /** Handles one update; it may reject, and it is called for many at the same time. */
  readonly handle: (update: Update) => Promise<void>;
  readonly retry: Retry;
  readonly log: Log;
  readonly wait: Wait;
  /** Ends the polling: nothing new is fetched from then on. */
  readonly signal: AbortSignal;
  /** How long handlers may go on after that. */
  readonly drainMs: number;
}

/**
 * Long polling that never confirms an update before its handler has finished, so that a restart or a crash loses
 * none: whatever was not finished is fetched again. Telegram keeps the books, 100 unconfirmed updates at most.
 *
 * The grammY runner confirms a batch by fetching the next one, whatever its handlers do, and offers no place to
 * change that; therefore this loop of our own. It confirms what is finished at once and not with the next long poll,
 * so that a stop finds nothing left to confirm. While handlers are at work it asks for updates at short intervals,
 * because a long poll would return the unfinished ones at once, and skips those it knows.
 *
 * Resolves after the signal, when the handlers have finished or their time is up and the finished ones are confirmed.
 */
export async function pollUpdates(parts: PollingParts): Promise<void> {
  const { api, retry, log, wait, signal } = parts;
  const ledger = createUpdateLedger();
  const running = new Set<Promise<void>>();
  const shortlyAfterStop = delaySignal(signal, CONFIRM_MS);

  function begin(update: Update): void {
    const task = parts
      .handle(update)
      .catch((error: unknown) =>
        log.error('an update failed', { update: update.update_id, error: describeApiError(error) }),
      )
      .finally(() => {
        ledger.finish(update);
        running.delete(task);
      });
    running.add(task);
  }

  async function fetchUpdates(): Promise<readonly Update[]> {
    const offset = ledger.confirmable();
    if (offset === undefined)
      return getUpdates(api, { timeout: ledger.unfinished === 0 ? LONG_POLL_SECONDS : 0 }, signal);
    const updates = await getUpdates(api, { offset, timeout: 0 }, shortlyAfterStop);
    ledger.confirm(offset);
    return updates;
  }

  while (!signal.aborted) {
    const updates = (await retry(fetchUpdates)) ?? [];
    // What arrives together with the stop stays with Telegram.
    if (signal.aborted) break;
    for (const update of ledger.take(updates)) begin(update);
    if (running.size > 0) await waitFor(Promise.all(running), BUSY_PAUSE_MS, wait, signal);
  }

  if (running.size > 0) await waitFor(Promise.all(running), parts.drainMs, wait);
  if (ledger.unfinished > 0) log.warn('stopped before all messages were answered', { unfinished: ledger.unfinished });
  const offset = ledger.confirmable();
  if (offset === undefined) return;
  try {
    await getUpdates(api, { offset, limit: 1, timeout: 0 }, AbortSignal.timeout(CONFIRM_MS));
  } catch (error) {
    log.warn('answered messages could not be confirmed and may be answered again', { error: describeApiError(error) });
  }
}

/** What is none of our business Telegram keeps to itself. */
const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'inline_query', 'my_chat_member'] as const;

type GetUpdatesOptions = NonNullable<Parameters<Api['getUpdates']>[0]>;

function getUpdates(api: Api, options: GetUpdatesOptions, signal: AbortSignal): Promise<readonly Update[]> {
  return api.getUpdates({ allowed_updates: ALLOWED_UPDATES, ...options }, signal as Parameters<Api['getUpdates']>[1]);
}

/** A signal that aborts `milliseconds` after another one. */
function delaySignal(signal: AbortSignal, milliseconds: number): AbortSignal {
  const delayed = new AbortController();
  const begin = () => AbortSignal.timeout(milliseconds).addEventListener('abort', () => delayed.abort());
  signal.addEventListener('abort', begin, { once: true });
  return delayed.signal;
}
