import { Api } from 'grammy';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { BotOptions } from '../../src/chat/create-bot.ts';
import { createLog, silentLog } from '../../src/log.ts';
import { openOwnServer } from '../../src/server/open-own-server.ts';
import { waitInRealTime } from '../../src/wait.ts';
import { createFakeApp, createGate, type FakeApp, makeAnswered, makeNotFound } from '../chat/fake-app.ts';
import { startBot, startTelegram } from '../chat/start-chat.ts';
import type { TelegramDoubleOptions } from '../helpers/telegram-double/telegram-double.ts';
import { readFigures } from '../metrics/read-figures.ts';

const WEBHOOK = { url: 'https://bot.example.org/telegram', secret: 'a-secret_of-the-webhook' };

/** Pauses before Telegram is tried again are over at once; all others are real. */
function tryAgainAtOnce(milliseconds: number, signal?: AbortSignal): Promise<void> {
  const isTrying = [1_000, 2_000, 4_000, 30_000].includes(milliseconds);
  return isTrying ? new Promise((resolve) => setImmediate(resolve)) : waitInRealTime(milliseconds, signal);
}

/** The minute between two looks at the webhook is over when a test says so; other pauses are real. */
function createChecks() {
  let end: (() => void) | undefined;
  let isDue = false;
  const wait = (milliseconds: number, signal?: AbortSignal): Promise<void> => {
    if (milliseconds !== 60_000) return waitInRealTime(milliseconds, signal);
    return new Promise((resolve) => {
      if (isDue) resolve();
      isDue = false;
      end = resolve;
      signal?.addEventListener('abort', () => resolve(), { once: true });
    });
  };
  return {
    wait,
    next() {
      isDue = end === undefined;
      end?.();
      end = undefined;
    },
  };
}

/** Updates cannot be stored while `fails` says so. */
function breakStore({ updates }: FakeApp, fails: () => boolean): void {
  const insert = updates.insert.bind(updates);
  Object.assign(updates, {
    insert(...given: Parameters<typeof insert>) {
      if (fails()) throw new Error('database or disk is full');
      return insert(...given);
    },
  });
}

/** A bot behind its own server, a Telegram that sends to it, and nothing begun yet. */
async function openBot(
  given: Partial<BotOptions> & { app?: FakeApp; telegram?: Partial<TelegramDoubleOptions>; webhookUrl?: string } = {},
) {
  const { telegram: telegramOptions, webhookUrl, ...options } = given;
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => lines.push(line) });
  const webhook =
    options.webhook === null ? null : { ...WEBHOOK, ...(webhookUrl !== undefined && { url: webhookUrl }) };
  const server = await openOwnServer({ http: { host: '127.0.0.1', port: 0 }, webhook, log });
  onTestFinished(() => server.close());
  const proxy = `http://127.0.0.1:${server.port}`;
  const telegram = await startTelegram({
    webhook: { proxy, pauses: { firstMs: 5, longestMs: 20 } },
    ...telegramOptions,
  });
  const app = server.watch(options.app ?? createFakeApp());
  const start = () => {
    const running = startBot(telegram, { webhook, metrics: server.metrics, log, ...options, app });
    server.serve(running.bot);
    return running;
  };
  const get = async (path: string) => {
    const response = await fetch(proxy + path);
    return [response.status, await response.text()] as const;
  };
  const figures = async () => readFigures((await get('/metrics'))[1]);
  const messages = (level: string) =>
    lines
      .map((line) => JSON.parse(line) as { readonly level: string; readonly message: string })
      .filter((line) => line.level === level)
      .map(({ message }) => message);
  return { server, telegram, app, start, get, figures, messages, lines, proxy };
}

describe('a bot with a webhook', () => {
  it('sets it with its secret, and answers what comes by it, each once and in order', async () => {
    const { telegram, app, start } = await openBot();
    const user = telegram.addUser();
    user.send(user.chat, '早先的问题？');
    start();
    await telegram.waitForReply(user.chat);
    for (const question of ['甲？', '乙？', '丙？']) user.send(user.chat, question);
    const others = Array.from({ length: 50 }, () => telegram.addUser());
    for (const other of others) other.send(other.chat, '一期投资多少？');
    await telegram.waitUntilConfirmed();
    for (const other of others) await telegram.waitForReply(other.chat);
    await telegram.waitUntil('all answers', () => telegram.replies(user.chat).length === 4 || undefined);
    expect(app.asked.filter((question) => question !== '一期投资多少？')).toEqual([
      '早先的问题？',
      '甲？',
      '乙？',
      '丙？',
    ]);
    expect(app.asked).toHaveLength(54);
    expect(telegram.calls('getUpdates')).toEqual([]);
    expect(telegram.calls('setWebhook')).toEqual([
      expect.objectContaining({
        params: expect.objectContaining({
          url: WEBHOOK.url,
          secret_token: WEBHOOK.secret,
          max_connections: 40,
          drop_pending_updates: false,
        }) as unknown,
      }),
    ]);
    expect(telegram.violations).toEqual([]);
  });

  it('is sent again what it could not store, and answers it once', async () => {
    const app = createFakeApp();
    let failures = 2;
    breakStore(app, () => (failures -= 1) >= 0);
    const { telegram, start, messages } = await openBot({ app });
    start();
    const user = telegram.addUser();
    user.send(user.chat, '一期投资多少？');
    await telegram.waitForReply(user.chat);
    await telegram.waitUntilConfirmed();
    expect(telegram.webhookPosts.map(({ status }) => status)).toEqual([503, 503, 200]);
    expect(app.asked).toEqual(['一期投资多少？']);
    expect(messages('error')).toEqual(['updates cannot be taken; Telegram sends them again']);
    expect(telegram.violations).toEqual([]);
  });

  it('answers once what is sent three times', async () => {
    const { telegram, app, start, figures } = await openBot({ telegram: { deliveries: 3 } });
    const { bot } = start();
    const user = telegram.addUser();
    for (const question of ['甲？', '乙？']) user.send(user.chat, question);
    await telegram.waitUntilConfirmed();
    await bot.idle();
    expect(telegram.webhookPosts).toHaveLength(6);
    expect(app.asked).toEqual(['甲？', '乙？']);
    expect(telegram.replies(user.chat)).toHaveLength(2);
    expect((await figures()).get('kecheng_updates_total{kind="message"}')).toBe(2);
  });

  it('leaves the webhook set when it stops, finishes what is under way, and has the rest sent after the next start', async () => {
    const gate = createGate();
    const app = createFakeApp({
      answer: async (question) => {
        await gate.promise;
        return makeAnswered(question);
      },
    });
    const { telegram, start, get } = await openBot({ app });
    const first = start();
    const user = telegram.addUser();
    const other = telegram.addUser();
    user.send(user.chat, '一期投资多少？');
    await telegram.waitForCall('sendChatAction');
    const stopped = first.bot.stop();
    const late = other.send(other.chat, '二期投资多少？');
    await telegram.waitUntil('a refusal', () => telegram.webhookPosts.find(({ status }) => status === 503));
    expect(await get('/readyz')).toEqual([503, expect.stringContaining('bot: stopping')]);
    expect((await get('/healthz'))[0]).toBe(200);
    gate.open();
    await stopped;
    await first.ended;
    expect(telegram.replies(user.chat)).toHaveLength(1);
    expect(telegram.webhookUrl).toBe(WEBHOOK.url);
    expect(telegram.pendingUpdates.map(({ update_id: id }) => id)).toEqual([telegram.updateIdOf(late)]);

    start();
    await telegram.waitForReply(other.chat);
    await telegram.waitUntilConfirmed();
    expect(app.asked).toEqual(['一期投资多少？', '二期投资多少？']);
  });

  it('waits for a Telegram that is out of reach', async () => {
    const { telegram, start } = await openBot({ wait: tryAgainAtOnce });
    telegram.failNext('setWebhook', { error_code: 502, description: 'Bad Gateway' }, 2);
    start();
    const user = telegram.addUser();
    user.send(user.chat, '一期投资多少？');
    await telegram.waitForReply(user.chat);
    expect(telegram.calls('setWebhook')).toHaveLength(3);
  });

  it('says why Telegram does not take it, once, and goes on trying', async () => {
    const { telegram, start, get, messages, lines } = await openBot({ wait: tryAgainAtOnce });
    const description = 'Bad Request: bad webhook: Failed to resolve host: Name or service not known';
    telegram.failNext('setWebhook', { error_code: 400, description }, 5);
    start();
    const user = telegram.addUser();
    user.send(user.chat, '一期投资多少？');
    await telegram.waitForReply(user.chat);
    expect(messages('error')).toEqual([
      'Telegram does not take the webhook; see whether WEBHOOK_URL is right; trying again every 30 s',
    ]);
    expect(lines.join('\n')).toContain('Failed to resolve host');
    expect(lines.join('\n')).not.toContain(WEBHOOK.secret);
    expect(await get('/readyz')).toEqual([200, 'OK\n']);
  });

  it('is not ready while Telegram does not take it', async () => {
    const { telegram, start, get } = await openBot();
    telegram.failNext('setWebhook', { error_code: 400, description: 'Bad Request: bad webhook: no' }, 1);
    start();
    await telegram.waitForCall('setWebhook');
    expect(await get('/readyz')).toEqual([503, 'webhook: not taken by Telegram yet\n']);
  });

  it('sets it again when another program has taken it away', async () => {
    const checks = createChecks();
    const { telegram, start, messages } = await openBot({ wait: checks.wait });
    start();
    await telegram.waitForCall('getWebhookInfo');
    await new Api(telegram.token, { apiRoot: telegram.url }).deleteWebhook();
    expect(telegram.webhookUrl).toBe('');
    checks.next();
    await telegram.waitUntil('the webhook', () => telegram.webhookUrl || undefined);
    expect(messages('warn')).toEqual(['another program has taken the webhook of this bot away; it is set again']);
    const user = telegram.addUser();
    user.send(user.chat, '一期投资多少？');
    await telegram.waitForReply(user.chat);
  });

  it('tells the log once what Telegram says went wrong, and how much waits there', async () => {
    const checks = createChecks();
    const app = createFakeApp();
    let fails = true;
    breakStore(app, () => fails);
    const { telegram, start, messages, figures } = await openBot({ app, wait: checks.wait });
    start();
    await telegram.waitForCall('getWebhookInfo');
    const user = telegram.addUser();
    user.send(user.chat, '一期投资多少？');
    for (const looks of [2, 3]) {
      const before = telegram.webhookPosts.length;
      await telegram.waitUntil('refusals', () => telegram.webhookPosts.length > before || undefined);
      checks.next();
      await telegram.waitUntil('a look', () => telegram.calls('getWebhookInfo').length >= looks || undefined);
    }
    expect(messages('warn')).toEqual(['Telegram could not deliver to the webhook']);
    expect((await figures()).get('kecheng_webhook_pending_updates')).toBe(1);
    fails = false;
    await telegram.waitForReply(user.chat);
  });
});

describe('the server of a bot', () => {
  it('tells what is missing until the bot is ready, when Telegram falls silent, and when nothing can be stored', async () => {
    let silentMs = 0;
    const app = createFakeApp();
    let isFull = false;
    Object.assign(app, {
      tryStore() {
        if (isFull) throw new Error('database or disk is full');
      },
    });
    const server = await openOwnServer({ http: { host: '127.0.0.1', port: 0 }, webhook: null, log: silentLog });
    onTestFinished(() => server.close());
    const get = async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${server.port}${path}`);
      return [response.status, await response.text()];
    };
    expect(await get('/readyz')).toEqual([503, 'snapshot: not loaded yet\ntelegram: not reached yet\n']);
    expect((await get('/healthz'))[0]).toBe(200);
    const watched = server.watch(app);
    expect(await get('/readyz')).toEqual([503, 'telegram: not reached yet\n']);
    const telegram = await startTelegram();
    const { bot } = startBot(telegram, { app: watched, now: () => performance.now() + silentMs });
    server.serve(bot);
    await telegram.waitForPolling();
    expect(await get('/readyz')).toEqual([200, 'OK\n']);
    const wait125Seconds = () => {
      silentMs += 125_000;
      return get('/readyz');
    };
    // Commands may still be on their way to it.
    await expect.poll(wait125Seconds).toEqual([503, expect.stringMatching(/^telegram: not reached for \d{3} s\n$/)]);
    // Whatever Telegram answers, it is there.
    const user = telegram.addUser();
    user.send(user.chat, '一期投资多少？');
    await telegram.waitForReply(user.chat);
    expect(await get('/readyz')).toEqual([200, 'OK\n']);
    isFull = true;
    expect(await get('/readyz')).toEqual([503, 'database: cannot be written\n']);
    isFull = false;
    expect(await get('/readyz')).toEqual([200, 'OK\n']);
  });

  it('counts what the bot takes in, answers and sends', async () => {
    const app = createFakeApp({
      answer: (question) => Promise.resolve(question === '谁？' ? makeNotFound(question) : makeAnswered(question)),
    });
    const { telegram, start, figures } = await openBot({ app, webhook: null });
    const { bot } = start();
    const user = telegram.addUser();
    for (const question of ['一期投资多少？', 'How much?', '谁？']) user.send(user.chat, question);
    await telegram.waitUntilConfirmed();
    await bot.idle();
    const shown = Object.fromEntries(await figures());
    expect(shown).toMatchObject({
      'kecheng_updates_total{kind="message"}': 3,
      'kecheng_update_attempts_total{outcome="done"}': 3,
      'kecheng_answers_total{kind="answered",language="zh-Hans"}': 1,
      'kecheng_answers_total{kind="answered",language="en"}': 1,
      'kecheng_answers_total{kind="not-found",language="zh-Hans"}': 1,
      'kecheng_answer_seconds_count{stage="total"}': 3,
      kecheng_updates_open: 0,
      kecheng_ready: 1,
    });
    const sent = telegram.calls('sendMessage').length;
    expect(shown['kecheng_telegram_calls_total{method="sendMessage",outcome="ok"}']).toBe(sent);
    expect(Object.keys(shown).join('\n')).not.toContain(String(user.id));
  });

  it('counts what is turned away, and how calls to Telegram go', async () => {
    const { telegram, start, figures } = await openBot({
      webhook: null,
      limits: { userPerMinute: 1, chatPerMinute: 100, overallPerMinute: 1_000 },
    });
    const { bot } = start();
    await telegram.waitForPolling();
    const user = telegram.addUser();
    const parameters = { retry_after: 1 };
    telegram.failNext('sendMessage', { error_code: 429, description: 'Too Many Requests: retry after 1', parameters });
    user.send(user.chat, '一期投资多少？');
    await telegram.waitForReply(user.chat);
    await telegram.waitUntilConfirmed();
    await bot.idle();
    telegram.failNext('sendMessage', { error_code: 403, description: 'Forbidden: bot was blocked by the user' });
    user.send(user.chat, '二期投资多少？');
    await telegram.waitUntilConfirmed();
    await bot.idle();
    const shown = Object.fromEntries(await figures());
    const calls = (method: string, outcome: string) =>
      shown[`kecheng_telegram_calls_total{method="${method}",outcome="${outcome}"}`] ?? 0;
    expect(shown['kecheng_requests_limited_total{reason="user"}']).toBe(1);
    expect([calls('sendMessage', 'throttled'), calls('sendMessage', 'gone')]).toEqual([1, 1]);
    expect(calls('getUpdates', 'ok')).toBeGreaterThan(0);
    const made = telegram.transcript.filter(({ method }) => method === 'sendMessage').length;
    expect(['ok', 'throttled', 'gone'].reduce((sum, outcome) => sum + calls('sendMessage', outcome), 0)).toBe(made);
  });
});
