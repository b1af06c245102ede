import type { Api, Transformer } from 'grammy';
import type { Log } from '../../log.ts';
import type { Wait } from '../../wait.ts';
import { classifyApiError, describeApiError } from './api-errors.ts';

/** Work that goes on after the message that began it is handled. */
export interface Background {
  /** @param api its calls wait for a Telegram that is out of reach, as nobody begins the work again */
  start(work: () => Promise<void>, api?: Api): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

/** Pauses after the first, second … failure of a call, which take an outage of two hours. */
const PAUSES_MS = [2_000, 10_000, 30_000, 2 * 60_000, 10 * 60_000, 30 * 60_000, 60 * 60_000];

/** What fails in the background is told to the log. */
export function createBackground({ log, wait }: { readonly log: Log; readonly wait: Wait }): Background {
  const running = new Set<Promise<void>>();
  return {
    start(work, api) {
      api?.config.use(createPatience(wait));
      const task = work()
        .catch((error: unknown) => log.error('work in the background failed', { error: describeApiError(error) }))
        .finally(() => running.delete(task));
      running.add(task);
    },
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

function createPatience(wait: Wait): Transformer {
  return async (call, method, payload, signal) => {
    for (const pause of PAUSES_MS) {
      try {
        const response = await call(method, payload, signal);
        if (response.ok || response.error_code < 500) return response;
      } catch (error) {
        if (classifyApiError(error) !== 'outage') throw error;
      }
      await wait(pause);
    }
    return call(method, payload, signal);
  };
}
