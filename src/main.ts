import { join } from 'node:path';
import { listSecrets, loadConfig } from './config.ts';
import { converse } from './cli/converse.ts';
import { openApp } from './cli/open-app.ts';
import { runProgram } from './cli/run-program.ts';
import type { RunningApp } from './app.ts';
import type { Config } from './config.ts';
import { settleWebhook } from './server/settle-webhook.ts';
import { holdBot } from './lock/hold-bot.ts';
import { createLog, type Log } from './log.ts';
import { watchStopSignals } from './watch-stop-signals.ts';
import { writeError } from './scrub/guard-process.ts';
import { scrubber } from './scrub/process-scrubber.ts';
import { explainFault, isOfStore } from './store/explain-fault.ts';
import { STORE_FILE } from './store/open-database.ts';
import type { OwnServer } from './server/open-own-server.ts';

/** How long the process may live on when all is closed. */
const LINGER_MS = 1_000;

interface ChatParts {
  readonly token: string;
  readonly config: Config;
  readonly app: RunningApp;
  readonly server: OwnServer | null;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Answers on Telegram until the signal. */
async function chat({ token, config, app, server, log, signal }: ChatParts): Promise<void> {
  // grammY takes a tenth of a second to load, which the terminal need not wait for.
  const { createBot } = await import('./chat/create-bot.ts');
  const webhook = settleWebhook(config, token);
  if (webhook) scrubber.protect([webhook.secret]);
  const bot = createBot({
    token,
    apiRoot: config.telegramApiRoot,
    adminUserIds: config.adminUserIds,
    limits: config.limits,
    webhook,
    metrics: server?.metrics,
    app: server?.watch(app) ?? app,
    log,
    onReady: ({ username }) => {
      scrubber.knowBot(username);
      writeError(`@${username} is ready: ${app.snapshot.articles.length} articles`);
    },
  });
  server?.serve(bot, webhook?.secret);
  if (signal.aborted) return;
  signal.addEventListener('abort', () => void bot.stop());
  try {
    await bot.start();
  } catch (error) {
    throw isOfStore(error) ? explainFault(join(config.dataDir, STORE_FILE), error) : error;
  } finally {
    // Nothing is taken in any more, but answers may be under way.
    await bot.stop();
  }
}

/** The bot's own server, when there is to be one. It listens before the articles are read, and tells so. */
async function openServer({ http, webhook }: Config, log: Log): Promise<OwnServer | null> {
  if (http === null) return null;
  // What counts takes a tenth of a second to load.
  const { openOwnServer } = await import('./server/open-own-server.ts');
  return openOwnServer({ http, webhook, log });
}

/** Config → server → app → Telegram, or the terminal when there is no token → stop on signal. */
async function main(): Promise<number> {
  const config = loadConfig();
  scrubber.protect(listSecrets(config));
  const { telegramToken: token } = config;
  const log = token === null ? undefined : createLog(config.logLevel, { scrubber });
  const held = token !== null && log ? holdBot({ dataDir: config.dataDir, token, log }) : null;
  const signal = watchStopSignals();
  let server: OwnServer | null = null;
  let app: RunningApp | undefined;
  try {
    if (token !== null && log) server = await openServer(config, log);
    app = await openApp({ config, signal, ...(log && { log }) }).catch((error: unknown) => {
      // A model that is being fetched would hold the process for minutes.
      if (signal.aborted) process.exit(0);
      throw error;
    });
    if (signal.aborted) return 0;
    if (token === null || !log) await converse(app, signal);
    else await chat({ token, config, app, server, log, signal });
  } finally {
    await server?.close();
    await app?.close();
    held?.release();
    // What nobody waits for any more, a model that still writes, does not hold the process.
    if (token !== null) setTimeout(() => process.exit(), LINGER_MS).unref();
  }
  return 0;
}

runProgram(import.meta.url, main);
