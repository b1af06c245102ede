import { beijingDay } from '../budget/beijing-day.ts';
import { describeError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/open-store.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/**
 * How long the number of an update that is done is kept, by which it is known when it comes again. Telegram hands out
 * what was not confirmed for a day.
 */
const DONE_MS = 2 * DAY_MS;
/** How long an admin can have tried again what was given up. */
const WORDS_MS = 7 * DAY_MS;

/** Deletes what is over: now, and every hour from now on. What its time is over for is gone an hour later at most. */
export interface Retention {
  /** Why nothing could be deleted the last time, in one line; null when it could. */
  readonly warning: string | null;
  close(): void;
}

/**
 * - records of answers, with the votes and messages that point to them, and updates that were given up: `retentionDays`;
 *   what those say: a week, if that is less
 * - updates that are done, of which only the number is left: 48 hours
 * - counts of tokens: until the day (Beijing) is over; what was offered by a button or sent in as an article: its own time
 *
 * @param now milliseconds since 1970
 */
export function createRetention(parts: {
  readonly store: Pick<Store, 'audits' | 'updates' | 'tokens' | 'offers' | 'drafts' | 'together' | 'settle'>;
  readonly retentionDays: number;
  readonly log: Log;
  readonly now?: () => number;
}): Retention {
  const { store, retentionDays, log, now = Date.now } = parts;
  let warning: string | null = null;

  function deleteOld(): void {
    const oldest = now() - retentionDays * DAY_MS;
    let answers = 0;
    let updates = 0;
    try {
      store.together(() => {
        answers = store.audits.deleteBefore(oldest);
        store.updates.deleteWordsBefore(Math.max(oldest, now() - WORDS_MS));
        updates = store.updates.deleteBefore({ done: now() - DONE_MS, dead: oldest });
        store.tokens.deleteBefore(beijingDay(now()));
        store.offers.deleteBefore(now());
        store.drafts.deleteBefore(now());
      });
      if (answers + updates > 0) log.info('what is over was deleted', { answers, updates });
      // What was deleted lives on in the log beside the file until that is emptied; a reader elsewhere may prevent it.
      store.settle();
      warning = null;
    } catch (error) {
      warning = `what is older than ${retentionDays} days could not be deleted: ${describeError(error)}`;
      log.warn('what is over could not be deleted', { error });
    }
  }

  deleteOld();
  const timer = setInterval(deleteOld, HOUR_MS).unref();
  return {
    get warning() {
      return warning;
    },
    close: () => clearInterval(timer),
  };
}
