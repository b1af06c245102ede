import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import { textsFor } from '../../src/texts/texts-for.ts';
import { spawnBotProcess, type Workspace } from '../e2e/start-bot-process.ts';
import { createCrowd } from './crowd.ts';
import { type Leaks, listLeaks } from './list-leaks.ts';
import { type Mode, openScene } from './open-scene.ts';
import type { Verdict } from './read-chat.ts';

export interface Burst {
  readonly mode: Mode;
  readonly people: number;
  readonly each: number;
  /** What the program is told besides; its limits are the default ones unless it says otherwise. */
  readonly environment?: Readonly<Record<string, string>>;
  /** How long nothing may be said while somebody has heard nothing yet. */
  readonly patienceMs: number;
}

export interface BurstOutcome extends Leaks {
  readonly answered: number;
  /** Chats in which a question stands without an answer, and nobody was told to come back. */
  readonly ignored: number;
  readonly toldChats: number;
  readonly doubled: readonly string[];
  /** What the bot said besides answers and "come back later". */
  readonly others: readonly string[];
  /** Megabytes of memory. */
  readonly idleMb: number;
  readonly peakMb: number;
  readonly seconds: number;
  /** Until all updates were taken from Telegram. */
  readonly takenSeconds: number;
  readonly violations: readonly string[];
}

const LOOK_MS = 200;
/** Nothing more is said, as it seems, after such a silence. */
const QUIET_MS = 3_000;
const { limits, tooMany } = textsFor('zh-Hans');
const NOTICES: readonly RegExp[] = [limits.busy, tooMany, limits.wait(7)].map(
  (text) => new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replace('7', String.raw`\d+`)}$`),
);
const isNotice = (text: string) => NOTICES.some((notice) => notice.test(text));

/** Whether a question stands without an answer, and nobody was told to come back. */
const isIgnored = ({ lost, others }: Verdict) => lost.length > 0 && !others.some(isNotice);

/** Many people ask many questions in one moment. */
export async function runBurst(workspace: Workspace, given: Burst): Promise<BurstOutcome> {
  const { mode, people, each, patienceMs } = given;
  const scene = await openScene(mode, workspace, {
    environment: {
      LIMIT_USER_PER_MINUTE: '',
      LIMIT_CHAT_PER_MINUTE: '',
      LIMIT_PER_MINUTE: '',
      LOG_LEVEL: 'info',
      ...given.environment,
    },
  });
  const { telegram } = scene;
  const bot = spawnBotProcess(scene.options);
  try {
    await bot.ready;
    const crowd = createCrowd(telegram, { people, each, ahead: each });
    await sleep(1_000);
    const idleMb = await readMemoryMb(bot.pid);
    let peakMb = idleMb;
    const began = performance.now();
    const since = () => (performance.now() - began) / 1000;
    crowd.askAll();
    let takenSeconds: number | null = null;
    let [last, lastAt] = [-1, performance.now()];
    const isSettled = () => crowd.judgeEach().every((verdict) => !isIgnored(verdict));
    for (;;) {
      const silenceMs = performance.now() - lastAt;
      if (silenceMs > patienceMs || (silenceMs > QUIET_MS && isSettled())) break;
      await sleep(LOOK_MS);
      peakMb = Math.max(peakMb, await readMemoryMb(bot.pid));
      if (telegram.pendingCount === 0) takenSeconds ??= since();
      const { said } = crowd.progress();
      if (said > last) [last, lastAt] = [said, performance.now()];
    }
    const seconds = (lastAt - began) / 1000;
    await bot.stop();
    const verdicts = crowd.judgeEach();
    const told = verdicts.filter(({ others }) => others.some(isNotice));
    return {
      answered: crowd.progress().answered,
      ignored: verdicts.filter(isIgnored).length,
      toldChats: told.length,
      doubled: verdicts.flatMap(({ doubled }) => doubled),
      others: verdicts.flatMap(({ others }) => others.filter((text) => !isNotice(text))),
      idleMb,
      peakMb,
      seconds,
      takenSeconds: takenSeconds ?? Number.POSITIVE_INFINITY,
      violations: telegram.violations.map(({ rule, detail }) => `${rule}: ${detail}`),
      ...listLeaks(bot.errors(), telegram, crowd.ids),
    };
  } finally {
    await bot.stop('SIGKILL');
    await scene.close();
  }
}

/** What the process holds in memory, as Linux counts it. */
async function readMemoryMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) / 1024;
}
