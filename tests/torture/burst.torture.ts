import { afterAll, beforeAll, expect, it } from 'vitest';

import type { Workspace } from '../e2e/start-bot-process.ts';
import { runBurst } from './burst.ts';
import { buildProjectsWorkspace } from './open-scene.ts';
import { recordFigure } from './record-figure.ts';

const PEOPLE = 1_000;
const EACH = 10;
const MOST_MB = 512;

let workspace: Workspace;
beforeAll(async () => {
  workspace = await buildProjectsWorkspace();
});
afterAll(() => workspace?.remove());

it.each(['polling', 'webhook'] as const)(
  'answers everybody of 1,000 who ask 10 questions at once, or tells them to come back (%s)',
  async (mode) => {
    const outcome = await runBurst(workspace, { mode, people: PEOPLE, each: EACH, patienceMs: 30_000 });
    const { answered, ignored, toldChats, doubled, others, idleMb, peakMb, seconds, takenSeconds } = outcome;
    recordFigure({
      test: `${PEOPLE * EACH} updates at once from ${PEOPLE} chats, ${mode}`,
      asked: `100 % answered or told to come back, less than ${MOST_MB} MB above idle`,
      seen:
        `${answered} answered, ${toldChats} chats told to come back, ${ignored} ignored; ` +
        `${Math.round(peakMb - idleMb)} MB above ${Math.round(idleMb)}; taken in ${takenSeconds.toFixed(1)} s, ` +
        `all told after ${Math.round(seconds)} s; ${outcome.leaks.length} leaks`,
    });
    expect({ ignored, doubled, others: [...new Set(others)] }).toEqual({ ignored: 0, doubled: [], others: [] });
    expect(peakMb - idleMb).toBeLessThan(MOST_MB);
    expect(answered).toBeGreaterThan(0);
    expect([...new Set(outcome.violations)]).toEqual([]);
    expect([...new Set(outcome.leaks)]).toEqual([]);
  },
);
