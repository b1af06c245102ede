import { loadConfig } from './config.ts';
import { converse } from './cli/converse.ts';
import { openApp } from './cli/open-app.ts';
import { runProgram } from './cli/run-program.ts';
import { createLog } from './log.ts';

/** Config → app → Telegram, or the terminal when there is no token → stop on signal. */
async function main(): Promise<number> {
  const config = loadConfig();
  const app = await openApp({ config });
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    if (config.telegramToken === null) await converse(app, stopping.signal);
    else {
      // grammY takes a tenth of a second to load, which the terminal need not wait for.
      const { createBot } = await import('./chat/create-bot.ts');
      const bot = createBot({
        token: config.telegramToken,
        apiRoot: config.telegramApiRoot,
        adminUserIds: config.adminUserIds,
        app,
        log: createLog(config.logLevel, { secrets: [config.telegramToken] }),
        onReady: ({ username }) =>
          process.stderr.write(`@${username} is ready: ${app.snapshot.articles.length} articles\n`),
      });
      stopping.signal.addEventListener('abort', () => void bot.stop());
      await bot.start();
    }
  } finally {
    await app.close();
  }
  return 0;
}

runProgram(import.meta.url, main);
