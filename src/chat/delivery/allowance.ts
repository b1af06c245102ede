/** How many calls may be made in which time; all times in milliseconds of one clock. */
export interface Allowance {
  /**
   * The earliest time, not before `at`, at which one more call is allowed.
   *
   * @param spare how many calls more must be allowed beside it
   */
  readyAt(at: number, spare?: number): number;
  spend(at: number): void;
}

/** So many at once, then one each interval. */
export interface Burst {
  readonly burst: number;
  readonly intervalMs: number;
}

/** At most so many within any span of this length. */
export interface Rate {
  readonly most: number;
  readonly spanMs: number;
}

/** The generic cell rate algorithm (ITU-T I.371). */
export function createBucket({ burst, intervalMs }: Burst): Allowance {
  /** When the bucket is full again. */
  let fullAt = -Infinity;
  return {
    readyAt: (at, spare = 0) => Math.max(at, fullAt - (burst - 1 - spare) * intervalMs),
    spend(at) {
      fullAt = Math.max(fullAt, at) + intervalMs;
    },
  };
}

export function createWindow({ most, spanMs }: Rate): Allowance {
  let times: number[] = [];
  return {
    readyAt(at, spare = 0) {
      times = times.filter((time) => time + spanMs > at);
      const blocking = times.at(-(most - spare));
      return blocking === undefined ? at : blocking + spanMs;
    },
    spend(at) {
      times.push(at);
    },
  };
}
