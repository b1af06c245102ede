/** How something that was measured again and again grows. */
export interface Growth {
  /** From one measurement to the next: the median of the slopes between all pairs (Theil 1950, Sen 1968). */
  readonly slope: number;
  /** Its standard error, from the scatter around the line (1.4826 times the median of absolute residuals). */
  readonly noise: number;
}

/** So many standard errors are no growth: one series in 700 is further off by chance, to this side. */
export const NOISE_ALLOWED = 3;

export function measureGrowth(values: readonly number[]): Growth {
  const slopes = values.flatMap((from, i) => values.slice(i + 1).map((to, j) => (to - from) / (j + 1)));
  const slope = median(slopes);
  const level = median(values.map((value, i) => value - slope * i));
  const scatter = 1.4826 * median(values.map((value, i) => Math.abs(value - slope * i - level)));
  const middle = (values.length - 1) / 2;
  const spread = Math.sqrt(values.reduce((sum, _, i) => sum + (i - middle) ** 2, 0));
  return { slope, noise: scatter / spread };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return Number.isInteger(half) ? (sorted[half - 1]! + sorted[half]!) / 2 : sorted[Math.floor(half)]!;
}
