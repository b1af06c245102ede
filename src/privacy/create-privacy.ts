import { type Conversations, SILENCE_MINUTES } from '../conversation/create-conversations.ts';
import type { Log } from '../log.ts';
import { createRecentSet } from '../recent-set.ts';
import type { Store } from '../store/open-store.ts';
import type { DeletedRows } from '../store/person-table.ts';
import { createSettling } from './settle-store.ts';

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
   * Deletes what is kept of a person, for good. What is still being answered is not kept either, and what waits to be
   * answered is given up without a word.
   *
   * @param user Telegram's id
   * @param isTheirs tells the person's conversations by their keys
   * @param current the update that asks for it, which goes on and leaves nothing when it is done; null for none
   * @throws what SQLite throws; nothing of the store is deleted then
   */
  forget(user: number, isTheirs: (conversation: string) => boolean, current?: number | null): DeletedRows;
  /** An answer was under way while its asker was forgotten: what it has left meanwhile is forgotten, too. */
  forgetUnderWay(user: number, conversation: string | undefined): void;
  /** Whether the person was forgotten after a moment, milliseconds since 1970. */
  wasForgottenSince(user: number, moment: number): boolean;
  /** Calls whenever somebody is forgotten, for what others hold in memory. */
  onForget(tell: (user: number) => void): void;
  /** The work on an update has ended: when somebody was forgotten meanwhile whose it was, nothing of it stays behind. */
  afterUpdate(updateId: number): void;
}

/** No answer takes as long as this. */
const ANSWERED_BY_MS = 10 * 60_000;
const MOST_ENDING = 10_000;

export function createPrivacy(parts: {
  readonly store: Pick<Store, 'persons' | 'together' | 'settle'>;
  readonly conversations: Pick<Conversations, 'forgetAll'>;
  readonly log: Log;
  readonly models: readonly string[];
  readonly embedsElsewhere: boolean;
  readonly retentionDays: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}): Privacy {
  const { store, conversations, log, models, embedsElsewhere, retentionDays, now = Date.now } = parts;
  const forgottenAt = new Map<number, number>();
  /** Updates of people who were forgotten, whose work may still end. */
  const ending = createRecentSet<number>(MOST_ENDING);
  const listeners: ((user: number) => void)[] = [];
  const settling = createSettling({ settle: () => store.settle(), log });

  function tellAll(user: number): void {
    for (const tell of listeners) tell(user);
  }

  return {
    facts: { recordDays: retentionDays, memoryMinutes: SILENCE_MINUTES, models, embedsElsewhere },
    forget(user, isTheirs, current = null) {
      for (const [other, moment] of forgottenAt) if (moment < now() - ANSWERED_BY_MS) forgottenAt.delete(other);
      forgottenAt.set(user, now());
      conversations.forgetAll(isTheirs);
      let deleted: DeletedRows = { answers: 0, votes: 0, settings: 0, updates: [] };
      store.together(() => {
        deleted = store.persons.delete(user, now(), current);
      });
      for (const updateId of [...deleted.updates, ...(current === null ? [] : [current])]) ending.add(updateId);
      tellAll(user);
      settling.begin();
      return deleted;
    },
    forgetUnderWay(user, conversation) {
      conversations.forgetAll((key) => key === conversation);
      try {
        store.persons.deleteCounts(user);
      } catch (error) {
        log.warn('what a forgotten person’s last answer used could not be deleted', { error });
      }
      tellAll(user);
      settling.begin();
    },
    wasForgottenSince: (user, moment) => (forgottenAt.get(user) ?? -Infinity) >= moment,
    onForget: (tell) => void listeners.push(tell),
    afterUpdate(updateId) {
      if (!ending.has(updateId)) return;
      ending.delete(updateId);
      settling.begin();
    },
  };
}
