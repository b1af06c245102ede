import { GrammyError } from 'grammy';
import { AppError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { describeApiError } from '../delivery/api-errors.ts';

/** Who comes later than this into conflict was there first. */
const NEWCOMER_MS = 120_000;
/** A newcomer ends the poll of whoever was there before; at the second conflict that one has come back twice. */
const MOST_OF_NEWCOMER = 2;
/** A warning that nobody acted upon is worth another. */
const SAY_AGAIN_MS = 3_600_000;

const FIX = 'stop it first, or give this one a token of its own in TELEGRAM_BOT_TOKEN';

/** Telegram refuses in the same way when somebody has set a webhook. */
function describe(error: unknown): string {
  const isWebhook = error instanceof GrammyError && /webhook/i.test(error.description);
  return isWebhook
    ? 'another program has set a webhook for this bot'
    : 'another program fetches the messages of this bot';
}

/**
 * Told of every conflict (409). Telegram always ends the older of two polls, whoever the newer one is: two bots that
 * both come back take turns for ever. So whoever was there first stays, and whoever is new goes.
 *
 * @returns to be called with each conflict; it throws an AppError `locked` when this bot is the newcomer
 */
export function createConflictWatch({ log, now }: { log: Log; now: () => number }): (error: unknown) => void {
  const bornAt = now();
  let conflicts = 0;
  let saidAt = Number.NEGATIVE_INFINITY;

  return (cause) => {
    const message = describe(cause);
    const at = now();
    conflicts += 1;
    if (at - bornAt < NEWCOMER_MS && conflicts >= MOST_OF_NEWCOMER)
      throw new AppError('locked', message, { fix: FIX, cause });
    if (at - saidAt < SAY_AGAIN_MS) return;
    saidAt = at;
    log.warn(`${message}; trying again every 30 s`, { error: describeApiError(cause) });
  };
}
