import type { Log } from '../../log.ts';
import { describeApiError } from './api-errors.ts';

/** Work that goes on after the message that began it is handled. */
export interface Background {
  start(work: () => Promise<void>): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

/** What fails in the background is told to the log. */
export function createBackground({ log }: { readonly log: Log }): Background {
  const running = new Set<Promise<void>>();
  return {
    start(work) {
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
