import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Workspace } from '../e2e/start-bot-process.ts';
import { runBurst } from './burst.ts';
import { killNine } from './kill-nine.ts';
import { buildProjectsWorkspace } from './open-scene.ts';
import { runStorm } from './storm.ts';

// What `npm run test:torture` does for an hour, for a few seconds.

describe('the real program', () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await buildProjectsWorkspace();
  });
  afterAll(() => workspace?.remove());

  it.each(['polling', 'webhook'] as const)(
    'answers every question once and in order although it is killed and every update comes three times (%s)',
    async (mode) => {
      const outcome = await killNine(workspace, {
        mode,
        people: 8,
        groups: 2,
        each: 4,
        kills: 3,
        lifeMs: 600,
        deliveries: 3,
        seed: 1,
        patienceMs: 30_000,
      });
      const { emptyPlaces, early, late, seconds: _seconds, ...rest } = outcome;
      expect(rest).toEqual({
        lost: [],
        doubled: [],
        misordered: [],
        others: [],
        violations: [],
        refusals: [],
        leaks: [],
        oddLines: [],
      });
      expect(early + late).toBe(3);
      // Of each chat's answer that was under way at a kill, there may be one.
      expect(emptyPlaces).toBeLessThanOrEqual(3 * 8);
    },
  );

  it('answers everybody who asks in a burst, or tells them to come back', async () => {
    const outcome = await runBurst(workspace, {
      mode: 'polling',
      people: 40,
      each: 5,
      environment: { LIMIT_PER_MINUTE: '30' },
      patienceMs: 30_000,
    });
    expect(outcome).toMatchObject({
      ignored: 0,
      doubled: [],
      others: [],
      violations: [],
      leaks: [],
      oddLines: [],
    });
    expect(outcome.answered).toBeGreaterThanOrEqual(30);
    expect(outcome.toldChats).toBeGreaterThan(0);
    expect(outcome.peakMb - outcome.idleMb).toBeLessThan(512);
  });
});

it('a bot loses no answer and makes no call too early while Telegram refuses at random', async () => {
  const outcome = await runStorm({
    minutes: 1,
    people: 8,
    groups: 2,
    everySeconds: 20,
    share: 0.3,
    longestSeconds: 20,
    seed: 7,
  });
  expect(outcome).toMatchObject({ lost: [], doubled: [], tooEarly: [], otherViolations: [] });
  expect(outcome.refusals).toBeGreaterThan(5);
});
