import { RETENTION_DAYS } from '../audit/retention-days.ts';
import { beijingDay } from '../budget/beijing-day.ts';
import { type Conversations, SILENCE_MINUTES } from '../conversation/create-conversations.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/open-store.ts';
import type { DeletedRows } from '../store/person-table.ts';

/** What is kept, for how long, and what leaves the machine; what people are told is made of it. */
export interface PrivacyFacts {
  /** Days that questions with their answers are kept. */
  readonly recordDays: number;
  /** Minutes of silence after which a conversation is not looked back on. */
  readonly memoryMinutes: number;
  /** Language models at other addresses that questions are sent to. */
  readonly models: readonly string[];
  /** Whether questions are sent to another address to be turned into vectors. */
  readonly embedsElsewhere: boolean;
}

export interface Privacy {
  readonly facts: PrivacyFacts;
  /**
   * Deletes what is kept of a person, for good. What is still being answered is not kept either.
   *
   * @param user Telegram's id
   * @param isTheirs tells the person's conversations by their keys
   * @throws what SQLite throws; nothing of the store is deleted then
   */
  forget(user: number, isTheirs: (conversation: string) => boolean): DeletedRows;
  /** Something that was worked on is over: what it said is to leave the log of the store, too, if somebody was forgotten. */
  noteEnd(): void;
  /** Whether the person was forgotten after a moment, milliseconds since 1970. */
  wasForgottenSince(user: number, moment: number): boolean;
  close(): void;
}

/** No answer takes as long as this. */
const ANSWERED_BY_MS = 10 * 60_000;
/** What is over is gone within an hour. */
const LOOK_MS = 3_600_000;
const SETTLE_AGAIN_MS = 1_000;
const SETTLE_TRIES = 30;

export function createPrivacy(parts: {
  readonly store: Pick<Store, 'persons' | 'tokens' | 'offers' | 'drafts' | 'together' | 'settle'>;
  readonly conversations: Pick<Conversations, 'forgetAll'>;
  readonly log: Log;
  readonly models: readonly string[];
  readonly embedsElsewhere: boolean;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}): Privacy {
  const { store, conversations, log, models, embedsElsewhere, now = Date.now } = parts;
  const forgottenAt = new Map<number, number>();

  /**
   * What was deleted lives on in the log beside the file until that is emptied; a reader elsewhere may hold it for a moment.
   *
   * @param tries 0 where the next hour will do
   */
  function settle(tries: number): void {
    try {
      if (store.settle()) return;
    } catch (error) {
      log.warn('the log of the store could not be emptied', { error });
    }
    if (tries > 1) setTimeout(() => settle(tries - 1), SETTLE_AGAIN_MS).unref();
    else if (tries === 1) log.warn('deleted records stay in the log of the store until the next start');
  }

  /** Tokens of earlier days, and what nobody took, which would else lie there until somebody asks again. */
  function forgetOld(): void {
    try {
      store.together(() => {
        store.tokens.deleteBefore(beijingDay(now()));
        store.offers.deleteBefore(now());
        store.drafts.deleteBefore(now());
      });
    } catch (error) {
      log.warn('what is over could not be deleted', { error });
    }
    settle(0);
  }

  forgetOld();
  const timer = setInterval(forgetOld, LOOK_MS).unref();
  return {
    facts: { recordDays: RETENTION_DAYS, memoryMinutes: SILENCE_MINUTES, models, embedsElsewhere },
    forget(user, isTheirs) {
      for (const [other, moment] of forgottenAt) if (moment < now() - ANSWERED_BY_MS) forgottenAt.delete(other);
      forgottenAt.set(user, now());
      conversations.forgetAll(isTheirs);
      let deleted: DeletedRows = { answers: 0, votes: 0, settings: 0 };
      store.together(() => {
        deleted = store.persons.delete(user);
      });
      settle(SETTLE_TRIES);
      return deleted;
    },
    noteEnd() {
      const lately = now() - ANSWERED_BY_MS;
      if ([...forgottenAt.values()].some((moment) => moment > lately)) settle(SETTLE_TRIES);
    },
    close: () => clearInterval(timer),
    wasForgottenSince: (user, moment) => (forgottenAt.get(user) ?? -Infinity) >= moment,
  };
}
