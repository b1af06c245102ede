import { onTestFinished } from 'vitest';
import { type BotOptions, type ChatBot, createBot } from '../../src/chat/create-bot.ts';
import type { SendRates } from '../../src/chat/delivery/send-rates.ts';
import { createLog } from '../../src/log.ts';
import {
  createTelegramDouble,
  type TelegramDouble,
  type TelegramDoubleOptions,
} from '../helpers/telegram-double/telegram-double.ts';
import { createFakeApp, type FakeApp } from './fake-app.ts';

/** A double without rate limits takes everything at once. */
const UNHURRIED: SendRates = {
  privateChat: { burst: 1_000, intervalMs: 1, spare: 1, typing: 1 },
  group: { most: 1_000, spanMs: 1, spare: 1, typing: 1 },
  overall: { most: 1_000, spanMs: 1, spare: 1, typing: 1 },
};

export interface LogLine {
  readonly level: string;
  readonly message: string;
}

export interface RunningBot {
  readonly bot: ChatBot;
  readonly app: FakeApp;
  /** Settles as `start` does. */
  readonly ended: Promise<void>;
  readonly lines: readonly string[];
  /** The parsed lines of a level. */
  readonly logged: (level: string) => readonly LogLine[];
}

/** A Telegram for one test. */
export async function startTelegram(options: TelegramDoubleOptions = {}): Promise<TelegramDouble> {
  const telegram = await createTelegramDouble(options);
  onTestFinished(() => telegram.close());
  return telegram;
}

/** A bot at a Telegram double, stopped at the end of the test. */
export function startBot(telegram: TelegramDouble, options: Partial<BotOptions> & { app?: FakeApp } = {}): RunningBot {
  const lines: string[] = [];
  const app = options.app ?? createFakeApp();
  const bot = createBot({
    token: telegram.token,
    apiRoot: telegram.url,
    adminUserIds: [],
    log: createLog('debug', { write: (line) => lines.push(line) }),
    rates: UNHURRIED,
    ...options,
    app,
  });
  waitForWorkToo(telegram, bot);
  const ended = bot.start();
  // A test that cares awaits it; to the others its failure shows in what they wait for.
  ended.catch(() => undefined);
  onTestFinished(() => bot.stop());
  return {
    bot,
    app,
    ended,
    lines,
    logged: (level) => lines.map((line) => JSON.parse(line) as LogLine).filter((line) => line.level === level),
  };
}

/** What is confirmed is stored, and not yet worked on: a test wants to see what comes of it. */
function waitForWorkToo(telegram: TelegramDouble, bot: ChatBot): void {
  const waitUntilConfirmed = telegram.waitUntilConfirmed.bind(telegram);
  Object.assign(telegram, {
    async waitUntilConfirmed(...given: Parameters<typeof waitUntilConfirmed>) {
      await waitUntilConfirmed(...given);
      await bot.idle();
    },
  });
}

/** Both, ready for messages. */
export async function startChat(
  options: Partial<BotOptions> & { app?: FakeApp; telegram?: TelegramDoubleOptions } = {},
): Promise<RunningBot & { readonly telegram: TelegramDouble }> {
  const { telegram: telegramOptions, ...botOptions } = options;
  const telegram = await startTelegram(telegramOptions);
  const running = startBot(telegram, botOptions);
  await telegram.waitForPolling();
  return { ...running, telegram };
}
