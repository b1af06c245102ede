import type { Log } from '../log.ts';
import type { TokenUsage } from '../models/chat-model.ts';
import type { Store } from '../store/open-store.ts';
import type { TokenCount } from '../store/token-table.ts';
import { beijingDay } from './beijing-day.ts';

/** Who asks, and where; any names that tell persons and chats apart. */
export interface Spender {
  readonly user: string;
  readonly chat: string;
}

/** How many tokens a person and a chat may spend in a day of Beijing. No call throws. */
export interface Budget {
  readonly dailyTokens: number | null;
  /** Whether neither the person nor the chat has reached the limit. A request under way may go beyond it. */
  maySpend(spender: Spender): boolean;
  /** @param answers how many answers were written with these tokens */
  spend(spender: Spender, usage: TokenUsage, answers?: number): void;
  /** Of all together. */
  today(): TokenCount;
}

/**
 * Counts tokens in the store, so that neither a new start nor another process gives a new share.
 *
 * @param dailyTokens the limit for each person and each chat; null for none: tokens are counted all the same
 * @param now milliseconds since 1970
 */
export function createBudget(parts: {
  readonly store: Pick<Store, 'tokens' | 'together'>;
  readonly dailyTokens: number | null;
  readonly log: Log;
  readonly now?: () => number;
}): Budget {
  const { store, dailyTokens, log, now = Date.now } = parts;
  const isBelow = (limit: number, kind: 'user' | 'chat', name: string) => {
    const { input, output } = store.tokens.count(beijingDay(now()), kind, name);
    return input + output < limit;
  };
  return {
    dailyTokens,
    maySpend({ user, chat }) {
      if (dailyTokens === null) return true;
      try {
        return isBelow(dailyTokens, 'user', user) && isBelow(dailyTokens, 'chat', chat);
      } catch (error) {
        // Whoever sets a limit would rather have short answers than an unknown bill.
        log.warn('the tokens of the day could not be read', { error });
        return false;
      }
    },
    spend({ user, chat }, { input, output }, answers = 0) {
      const day = beijingDay(now());
      const count = { input, output, answers };
      try {
        store.together(() => {
          store.tokens.deleteBefore(day);
          store.tokens.add(day, 'user', user, count);
          store.tokens.add(day, 'chat', chat, count);
          store.tokens.add(day, 'all', '', count);
        });
      } catch (error) {
        log.warn('tokens could not be counted', { error, ...count });
      }
    },
    today() {
      try {
        return store.tokens.count(beijingDay(now()), 'all', '');
      } catch (error) {
        log.warn('the tokens of the day could not be read', { error });
        return { input: 0, output: 0, answers: 0 };
      }
    },
  };
}
