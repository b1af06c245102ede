import { afterAll, beforeAll, expect, it } from 'vitest';
import { spawnBotProcess, type Workspace } from '../e2e/start-bot-process.ts';
import { besiege } from './besiege.ts';
import { createCrowd } from './crowd.ts';
import { buildProjectsWorkspace, openScene } from './open-scene.ts';
import { recordFigure } from './record-figure.ts';

const PEOPLE = 100;
const EACH = 10;
const SIEGE = { slow: 40, huge: 5, noisy: 10, curious: 5 };

let workspace: Workspace;
beforeAll(async () => {
  workspace = await buildProjectsWorkspace();
});
afterAll(() => workspace?.remove());

it('answers every question once and in order by the webhook while others besiege its server', async () => {
  const scene = await openScene('webhook', workspace);
  const port = Number(scene.options.environment?.['HTTP_PORT']);
  const bot = spawnBotProcess(scene.options);
  const over = new AbortController();
  try {
    await bot.ready;
    const sieging = besiege(port, SIEGE, over.signal);
    const crowd = createCrowd(scene.telegram, { people: PEOPLE, each: EACH, ahead: 2 });
    const began = performance.now();
    await crowd.talk(60_000);
    const seconds = (performance.now() - began) / 1_000;
    const health = await fetch(`http://127.0.0.1:${port}/healthz`);
    over.abort();
    const { attacks, statuses } = await sieging;
    const { lost, doubled, misordered } = crowd.judge();
    const told = [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ');
    recordFigure({
      test: `${PEOPLE * EACH} questions by the webhook while its server is besieged`,
      asked: '0 lost, 0 doubled, 0 out of order; the process lives',
      seen:
        `${lost.length} lost, ${doubled.length} doubled, ${misordered.length} out of order in ${seconds.toFixed(0)} s; ` +
        `${attacks} attacks (${told})`,
    });
    expect({ lost, doubled, misordered, health: health.status }).toEqual({
      lost: [],
      doubled: [],
      misordered: [],
      health: 200,
    });
    // Nobody without the secret got anything taken, and nothing broke.
    expect([...statuses.keys()].filter((status) => ![200, 400, 401, 408, 413, 431, 503].includes(status))).toEqual([]);
    expect(statuses.get(401)).toBeGreaterThan(0);
    expect(bot.errors()).not.toContain('a request could not be answered');
    expect(scene.telegram.violations).toEqual([]);
    expect((await bot.stop()).code).toBe(0);
  } finally {
    over.abort();
    await bot.stop('SIGKILL');
    await scene.close();
  }
});
