/** China has had one time zone and no summer time since 1991. */
const BEIJING_MS = 8 * 3_600_000;

/** The day in Beijing (`2026-11-24`) of a moment in milliseconds since 1970. */
export function beijingDay(moment: number): string {
  return new Date(moment + BEIJING_MS).toISOString().slice(0, 10);
}
