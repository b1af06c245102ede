import { describe, expect, it } from 'vitest';
import type { DaySample } from './day/day-process.ts';
import { liveADay } from './day/live-a-day.ts';
import { type Growth, measureGrowth, NOISE_ALLOWED } from './day/measure-growth.ts';
import { recordFigure } from './record-figure.ts';

const HOURS = 24;
/** Until then caches fill and code is compiled. */
const WARM_UP_HOURS = 4;
/**
 * What the compiler learns of more and more functions lies in the heap as well: between the 8th and the 16th hour 50 KB
 * an hour and more, while all objects, arrays and strings together became fewer (heap snapshots).
 */
const COMPILER_BYTES = 64 * 1024;
const DAY = { hours: HOURS, deeds: 200, people: 30, seed: 20_261_124 };

/** From hour to hour, once everything is warm. */
function growthOf(samples: readonly DaySample[], value: (sample: DaySample) => number): Growth & { grows: boolean } {
  const growth = measureGrowth(samples.slice(WARM_UP_HOURS).map(value));
  return { ...growth, grows: growth.slope > NOISE_ALLOWED * growth.noise };
}

const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1);

describe('a day', () => {
  it(`of ${HOURS} hours leaves the memory and the handles as they were`, async () => {
    const { samples, updates, unanswered, refusals } = await liveADay(DAY);
    const heap = growthOf(samples, ({ heapBytes }) => heapBytes);
    const names = Object.keys(samples[0]!.handles);
    const handles = names.map((name) => ({ name, growth: growthOf(samples, (sample) => sample.handles[name]!) }));
    const last = samples.at(-1)!;
    recordFigure({
      test: `${HOURS} simulated hours, ${updates} updates, ${HOURS} reloads`,
      asked: `the heap without code grows by no more than its noise (${NOISE_ALLOWED} standard errors) and ${kilobytes(COMPILER_BYTES)} KB an hour, handles do not grow`,
      seen:
        `${kilobytes(heap.slope)} KB an hour of ${kilobytes(last.heapBytes)} KB, noise ${kilobytes(heap.noise)} KB; ` +
        `${handles.map(({ name, growth }) => `${name} ${samples[WARM_UP_HOURS]!.handles[name]} to ${last.handles[name]} (${growth.slope.toFixed(2)} an hour)`).join(', ')}; ` +
        `${unanswered} presses without an answer, ${refusals.length} refusals`,
    });
    expect(updates).toBeGreaterThan(2_000);
    expect(refusals).toEqual([]);
    expect(unanswered).toBe(0);
    expect(heap.slope - NOISE_ALLOWED * heap.noise).toBeLessThan(COMPILER_BYTES);
    expect(handles.filter(({ growth }) => growth.grows && growth.slope >= 0.1)).toEqual([]);
    expect(last.warnings).toBe(samples[WARM_UP_HOURS]!.warnings);
  });

  it('in which a thousand bytes are lost now and then is found out', async () => {
    const { samples } = await liveADay({ ...DAY, hours: 12, deeds: 60, leak: 1_000 });
    const { slope, noise, grows } = growthOf(samples, ({ heapBytes }) => heapBytes);
    recordFigure({
      test: '12 simulated hours with a leak of 1,000 bytes each 10 s',
      asked: 'seen as growth',
      seen: `${kilobytes(slope)} KB an hour, noise ${kilobytes(noise)} KB`,
    });
    expect(grows && slope - NOISE_ALLOWED * noise > COMPILER_BYTES).toBe(true);
  });
});
