import { describe, expect, it } from 'vitest';
import type { DaySample } from './day/day-process.ts';
import { liveADay } from './day/live-a-day.ts';
import { type Growth, measureGrowth, NOISE_ALLOWED } from './day/measure-growth.ts';
import { recordFigure } from './record-figure.ts';

const HOURS = 24;
/** Every way through the code has been taken, every cache that is bounded is as full as it gets. */
const WARM_UP = { hours: 36, deeds: 300 };
const GIVEN = { warmUp: WARM_UP, people: 30, seed: 20_261_124 };

/** From hour to hour. */
function growthOf(samples: readonly DaySample[], value: (sample: DaySample) => number): Growth & { grows: boolean } {
  const growth = measureGrowth(samples.map(value));
  return { ...growth, grows: growth.slope > NOISE_ALLOWED * growth.noise };
}

const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1);

describe('a day', () => {
  it(`of ${HOURS} hours leaves the memory and the handles as they were`, async () => {
    const { samples, updates, unanswered, refusals } = await liveADay({ ...GIVEN, day: { hours: HOURS, deeds: 200 } });
    const heap = growthOf(samples, ({ heapBytes }) => heapBytes);
    const names = Object.keys(samples[0]!.handles);
    const handles = names.map((name) => ({ name, growth: growthOf(samples, (sample) => sample.handles[name]!) }));
    const last = samples.at(-1)!;
    recordFigure({
      test: `${HOURS} simulated hours after ${WARM_UP.hours} of warming up, ${updates} updates, ${WARM_UP.hours + HOURS} reloads`,
      asked: `the heap without code grows by no more than its noise (${NOISE_ALLOWED} standard errors), handles do not grow`,
      seen:
        `${kilobytes(heap.slope)} KB an hour of ${kilobytes(last.heapBytes)} KB, noise ${kilobytes(heap.noise)} KB; ` +
        `${handles.map(({ name, growth }) => `${name} ${samples[0]!.handles[name]} to ${last.handles[name]} (${growth.slope.toFixed(2)} an hour)`).join(', ')}; ` +
        `${unanswered} presses without an answer, ${refusals.length} refusals`,
    });
    expect(updates).toBeGreaterThan(2_000);
    expect(refusals).toEqual([]);
    expect(unanswered).toBe(0);
    expect(heap).toMatchObject({ grows: false });
    expect(handles.filter(({ growth }) => growth.grows && growth.slope >= 0.1)).toEqual([]);
    expect(last.warnings).toBe(samples[0]!.warnings);
  });

  it('in which a hundred bytes are lost now and then is found out', async () => {
    const { samples } = await liveADay({
      ...GIVEN,
      warmUp: { ...WARM_UP, hours: 12 },
      day: { hours: 12, deeds: 200 },
      leak: 100,
    });
    const { slope, noise, grows } = growthOf(samples, ({ heapBytes }) => heapBytes);
    recordFigure({
      test: '12 simulated hours with a leak of 100 bytes each 10 s',
      asked: 'seen as growth',
      seen: `${kilobytes(slope)} KB an hour, noise ${kilobytes(noise)} KB`,
    });
    expect(grows).toBe(true);
  });
});
