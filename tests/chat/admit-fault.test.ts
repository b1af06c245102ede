import { describe, expect, it } from 'vitest';
import { OverloadError } from '../../src/chat/updates/limit-work.ts';
import type { Wait } from '../../src/wait.ts';
import { createFakeApp, makeAnswered } from './fake-app.ts';
import { startBot, startChat, startTelegram } from './start-chat.ts';

const QUESTION = '一期投资多少？';
const WORDS = '出了点问题，没能答上来。请稍后再试一次。';
const ILL = { error_code: 502, description: 'Bad Gateway' };
const HASTE = { error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 1 } };

/** Pauses before another attempt end soon, longer waits with what they bound. */
const hurry: Wait = (milliseconds, signal) =>
  new Promise((resolve) => {
    if (milliseconds <= 30_000 && milliseconds !== 4_500) setImmediate(resolve);
    signal?.addEventListener('abort', () => resolve());
  });

/** The same, but what failed is not tried again before the stop. */
const stayAfterFailure: Wait = (milliseconds, signal) => hurry(milliseconds === 2_000 ? 60_000 : milliseconds, signal);

/** A program in which every search and every answer fails in a way that nobody foresaw. */
function createFailingApp() {
  let worked = 0;
  const fail = () => {
    worked += 1;
    return Promise.reject(new Error('secret detail'));
  };
  const app = createFakeApp({ answer: fail, search: fail });
  return { app, worked: () => worked };
}

describe('a fault that is admitted while Telegram is out of reach', () => {
  it.each([
    ['a server that is ill', (telegram) => telegram.failNext('sendMessage', ILL, 3)],
    ['a connection that is lost on the way there', (telegram) => telegram.failNext('editMessageText', ILL, 9)],
    ['more haste than Telegram takes', (telegram) => telegram.failNext('sendMessage', HASTE, 130)],
  ] satisfies [string, (telegram: Awaited<ReturnType<typeof startTelegram>>) => void][])(
    'is told when %s is over, once, and nothing is worked on again',
    async (_, breakTelegram) => {
      for (const text of [QUESTION, '/search 桥']) {
        const { app, worked } = createFailingApp();
        const { telegram, logged } = await startChat({ app, wait: hurry });
        breakTelegram(telegram);
        const user = telegram.addUser();
        user.send(user.chat, text);
        await telegram.waitForReply(user.chat, { matching: /^出了点问题/ });
        await telegram.waitUntilConfirmed();
        expect(telegram.replies(user.chat).map((reply) => reply.text)).toEqual([WORDS]);
        expect(worked()).toBe(1);
        expect(logged('error')).toHaveLength(1);
        expect(app.updates.count()).toMatchObject({ open: 0, dead: 0 });
      }
    },
  );

  it('leaves at most an empty place when the response to that was lost', async () => {
    const { app } = createFailingApp();
    const { telegram } = await startChat({ app, wait: hurry });
    telegram.dropConnection('sendMessage');
    const user = telegram.addUser();
    user.send(user.chat, '/search 桥');
    await telegram.waitForReply(user.chat, { matching: /^出了点问题/ });
    await telegram.waitUntilConfirmed();
    expect(telegram.replies(user.chat).filter(({ text }) => text === WORDS)).toHaveLength(1);
  });

  it('is told by whoever starts next', async () => {
    const { app, worked } = createFailingApp();
    const telegram = await startTelegram();
    const first = startBot(telegram, { app, wait: stayAfterFailure, drainMs: 1 });
    telegram.failNext('sendMessage', ILL);
    const user = telegram.addUser({ language_code: 'en' });
    user.send(user.chat, 'How much?');
    await expect
      .poll(() => first.logged('warn').map(({ message }) => message))
      .toContain('an update failed and is tried again');
    await first.bot.stop();
    startBot(telegram, {
      app: Object.assign(createFakeApp(), { updates: app.updates, deliveries: app.deliveries }),
      date: () => Date.now() + 60_000,
    });
    await telegram.waitForReply(user.chat, { matching: /^Something went wrong/ });
    expect([telegram.replies(user.chat).length, worked()]).toEqual([1, 1]);
  });

  it.each([
    [403, 'Forbidden: bot was blocked by the user'],
    [400, 'Bad Request: message is bad'],
  ])('is let be when Telegram refuses it with %i', async (error_code, description) => {
    const { app, worked } = createFailingApp();
    const { telegram } = await startChat({ app, wait: hurry });
    telegram.failNext('sendMessage', ILL);
    telegram.failNext('sendMessage', { error_code, description }, 3);
    const user = telegram.addUser();
    user.send(user.chat, QUESTION);
    await telegram.waitUntilConfirmed();
    await expect.poll(() => app.updates.count()).toMatchObject({ open: 0, dead: 0 });
    expect([telegram.replies(user.chat), worked()]).toEqual([[], 1]);
  });

  it('is forgotten over an answer when there was nothing but too much to do', async () => {
    let asked = 0;
    const app = createFakeApp({
      answer: (question) => {
        asked += 1;
        return asked === 1 ? Promise.reject(new OverloadError()) : Promise.resolve(makeAnswered(question));
      },
    });
    const { telegram } = await startChat({ app, wait: hurry });
    telegram.failNext('sendMessage', ILL);
    const user = telegram.addUser();
    user.send(user.chat, QUESTION);
    await telegram.waitForReply(user.chat, { matching: /\[1\]/ });
    await telegram.waitUntilConfirmed();
    expect(telegram.replies(user.chat)).toHaveLength(1);
  });

  it('is tried eight times and no more', async () => {
    const { app, worked } = createFailingApp();
    const { telegram, logged } = await startChat({ app, wait: (_, signal) => hurry(1, signal) });
    telegram.failNext('sendMessage', ILL, 1_000);
    const user = telegram.addUser();
    user.send(user.chat, '/search 桥');
    await expect.poll(() => app.updates.count()).toMatchObject({ open: 0, dead: 1 });
    expect([worked(), telegram.calls('sendMessage').length]).toEqual([1, 9]);
    expect(logged('error').map(({ message }) => message)).toEqual([
      'a message could not be handled',
      'an update was tried too often and is given up',
    ]);
  });
});
