import type { Workspace } from '../e2e/start-bot-process.ts';
import { createRandom } from '../../src/bench/random.ts';
import { createCrowd } from './crowd.ts';
import { createKillingSupervisor } from './kill-again.ts';
import { type Mode, openScene } from './open-scene.ts';
import type { Verdict } from './read-chat.ts';
import { type Leaks, listLeaks } from './list-leaks.ts';

export interface KillNine {
  readonly mode: Mode;
  readonly people: number;
  /** How many of them ask in a supergroup of their own, where the bot sends no more than twenty messages a minute. */
  readonly groups: number;
  /** Questions of each of them. */
  readonly each: number;
  readonly kills: number;
  /** How long a process lives on after it was ready, at most. */
  readonly lifeMs: number;
  /** How often every update is handed out. */
  readonly deliveries?: number;
  readonly seed: number;
  /** How long nothing new may be answered after the last kill. */
  readonly patienceMs: number;
}

export interface KillNineOutcome extends Verdict, Leaks {
  readonly early: number;
  readonly late: number;
  readonly seconds: number;
  /** What Telegram or our own rules forbid, and the program did. */
  readonly violations: readonly string[];
  readonly refusals: readonly string[];
}

/** Questions that a person leaves open: fewer than what is turned away. */
const AHEAD = 4;

/** People ask and ask while the program is killed and started again and again. */
export async function killNine(workspace: Workspace, given: KillNine): Promise<KillNineOutcome> {
  const { mode, people, groups, each, kills, lifeMs, deliveries = 1, seed, patienceMs } = given;
  const scene = await openScene(mode, workspace, { deliveries });
  const { telegram } = scene;
  const supervisor = createKillingSupervisor(scene.options, { lifeMs, random: createRandom(seed) });
  const began = performance.now();
  try {
    const crowd = createCrowd(telegram, { people, groups, each, ahead: AHEAD });
    const killing = supervisor.run(kills);
    const talk = () => crowd.talk(patienceMs).catch(() => undefined);
    await Promise.all([killing, talk()]);
    // Who lost patience meanwhile has the rest of it when nobody kills any more.
    await talk();
    const seconds = (performance.now() - began) / 1000;
    await supervisor.stop();
    return {
      ...crowd.judge(),
      ...supervisor.kills,
      ...listLeaks(supervisor.errors(), telegram, crowd.ids),
      seconds,
      violations: telegram.violations.map(({ rule, detail }) => `${rule}: ${detail}`),
      refusals: telegram.refusals
        .map(({ response }) => (response?.ok === false ? response.description : ''))
        // An edit that was made before the kill is made again after it.
        .filter((description) => !description.includes('message is not modified')),
    };
  } finally {
    await supervisor.stop();
    await scene.close();
  }
}
