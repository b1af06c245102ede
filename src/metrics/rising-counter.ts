import type { Counter } from 'prom-client';

/**
 * For what is counted elsewhere since the start: the counter is raised to `total` whenever that is read.
 *
 * @returns raises one series; a total never falls
 */
export function createRisingCounter<L extends string>(
  counter: Counter<L>,
): (labels: Record<L, string>, total: number) => void {
  const counted = new Map<string, number>();
  return (labels, total) => {
    const key = JSON.stringify(labels);
    counter.inc(labels, Math.max(0, total - (counted.get(key) ?? 0)));
    counted.set(key, total);
  };
}
