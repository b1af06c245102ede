import type { Api, Transformer } from 'grammy';
import type { Log } from '../../log.ts';
import type { Wait } from '../../wait.ts';
import { pauseAfterFailure } from '../updates/retry-policy.ts';
import { classifyApiError, describeApiError } from './api-errors.ts';

/** Work that goes on after the message that began it is handled. */
export interface Background {
  /** @param api its calls wait for a Telegram that is out of reach, as nobody begins the work again */
  start(work: () => Promise<void>, api?: Api): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

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
    for (let failures = 0; ; failures += 1) {
      const pause = pauseAfterFailure({ failures });
      try {
        const response = await call(method, payload, signal);
        if (pause === null || response.ok || response.error_code < 500) return response;
      } catch (error) {
        if (pause === null || classifyApiError(error) !== 'outage') throw error;
      }
      await wait(pause);
    }
  };
}
