const HOUR_MS = 60 * 60_000;
const KEPT = 1_000;

/** Says whether it is time to tell somebody the same thing again. */
export interface Reminder {
  isDue(key: string): boolean;
  forget(isTheirs: (key: string) => boolean): void;
}

/** @param now milliseconds on a clock that only goes forward */
export function createReminder(now: () => number = () => performance.now(), pauseMs = HOUR_MS): Reminder {
  const toldAt = new Map<string, number>();
  return {
    isDue(key) {
      const last = toldAt.get(key);
      if (last !== undefined && now() - last < pauseMs) return false;
      toldAt.delete(key);
      toldAt.set(key, now());
      const [oldest] = toldAt.keys();
      if (toldAt.size > KEPT && oldest !== undefined) toldAt.delete(oldest);
      return true;
    },
    forget(isTheirs) {
      for (const key of toldAt.keys()) if (isTheirs(key)) toldAt.delete(key);
    },
  };
}
