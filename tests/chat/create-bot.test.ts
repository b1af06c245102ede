import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createManualClock } from '../helpers/telegram-double/clock.ts';
import { createFakeApp, createGate, makeAnswered } from './fake-app.ts';
import { startBot, startChat, startTelegram } from './start-chat.ts';

/** Records every pause and ends it at once, except those that only bound something or run while all is well. */
function createWaits() {
  const pauses: number[] = [];
  const wait = (milliseconds: number, signal?: AbortSignal): Promise<void> => {
    if (milliseconds >= 1_000 && milliseconds <= 30_000 && ![1_500, 4_500].includes(milliseconds)) {
      pauses.push(milliseconds);
      return new Promise((resolve) => setImmediate(resolve));
    }
    return new Promise((resolve) => signal?.addEventListener('abort', () => resolve()));
  };
  return { pauses, wait };
}

describe('starting', () => {
  it('is told once of the bot that it is', async () => {
    const telegram = await startTelegram();
    const ready: string[] = [];
    startBot(telegram, { onReady: (me) => ready.push(me.username) });
    await telegram.waitForPolling();
    expect(ready).toEqual([telegram.bot.username]);
  });

  it('ends with one clear line when Telegram does not accept the token', async () => {
    const telegram = await startTelegram();
    const { ended, lines } = startBot(telegram, { token: '1234567:wrong-token-wrong-token-wrong' });
    await expect(ended).rejects.toMatchObject({
      name: 'AppError',
      code: 'telegram',
      line: 'Telegram does not accept the bot token — copy the token from @BotFather into TELEGRAM_BOT_TOKEN in .env',
    });
    expect(lines.join('\n')).not.toContain('wrong-token');
  });

  it('ends so, too, when the token is revoked later', async () => {
    const { telegram, ended } = await startChat();
    const user = telegram.addUser();
    telegram.failNext('getUpdates', { error_code: 401, description: 'Unauthorized' });
    user.send(user.chat, '一期投资多少？');
    await expect(ended).rejects.toMatchObject({ code: 'telegram' });
  });

  it('waits for a Telegram that cannot be reached, longer each time, and keeps the token to itself', async () => {
    const telegram = await startTelegram();
    telegram.dropConnection('getMe', 7);
    const { pauses, wait } = createWaits();
    const { lines, logged } = startBot(telegram, { wait, drainMs: 60_000 });
    await telegram.waitForPolling();
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(logged('warn')).toEqual([
      expect.objectContaining({
        message: 'Telegram cannot be reached; trying again',
        error: expect.objectContaining({ message: "Network request for 'getMe' failed!" }),
      }),
    ]);
    expect(logged('info')).toContainEqual(expect.objectContaining({ message: 'Telegram answers again', failures: 7 }));
    expect(lines.join('\n')).not.toContain(telegram.token);
  });

  it('can be stopped while it waits', async () => {
    const server = createServer((_request, response) => response.destroy()).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    const telegram = await startTelegram();
    const { bot, ended, lines } = startBot(telegram, {
      apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    });
    while (lines.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await bot.stop();
    await expect(ended).resolves.toBeUndefined();
  });
});

describe('polling', () => {
  it('goes on after an outage', async () => {
    const { pauses, wait } = createWaits();
    const telegram = await startTelegram();
    telegram.failNext('getUpdates', { error_code: 502, description: 'Bad Gateway' }, 2);
    startBot(telegram, { wait, drainMs: 60_000 });
    const user = telegram.addUser();
    user.send(user.chat, '一期投资多少？');
    await telegram.waitForReply(user.chat);
    expect(pauses).toEqual([1_000, 2_000]);
  });

  const CONFLICT = { error_code: 409, description: 'Conflict: terminated by other getUpdates request' };

  it('keeps half a minute from a newer poller, and says so again only after an hour', async () => {
    const { pauses, wait } = createWaits();
    const telegram = await startTelegram();
    const user = telegram.addUser();
    let elapsed = 0;
    const { logged } = startBot(telegram, { wait, now: () => elapsed, drainMs: 60_000 });
    await telegram.waitForPolling();
    for (const [hours, conflicts] of [
      [1, 3],
      [1.5, 1],
      [2.5, 1],
    ] as const) {
      elapsed = hours * 3_600_000;
      const { length } = pauses;
      telegram.failNext('getUpdates', CONFLICT, conflicts);
      user.send(user.chat, '一期投资多少？');
      await vi.waitUntil(() => pauses.length === length + conflicts);
    }
    expect(new Set(pauses)).toEqual(new Set([30_000]));
    expect(logged('warn').map(({ message }) => message)).toEqual(
      Array(2).fill('another program fetches the messages of this bot; trying again every 30 s'),
    );
  });

  it('leaves the messages to an older poller that has come back twice', async () => {
    const { pauses, wait } = createWaits();
    const telegram = await startTelegram();
    telegram.failNext('getUpdates', CONFLICT, 2);
    const { ended } = startBot(telegram, { wait, drainMs: 60_000 });
    await expect(ended).rejects.toMatchObject({
      code: 'locked',
      line: 'another program fetches the messages of this bot — stop it first, or give this one a token of its own in TELEGRAM_BOT_TOKEN',
    });
    expect(pauses).toEqual([30_000]);
  });

  it('lets the older of two bots with one token stay, and the newer end inside two minutes', async () => {
    const clock = createManualClock();
    let conflicts = 0;
    const wait = (milliseconds: number, signal?: AbortSignal) =>
      new Promise<void>((resolve) => {
        if (milliseconds === 30_000) conflicts += 1;
        clock.after(milliseconds, resolve);
        signal?.addEventListener('abort', () => resolve());
      });
    const telegram = await startTelegram();
    const user = telegram.addUser();
    const options = { wait, now: () => clock.now(), drainMs: 60_000 };
    const older = startBot(telegram, options);
    await telegram.waitForPolling();
    clock.advance(3_600_000);
    const newer = startBot(telegram, options);
    const bornAt = clock.now();
    // One is sent away by the other's poll and comes back half a minute later, in turns.
    for (const turn of [1, 2, 3]) {
      await vi.waitUntil(() => conflicts === turn && telegram.isPolling, 5_000);
      clock.advance(30_000);
    }
    await expect(newer.ended).rejects.toMatchObject({ code: 'locked' });
    expect(clock.now() - bornAt).toBeLessThan(120_000);
    user.send(user.chat, '一期投资多少？');
    await telegram.waitForReply(user.chat);
    expect([older.app.asked, newer.app.asked]).toEqual([['一期投资多少？'], []]);
  });

  it('pauses as long as Telegram asks', async () => {
    const { pauses, wait } = createWaits();
    const telegram = await startTelegram();
    const parameters = { retry_after: 17 };
    telegram.failNext('getUpdates', { error_code: 429, description: 'Too Many Requests: retry after 17', parameters });
    startBot(telegram, { wait, drainMs: 60_000 });
    await telegram.waitForPolling();
    expect(pauses).toEqual([17_000]);
  });

  it('answers other chats while one answer takes its time, and each question once', async () => {
    const gate = createGate();
    const app = createFakeApp({
      answer: async (question) => {
        if (question === '慢的问题？') await gate.promise;
        return makeAnswered(question);
      },
    });
    const { telegram } = await startChat({ app });
    const [slow, quick] = [telegram.addUser(), telegram.addUser()];
    slow.send(slow.chat, '慢的问题？');
    await telegram.waitForCall('sendChatAction');
    for (const question of ['甲？', '乙？']) {
      quick.send(quick.chat, question);
      await telegram.waitForReply(quick.chat, { after: telegram.history(quick.chat).length });
    }
    // What is stored is confirmed, answered or not.
    await expect.poll(() => telegram.pendingUpdates).toHaveLength(0);
    gate.open();
    await telegram.waitUntilConfirmed();
    expect(app.asked).toEqual(['慢的问题？', '甲？', '乙？']);
  });

  it('answers more than Telegram hands out at once while one answer takes its time', async () => {
    const gate = createGate();
    const app = createFakeApp({
      answer: async (question) => {
        if (question === '慢的问题？') await gate.promise;
        return makeAnswered(question);
      },
    });
    const { telegram } = await startChat({ app });
    const slow = telegram.addUser();
    slow.send(slow.chat, '慢的问题？');
    const others = Array.from({ length: 150 }, () => telegram.addUser());
    for (const user of others) user.send(user.chat, '一期投资多少？');
    for (const user of others) await telegram.waitForReply(user.chat);
    expect(telegram.replies(slow.chat)).toEqual([]);
    gate.open();
    await telegram.waitForReply(slow.chat);
    await telegram.waitUntilConfirmed();
  });

  it('answers a flood of questions from many chats, each once', async () => {
    const { telegram, app } = await startChat();
    const questions = Array.from({ length: 250 }, (_, i) => `第${i}个问题？`);
    for (const question of questions) {
      const user = telegram.addUser();
      user.send(user.chat, question);
    }
    await telegram.waitUntilConfirmed();
    expect(app.asked.toSorted()).toEqual(questions.toSorted());
    expect(telegram.violations).toEqual([]);
  });
});

describe('stopping', () => {
  it('lets an answer under way finish, confirms it and fetches nothing more', async () => {
    const gate = createGate();
    const app = createFakeApp({
      answer: async (question) => {
        await gate.promise;
        return makeAnswered(question);
      },
    });
    const { telegram, bot, ended } = await startChat({ app });
    const user = telegram.addUser();
    user.send(user.chat, '一期投资多少？');
    await telegram.waitForCall('sendChatAction');
    const stopped = bot.stop();
    const late = user.send(user.chat, '二期投资多少？');
    gate.open();
    await stopped;
    await ended;
    expect(telegram.replies(user.chat)).toHaveLength(1);
    expect(telegram.pendingUpdates.map(({ update_id: id }) => id)).toEqual([telegram.updateIdOf(late)]);
    expect(app.asked).toEqual(['一期投资多少？']);
  });

  it('waits no longer than it may, and leaves what is unfinished for the next start', async () => {
    const app = createFakeApp({ answer: () => new Promise(() => undefined) });
    const telegram = await startTelegram();
    const first = startBot(telegram, { app, drainMs: 1 });
    const user = telegram.addUser();
    user.send(user.chat, '一期投资多少？');
    await telegram.waitForCall('sendChatAction');
    await first.bot.stop();
    expect(first.logged('warn')).toEqual([
      expect.objectContaining({ message: 'stopped before all messages were answered', unfinished: 1 }),
    ]);

    const second = startBot(telegram, { app: createFakeApp({ updates: app.updates, deliveries: app.deliveries }) });
    await telegram.waitForReply(user.chat);
    expect(second.app.asked).toEqual(['一期投资多少？']);
  });

  it('says nothing any more when it has ended, and its successor does', async () => {
    const gate = createGate();
    const app = createFakeApp({
      answer: async (question) => {
        await gate.promise;
        return makeAnswered(question);
      },
    });
    const { telegram, bot } = await startChat({ app, drainMs: 1 });
    const user = telegram.addUser({ started: true });
    const update = telegram.updateIdOf(user.send(user.chat, '一期投资多少？'))!;
    await expect.poll(() => app.asked).toHaveLength(1);
    await bot.stop();
    gate.open();
    await expect.poll(() => app.deliveries.findOutcome(update)).not.toBeNull();
    // Whatever was sent then has arrived.
    await fetch(`${telegram.url}/bot${telegram.token}/getMe`);
    expect(telegram.calls('sendMessage')).toEqual([]);
    const next = startBot(telegram, { app });
    await telegram.waitForReply(user.chat, { matching: /\[1\]/ });
    await next.bot.idle();
    expect(telegram.replies(user.chat)).toHaveLength(1);
  });

  it('ends at once when nothing is under way, however often it is told', async () => {
    const { bot, ended } = await startChat();
    await Promise.all([bot.stop(), bot.stop()]);
    await expect(ended).resolves.toBeUndefined();
  });

  it('before a start makes the start end at once', async () => {
    const telegram = await startTelegram();
    const { bot, ended } = startBot(telegram);
    await bot.stop();
    await ended;
    expect(telegram.calls('getUpdates')).toEqual([]);
  });
});
