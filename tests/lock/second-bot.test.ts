import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { once } from 'node:events';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { isLocked } from '../../src/lock/data-lock.ts';
import { createTelegramDouble } from '../helpers/telegram-double/telegram-double.ts';
import { type Cli, createCli } from '../helpers/run-cli.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { writeArticles } from '../helpers/write-articles.ts';

const folder = makeTempFolder();
const dataDir = join(folder, 'data');
/** Keywords will do, and are quick: the model is neither there nor fetched. */
const WITHOUT_MODEL = {
  MODEL_DIR: '',
  npm_execpath: 'none.js',
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent('globalThis.fetch = () => Promise.reject(new Error("no network"));')}`,
};
const TOKEN = `1234567:${randomUUID()}`;

let cli: Cli;
beforeAll(async () => {
  cli = await createCli(folder);
  writeArticles(join(folder, 'park'), { park: '缙云山植物园占地777亩。' });
});

describe.skipIf(process.platform === 'win32')('a second bot', () => {
  it('on the same folder or token ends with 2 and one line, and a killed one is followed at once', async () => {
    const telegram = await createTelegramDouble({ token: TOKEN });
    onTestFinished(() => telegram.close());
    const environment = {
      ...WITHOUT_MODEL,
      CORPUS_DIR: 'park',
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: telegram.url,
    };
    const startMain = (given: Readonly<Record<string, string>> = {}) => {
      const child = cli.start('main', [], { ...environment, ...given });
      onTestFinished(() => void child.kill('SIGKILL'));
      return child;
    };

    const first = startMain();
    await vi.waitUntil(() => isLocked(dataDir), 30_000);
    const seconds = [{ TELEGRAM_BOT_TOKEN: `1234568:${randomUUID()}` }, { DATA_DIR: 'elsewhere' }] as const;
    const refused = await Promise.all(
      seconds.map((given) => cli.run('main', [], { environment: { ...environment, ...given } })),
    );
    expect(refused.map(({ code, stdout }) => [code, stdout])).toEqual([
      [2, ''],
      [2, ''],
    ]);
    expect(refused[0]!.stderr).toMatch(/^a bot is already running on the data folder [^\n]+ — stop it first[^\n]+\n$/);
    expect(refused[1]!.stderr).toMatch(/^a bot with this token is already running[^\n]+ — stop it first[^\n]+\n$/);
    expect(refused[1]!.stderr).not.toContain(TOKEN);

    // A tool is no bot.
    await telegram.waitForPolling({ timeoutMs: 30_000 });
    const asked = await cli.run('cli/ask', ['--corpus', 'park', '缙云山植物园占地多少亩？'], {
      environment: WITHOUT_MODEL,
    });
    expect([asked.code, asked.stdout.includes('777亩')]).toEqual([0, true]);

    first.kill('SIGKILL');
    await once(first, 'exit');
    const polls = telegram.calls('getUpdates').length;
    const third = startMain();
    await telegram.waitForPolling({ after: polls, timeoutMs: 30_000 });
    third.kill('SIGTERM');
    expect((await once(third, 'exit'))[0]).toBe(0);
    expect(isLocked(dataDir)).toBe(false);
  });
});
