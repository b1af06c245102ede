import type { Wait } from '../../../src/wait.ts';

/** Time as the double sees it: dates of messages, rate limits, long polling and delays all follow one clock. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `act` once, `milliseconds` from now; the returned function calls it off. */
  after(milliseconds: number, act: () => void): () => void;
}

export interface ManualClock extends Clock {
  /** Lets time pass, and with it everything that was waiting for it, in order. */
  advance(milliseconds: number): void;
}

export const realClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, act) => {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** A clock that stands still until a test moves it. */
export function createManualClock(start = Date.UTC(2026, 0, 5, 1, 0, 0)): ManualClock {
  let now = start;
  const waiting = new Set<{ readonly due: number; readonly act: () => void }>();

  return {
    now: () => now,
    after(milliseconds, act) {
      const entry = { due: now + milliseconds, act };
      waiting.add(entry);
      return () => waiting.delete(entry);
    },
    advance(milliseconds) {
      const until = now + milliseconds;
      for (;;) {
        const next = [...waiting].filter((entry) => entry.due <= until).toSorted((a, b) => a.due - b.due)[0];
        if (!next) break;
        waiting.delete(next);
        now = Math.max(now, next.due);
        next.act();
      }
      now = until;
    },
  };
}

/** Waits by a clock; an abort ends the wait. */
export function waitBy(clock: Clock): Wait {
  return (milliseconds, signal) =>
    new Promise((resolve) => {
      const end = () => {
        stop();
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const stop = clock.after(milliseconds, end);
      if (signal?.aborted) end();
      else signal?.addEventListener('abort', end);
    });
}
