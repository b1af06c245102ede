/** The bounds between which a measure lies with 95 % confidence. */
export type Interval = readonly [low: number, high: number];

const RESAMPLES = 1000;
const CONFIDENCE = 0.95;
/** Any number but 0; always the same, so that the same rows give the same interval. */
const SEED = 20_261_101;

/** Whole numbers below 2^32 in a fixed order: xorshift with the shifts 13, 17, 5 (Marsaglia 2003, J. Stat. Softw. 8:14). */
function createGenerator(): () => number {
  let state = SEED;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/**
 * Percentile bootstrap (Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch. 13): rows are drawn with
 * replacement, as many as there are, a thousand times; the interval holds the middle 95 % of what was measured.
 * Rows that belong together (the same question in two runs) are drawn together when they are one row.
 *
 * @param measure gives null for what the drawn rows do not tell; such draws do not count
 * @returns for every measure its interval; null when the rows themselves do not tell it
 */
export function bootstrapIntervals<Row, Name extends string>(
  rows: readonly Row[],
  measure: (rows: readonly Row[]) => Readonly<Record<Name, number | null>>,
): Readonly<Record<Name, Interval | null>> {
  const whole = measure(rows);
  const names = Object.keys(whole) as Name[];
  const told = names.filter((name) => rows.length > 0 && whole[name] !== null);
  const drawn = new Map<Name, number[]>(told.map((name) => [name, []]));
  const next = createGenerator();
  for (let i = 0; told.length > 0 && i < RESAMPLES; i += 1) {
    const measured = measure(rows.map(() => rows[Math.floor((next() / 2 ** 32) * rows.length)]!));
    for (const [name, values] of drawn) if (measured[name] !== null) values.push(measured[name]);
  }
  const intervals = names.map((name) => [name, readInterval(drawn.get(name) ?? [])] as const);
  return Object.fromEntries(intervals) as Record<Name, Interval | null>;
}

function readInterval(values: readonly number[]): Interval | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).toSorted();
  const cut = Math.floor((sorted.length * (1 - CONFIDENCE)) / 2);
  return [sorted[cut]!, sorted[sorted.length - 1 - cut]!];
}
