/** The middle and the slow end of many measurements, in milliseconds. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Nearest-rank percentiles. @throws RangeError for an empty list */
export function measureSpread(values: readonly number[]): Spread {
  if (values.length === 0) throw new RangeError('nothing was measured');
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]!;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** How many times as long one takes as another, percentile by percentile. */
export function divideSpreads(one: Spread, other: Spread): Spread {
  return { p50: one.p50 / other.p50, p95: one.p95 / other.p95, p99: one.p99 / other.p99 };
}
