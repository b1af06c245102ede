import { setTimeout as delay } from 'node:timers/promises';

/** Resolves after `milliseconds`, or at once when the signal aborts; it never rejects. */
export type Wait = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

/** The real clock. */
export const waitInRealTime: Wait = async (milliseconds, signal) => {
  // The only way in which this timer rejects is that it was aborted, which is an early end like any other.
  await delay(milliseconds, undefined, signal ? { signal } : {}).catch(() => undefined);
};

/** What `work` comes to, or null when the time is up or the signal aborts first; the work itself goes on. */
export async function waitFor<T>(
  work: Promise<T>,
  milliseconds: number,
  wait: Wait,
  signal?: AbortSignal,
): Promise<T | null> {
  const done = new AbortController();
  const end = signal ? AbortSignal.any([signal, done.signal]) : done.signal;
  try {
    return await Promise.race([work, wait(milliseconds, end).then(() => null)]);
  } finally {
    done.abort();
  }
}
