import { setTimeout as sleep } from 'node:timers/promises';

import { type BotProcess, type BotProcessOptions, spawnBotProcess } from '../e2e/start-bot-process.ts';

/** How many are killed while they still start. */
const EARLY_SHARE = 0.25;

/** A supervisor that kills what it starts. */
export interface KillingSupervisor {
  /** Starts and kills so many processes, one after the other, and then one that stays. */
  run(kills: number): Promise<void>;
  readonly kills: { readonly early: number; readonly late: number };
  /** What all processes have written. */
  errors(): string;
  stop(): Promise<void>;
}

/**
 * @param lifeMs how long a process lives on after it was ready, at most
 * @param random from 0 to below 1, like Math.random
 */
export function createKillingSupervisor(
  options: BotProcessOptions,
  { lifeMs, random }: { readonly lifeMs: number; readonly random: () => number },
): KillingSupervisor {
  const past: string[] = [];
  const kills = { early: 0, late: 0 };
  let startMs = 1_000;
  let current: BotProcess | null = null;
  const stopping = new AbortController();

  async function end(bot: BotProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    await bot.stop(signal);
    past.push(bot.errors());
    current = null;
  }

  return {
    kills,
    errors: () => [...past, current?.errors() ?? ''].join('\n'),
    async run(count) {
      for (let done = 0; done < count && !stopping.signal.aborted; done += 1) {
        const bot = spawnBotProcess(options);
        current = bot;
        if (random() < EARLY_SHARE) {
          await sleep(random() * startMs);
          kills.early += 1;
        } else {
          const at = performance.now();
          await bot.ready;
          startMs = performance.now() - at;
          await sleep(random() * lifeMs);
          kills.late += 1;
        }
        await end(bot, 'SIGKILL');
      }
      if (stopping.signal.aborted) return;
      current = spawnBotProcess(options);
      await current.ready;
    },
    async stop() {
      stopping.abort();
      if (current) await end(current, 'SIGTERM');
    },
  };
}
