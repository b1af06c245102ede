import { listSecrets, loadConfig } from './config.ts';
import { converse } from './cli/converse.ts';
import { openApp } from './cli/open-app.ts';
import { runProgram } from './cli/run-program.ts';
import type { RunningApp } from './app.ts';
import type { Config } from './config.ts';
import { settleWebhook, type Webhook } from './server/settle-webhook.ts';
import { createLog, type Log } from './log.ts';
import type { OwnServer } from './server/open-own-server.ts';

interface ChatParts {
  readonly token: string;
  readonly config: Config;
  readonly webhook: Webhook | null;
  readonly app: RunningApp;
  readonly server: OwnServer | null;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Answers on Telegram until the signal. */
async function chat({ token, config, webhook, app, server, log, signal }: ChatParts): Promise<void> {
  // grammY takes a tenth of a second to load, which the terminal need not wait for.
  const { createBot } = await import('./chat/create-bot.ts');
  const bot = createBot({
    token,
    apiRoot: config.telegramApiRoot,
    adminUserIds: config.adminUserIds,
    limits: config.limits,
    webhook,
    metrics: server?.metrics,
    app: server?.watch(app) ?? app,
    log,
    onReady: ({ username }) =>
      process.stderr.write(`@${username} is ready: ${app.snapshot.articles.length} articles\n`),
  });
  server?.serve(bot);
  if (signal.aborted) return;
  signal.addEventListener('abort', () => void bot.stop());
  await bot.start();
}

/** The bot's own server, when there is to be one. It listens before the articles are read, and tells so. */
async function openServer({ http }: Config, webhook: Webhook | null, log: Log): Promise<OwnServer | null> {
  if (http === null) return null;
  const { openOwnServer } = await import('./server/open-own-server.ts');
  return openOwnServer({ http, webhook, log });
}

/** Config → server → app → Telegram, or the terminal when there is no token → stop on signal. */
async function main(): Promise<number> {
  const config = loadConfig();
  const { telegramToken: token } = config;
  const webhook = token === null ? null : settleWebhook(config, token);
  const secrets = [...listSecrets(config), ...(webhook ? [webhook.secret] : [])];
  const log = token === null ? undefined : createLog(config.logLevel, { secrets });
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const { signal } = stopping;
  const server = log ? await openServer(config, webhook, log) : null;
  try {
    const app = await openApp({ config, signal, ...(log && { log }) }).catch((error: unknown) => {
      // A model that is being fetched would hold the process for minutes.
      if (signal.aborted) process.exit(0);
      throw error;
    });
    try {
      if (signal.aborted) return 0;
      if (token === null || !log) await converse(app, signal);
      else await chat({ token, config, webhook, app, server, log, signal });
    } finally {
      await app.close();
    }
  } finally {
    await server?.close();
  }
  return 0;
}

runProgram(import.meta.url, main);
