/** Longer than a long poll that brings nothing, and than two looks at a webhook. */
const LONGEST_SILENCE_SECONDS = 120;

/** When Telegram was reached last. */
export interface Contact {
  note(): void;
  /** Seconds since then; null when it never was. */
  age(): number | null;
  /** That it is too long ago, in a line; empty when it is not. */
  listSilence(): readonly string[];
}

/** @param now milliseconds of a clock that only goes forward */
export function createContact(now: () => number): Contact {
  let last: number | null = null;
  const age = () => (last === null ? null : (now() - last) / 1_000);
  return {
    note() {
      last = now();
    },
    age,
    listSilence() {
      const seconds = age();
      if (seconds === null) return ['telegram: not reached yet'];
      return seconds > LONGEST_SILENCE_SECONDS ? [`telegram: not reached for ${Math.round(seconds)} s`] : [];
    },
  };
}
