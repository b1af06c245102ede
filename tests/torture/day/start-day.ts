import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTelegramDouble, type TelegramDouble } from '../../helpers/telegram-double/telegram-double.ts';
import type { Workspace } from '../../e2e/start-bot-process.ts';
import type { DayOrder, DayReply, DaySample, DaySettings } from './day-process.ts';
import { createMovingClock } from './moving-clock.ts';

/** Noon in Beijing. */
const BEGIN = Date.UTC(2026, 10, 24, 4);
/** Shorter than what is left of a call's patience when a long poll is over. */
const STEP_MS = 10_000;
/** How fast time goes by while the bot is at work; what it waits for may be a moment when it tries again. */
const BUSY_STEP_MS = 250;
/** How often to look, in real time, while other processes are at work. */
const LOOK_MS = 20;
/**
 * What the compiler learns of code lies in the heap as well, and for days it learns of more and more: without these,
 * 50 KB an hour of it, while all objects, arrays and strings together became fewer (heap snapshots).
 */
const LEARN_AT_ONCE = [
  '--no-opt',
  '--no-maglev',
  '--no-sparkplug',
  '--no-flush-bytecode',
  '--no-lazy-feedback-allocation',
];
/** Of the simulated time; the bot's longest pause before it tries again what failed is an hour. */
const PATIENCE_MS = 3 * 3_600_000;
/** So long nothing takes but what will not come. */
const REAL_PATIENCE_MS = 3 * 60_000;

/** What a chat was sent of late, and what Telegram said to it. */
const lastWords = (telegram: TelegramDouble, chat: number) =>
  telegram.transcript
    .filter(({ params }) => params['chat_id'] === chat)
    .slice(-6)
    .map(({ method, params, response }) => [method, JSON.stringify(params), JSON.stringify(response ?? null)])
    .map((call) => call.map((words) => words.slice(0, 300)).join(' '))
    .join('\n');

/** The bot in a process of its own and the double in this one, both by clocks that are set forward together. */
export interface Day {
  readonly telegram: TelegramDouble;
  readonly adminId: number;
  /** Since the beginning, in simulated time. */
  elapsedMs(): number;
  /** Lets time go by. */
  pass(milliseconds: number): Promise<void>;
  /** Lets real time go by until it is so. */
  until(what: string, isSo: () => boolean): Promise<void>;
  /**
   * Until the bot is done with everything that it was sent.
   * @param isHard whether it starts other processes for that, which know no time but the real one
   */
  settle(isHard?: boolean): Promise<void>;
  sample(): Promise<DaySample>;
  /** What the bot wrote to its log. */
  errors(): string;
  close(): Promise<void>;
}

export async function startDay({ corpusDir, dataDir }: Workspace, leak = 0): Promise<Day> {
  const adminId = 4_000_000_001;
  const clock = createMovingClock(BEGIN);
  const telegram = await createTelegramDouble({ clock, inline: true, rateLimits: true });
  const settings: DaySettings = {
    begin: clock.now(),
    corpusDir,
    dataDir,
    token: telegram.token,
    apiRoot: telegram.url,
    adminUserIds: [adminId],
    leak,
  };
  const child = fork(join(import.meta.dirname, 'day-process.ts'), [JSON.stringify(settings)], {
    execArgv: [...LEARN_AT_ONCE, '--expose-gc', '--import', import.meta.resolve('tsx')],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`the bot's process ended:\n${errors}`);
  });
  ended.catch(() => undefined);
  const replied = async () => ((await Promise.race([once(child, 'message'), ended])) as [DayReply])[0];
  const order = (given: DayOrder) => {
    const reply = replied();
    child.send(given);
    return reply;
  };
  const fail = (what: string) =>
    new Error(
      `${what} did not come about, ${telegram.pendingUpdates.length} updates wait; the bot wrote:\n${errors.slice(-4_000)}\nand said to its admin at last:\n${lastWords(telegram, adminId)}`,
    );

  /** @returns whether the bot has nothing to do */
  async function moveTo(to: number): Promise<boolean> {
    clock.moveTo(to);
    const reply = await order({ kind: 'move', to });
    return reply.kind === 'moved' && reply.isIdle && telegram.pendingUpdates.length === 0;
  }

  /** @param isHard whether other processes are at work, which know no time but the real one: it is let go by as well */
  async function until(what: string, isSo: (isIdle: boolean) => boolean, isHard = false): Promise<void> {
    const [giveUpAt, giveUpReallyAt] = [clock.now() + PATIENCE_MS, performance.now() + REAL_PATIENCE_MS];
    let isIdle = false;
    do {
      // Whoever has nothing to do waits for the time to try something again.
      isIdle = await moveTo(clock.now() + (isIdle ? STEP_MS : BUSY_STEP_MS));
      if (clock.now() > giveUpAt || performance.now() > giveUpReallyAt) throw fail(what);
      if (isHard) await sleep(LOOK_MS);
    } while (!isSo(isIdle));
  }

  await replied();
  await until('polling', () => telegram.isPolling);
  return {
    telegram,
    adminId,
    elapsedMs: () => clock.now() - BEGIN,
    async pass(milliseconds) {
      const end = clock.now() + milliseconds;
      while (clock.now() < end) await moveTo(Math.min(end, clock.now() + STEP_MS));
    },
    until: (what, isSo) => until(what, isSo, true),
    settle: (isHard) => until('rest', (isIdle) => isIdle, isHard),
    async sample() {
      const reply = await order({ kind: 'sample' });
      if (reply.kind !== 'sample') throw fail('a sample');
      return reply.sample;
    },
    errors: () => errors,
    async close() {
      if (child.exitCode === null) {
        const stopping = order({ kind: 'stop' });
        // Nothing waits for a time that does not come.
        for (let i = 0; i < 50 && child.exitCode === null; i += 1) clock.moveTo(clock.now() + 1_000);
        await stopping.catch(() => undefined);
        child.kill('SIGKILL');
      }
      await telegram.close();
    },
  };
}
