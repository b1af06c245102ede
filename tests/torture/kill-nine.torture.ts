import { afterAll, beforeAll, expect, it } from 'vitest';

import { SEND_RATES } from '../../src/chat/delivery/send-rates.ts';
import type { Workspace } from '../e2e/start-bot-process.ts';
import { killNine, type KillNine } from './kill-nine.ts';
import { buildProjectsWorkspace } from './open-scene.ts';
import { recordFigure } from './record-figure.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await buildProjectsWorkspace();
});
afterAll(() => workspace?.remove());

const RUNS: readonly (Omit<KillNine, 'patienceMs' | 'lifeMs'> & { readonly name: string })[] = [
  { name: 'polling', mode: 'polling', people: 200, groups: 50, each: 25, kills: 100, seed: 1 },
  { name: 'webhook', mode: 'webhook', people: 200, groups: 50, each: 25, kills: 100, seed: 2 },
  { name: 'polling, thrice', mode: 'polling', people: 50, groups: 12, each: 20, kills: 10, seed: 3, deliveries: 3 },
  { name: 'webhook, thrice', mode: 'webhook', people: 50, groups: 12, each: 20, kills: 10, seed: 4, deliveries: 3 },
];

it.each(RUNS.map((run) => [run.name, run] as const))(
  'answers every question once and in order, however often it is killed: %s',
  async (_name, run) => {
    const { mode, people, groups, each, kills, deliveries = 1 } = run;
    const outcome = await killNine(workspace, { ...run, lifeMs: 3_000, patienceMs: 120_000 });
    const { lost, doubled, misordered, emptyPlaces, others, early, late, seconds } = outcome;
    recordFigure({
      test: `${kills} × kill -9 during ${people * each} questions from ${people} chats, ${groups} of them groups, ${mode}, each update ${deliveries} ×`,
      asked: '0 lost, 0 doubled, 0 out of order, 0 leaks in the log',
      seen:
        `${lost.length} lost, ${doubled.length} doubled, ${misordered.length} out of order; ` +
        `${emptyPlaces} empty places, ${others.length} other messages; ` +
        `${outcome.leaks.length} leaks; ${early} kills while starting, ${late} at work; ${Math.round(seconds)} s`,
    });
    expect({ lost, doubled, misordered, others: [...new Set(others)] }).toEqual({
      lost: [],
      doubled: [],
      misordered: [],
      others: [],
    });
    expect([...new Set(outcome.violations)]).toEqual([]);
    expect([...new Set(outcome.refusals)]).toEqual([]);
    expect([...new Set(outcome.leaks)]).toEqual([]);
    expect(outcome.oddLines).toEqual([]);
    // An empty place is what a kill leaves between a message that was sent and the note of it: one for each call that was
    // under way, of which a slow machine has no more than are sent in a second.
    expect(emptyPlaces).toBeLessThanOrEqual(kills * SEND_RATES.overall.most);
  },
);
