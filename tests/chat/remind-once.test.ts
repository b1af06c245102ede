import { describe, expect, it } from 'vitest';
import { createReminder } from '../../src/chat/remind-once.ts';

const HOUR_MS = 60 * 60_000;

describe('what is said once an hour', () => {
  it('is due again after an hour, for each person by themselves', () => {
    let moment = 0;
    const reminder = createReminder(() => moment);
    expect([reminder.isDue('a'), reminder.isDue('a'), reminder.isDue('b')]).toEqual([true, false, true]);
    moment = HOUR_MS - 1;
    expect(reminder.isDue('a')).toBe(false);
    moment = HOUR_MS;
    expect([reminder.isDue('a'), reminder.isDue('a')]).toEqual([true, false]);
  });

  it('is not remembered of ever more people', () => {
    const reminder = createReminder(() => 0);
    for (let i = 0; i <= 1_000; i += 1) reminder.isDue(`person ${i}`);
    expect(reminder.isDue('person 0')).toBe(true);
    expect(reminder.isDue('person 1000')).toBe(false);
  });
});
