import { GrammyError } from 'grammy';
import { AppError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { type ApiFault, classifyApiError, describeApiError } from '../delivery/api-errors.ts';
import type { Wait } from '../../wait.ts';
import { createConflictWatch } from './watch-conflicts.ts';

const LONGEST_PAUSE_MS = 30_000;
/** Telegram ends the older of two pollers: coming back sooner would only make the two shout each other down. */
const CONFLICT_PAUSE_MS = 30_000;

/** Repeats a call until it succeeds; null when the signal ended it. */
export type Retry = <T>(call: () => Promise<T>) => Promise<T | null>;

/**
 * For calls without which there is no bot, and which may be repeated without harm. A network that is down, a server
 * that is ill and a newer second poller are waited out; a refused token is an AppError `telegram`, an older second
 * poller an AppError `locked`.
 */
export function createRetry(parts: { log: Log; wait: Wait; now: () => number; signal: AbortSignal }): Retry {
  const { log, wait, signal } = parts;
  const onConflict = createConflictWatch(parts);

  function report(error: unknown, fault: ApiFault, failures: number): void {
    if (fault === 'conflict') onConflict(error);
    else if (failures === 1) log.warn('Telegram cannot be reached; trying again', { error: describeApiError(error) });
    else log.debug('Telegram still cannot be reached', { failures, error: describeApiError(error) });
  }

  return async (call) => {
    for (let failures = 1; !signal.aborted; failures += 1) {
      try {
        const result = await call();
        if (failures > 1) log.info('Telegram answers again', { failures: failures - 1 });
        return result;
      } catch (error) {
        const fault = classifyApiError(error);
        // A call that a stop cut short is no failure.
        if (signal.aborted) break;
        if (fault === 'other') throw error;
        if (fault === 'unauthorized')
          throw new AppError('telegram', 'Telegram does not accept the bot token', {
            fix: 'copy the token from @BotFather into TELEGRAM_BOT_TOKEN in .env',
            cause: error,
          });
        report(error, fault, failures);
        await wait(pauseAfter(error, fault, failures), signal);
      }
    }
    return null;
  };
}

function pauseAfter(error: unknown, fault: ApiFault, failures: number): number {
  if (fault === 'conflict') return CONFLICT_PAUSE_MS;
  const asked = error instanceof GrammyError ? error.parameters.retry_after : undefined;
  return asked === undefined ? Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** (failures - 1)) : asked * 1_000;
}
