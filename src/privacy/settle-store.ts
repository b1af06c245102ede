import type { Log } from '../log.ts';

const AGAIN_MS = 1_000;
const TRIES = 30;

/**
 * Empties the log beside the store's file: what was deleted lives on in it until then. A reader elsewhere may hold it
 * for a moment; it is then tried again for half a minute, and the hourly job goes on.
 */
export function createSettling(parts: { readonly settle: () => boolean; readonly log: Log }): { begin(): void } {
  let timer: NodeJS.Timeout | undefined;

  function attempt(tries: number): void {
    timer = undefined;
    try {
      if (parts.settle()) return;
    } catch (error) {
      parts.log.warn('the log of the store could not be emptied', { error });
    }
    if (tries > 1) timer = setTimeout(() => attempt(tries - 1), AGAIN_MS).unref();
    else parts.log.warn('deleted records stay in the log of the store until the next hour');
  }

  return {
    begin() {
      clearTimeout(timer);
      attempt(TRIES);
    },
  };
}
