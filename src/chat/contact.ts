/** When Telegram was reached last. */
export interface Contact {
  note(): void;
  /** Seconds since then; null when it never was. */
  age(): number | null;
}

/** @param now milliseconds of a clock that only goes forward */
export function createContact(now: () => number): Contact {
  let last: number | null = null;
  return {
    note() {
      last = now();
    },
    age: () => (last === null ? null : (now() - last) / 1_000),
  };
}
