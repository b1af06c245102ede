import { describe, expect, it } from 'vitest';
import { liveADay } from './day/live-a-day.ts';

describe('some hours of a day', () => {
  it('end with everything answered, and with no more handles than the hour before', async () => {
    const { samples, updates, unanswered, refusals } = await liveADay({
      day: { hours: 3, deeds: 25 },
      people: 8,
      seed: 1,
    });
    expect({ unanswered, refusals }).toEqual({ unanswered: 0, refusals: [] });
    expect(updates).toBeGreaterThan(40);
    const [before, after] = samples.slice(-2);
    // A connection, a timer of a limit: what comes and goes.
    const more = Object.entries(after!.handles).filter(([name, count]) => count > before!.handles[name]! + 8);
    expect(more).toEqual([]);
    expect(after!.warnings).toBe(before!.warnings);
  });
});
