import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import type { Log } from '../../log.ts';
import type { Wait } from '../../wait.ts';
import { asApiSignal } from '../api-signal.ts';
import { ALLOWED_UPDATES } from './allowed-updates.ts';
import type { Intake } from './create-intake.ts';
import { STORE_PAUSE_MS } from './create-patient-store.ts';
import type { Retry } from './retry-calls.ts';

const LONG_POLL_SECONDS = 30;

export interface PollingParts {
  readonly api: Api;
  readonly intake: Intake;
  readonly retry: Retry;
  readonly log: Log;
  readonly wait: Wait;
  /** Ends the polling: nothing new is fetched from then on. */
  readonly signal: AbortSignal;
}

/**
 * Long polling in which a request confirms what came before it, and is made only when all of that is stored. What
 * cannot be stored stays with Telegram and is fetched again. Resolves after the signal.
 */
export async function pollUpdates(parts: PollingParts): Promise<void> {
  const { api, intake, retry, log, wait, signal } = parts;
  let offset: number | undefined;
  let failed = false;
  while (!signal.aborted) {
    const updates = await retry(() => getUpdates(api, offset, signal));
    const last = updates?.at(-1);
    // What arrives together with the stop stays with Telegram.
    if (signal.aborted || updates === null || last === undefined) continue;
    try {
      intake.accept(updates);
      if (failed) log.info('updates can be stored again');
      failed = false;
      offset = last.update_id + 1;
    } catch (error) {
      if (!failed) log.error('updates cannot be stored and stay with Telegram; trying again every 5 s', { error });
      failed = true;
      await wait(STORE_PAUSE_MS, signal);
    }
  }
}

async function getUpdates(api: Api, offset: number | undefined, signal: AbortSignal): Promise<readonly Update[]> {
  return api.getUpdates(
    { allowed_updates: ALLOWED_UPDATES, timeout: LONG_POLL_SECONDS, ...(offset === undefined ? {} : { offset }) },
    asApiSignal(signal),
  );
}
