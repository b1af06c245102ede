import { listSecrets, loadConfig } from './config.ts';
import { converse } from './cli/converse.ts';
import { openApp } from './cli/open-app.ts';
import { runProgram } from './cli/run-program.ts';
import type { RunningApp } from './app.ts';
import type { Config } from './config.ts';
import { holdBot } from './lock/hold-bot.ts';
import { createLog, type Log } from './log.ts';
import { writeError } from './scrub/guard-process.ts';
import { scrubber } from './scrub/process-scrubber.ts';

/** Answers on Telegram until the signal. */
async function chat(token: string, config: Config, app: RunningApp, log: Log, signal: AbortSignal): Promise<void> {
  // grammY takes a tenth of a second to load, which the terminal need not wait for.
  const { createBot } = await import('./chat/create-bot.ts');
  const bot = createBot({
    token,
    apiRoot: config.telegramApiRoot,
    adminUserIds: config.adminUserIds,
    limits: config.limits,
    app,
    log,
    onReady: ({ username }) => {
      scrubber.knowBot(username);
      writeError(`@${username} is ready: ${app.snapshot.articles.length} articles`);
    },
  });
  if (signal.aborted) return;
  signal.addEventListener('abort', () => void bot.stop());
  await bot.start();
}

/** Config → app → Telegram, or the terminal when there is no token → stop on signal. */
async function main(): Promise<number> {
  const config = loadConfig();
  scrubber.protect(listSecrets(config));
  const { telegramToken: token } = config;
  const log = token === null ? undefined : createLog(config.logLevel, { scrubber });
  const held = token !== null && log ? holdBot({ dataDir: config.dataDir, token, log }) : null;
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const { signal } = stopping;
  const app = await openApp({ config, signal, ...(log && { log }) }).catch((error: unknown) => {
    // A model that is being fetched would hold the process for minutes.
    if (signal.aborted) process.exit(0);
    throw error;
  });
  try {
    if (signal.aborted) return 0;
    if (token === null || !log) await converse(app, signal);
    else await chat(token, config, app, log, signal);
  } finally {
    await app.close();
    held?.release();
  }
  return 0;
}

runProgram(import.meta.url, main);
