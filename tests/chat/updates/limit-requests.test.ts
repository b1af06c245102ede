import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { textsFor } from '../../../src/texts/texts-for.ts';
import { REQUEST_LIMITS } from '../../../src/chat/updates/request-limits.ts';
import type { Wait } from '../../../src/wait.ts';
import { createFakeApp, createGate, makeNotFound } from '../fake-app.ts';
import { startChat } from '../start-chat.ts';

const ADMIN = 5_100_000_900;
const ANSWER = '文章里没有说到这一点。';

/** A bot whose minutes the test lets pass: the counters go by the date, all else by a clock that is moved with it. */
async function startLimited(options: Parameters<typeof startChat>[0] = {}) {
  let now = 0;
  const app = createFakeApp({ answer: (question) => Promise.resolve(makeNotFound(question, [])) });
  const chat = await startChat({ app, adminUserIds: [ADMIN], now: () => now, ...options });
  const pass = (milliseconds: number) => {
    now += milliseconds;
    vi.setSystemTime(Date.now() + milliseconds);
  };
  return { ...chat, pass };
}

/** Waits end at once, except for those that only bound something. */
const hurry: Wait = (milliseconds, signal) =>
  new Promise((resolve) => {
    if (milliseconds < 1_000) setImmediate(resolve);
    signal?.addEventListener('abort', () => resolve());
  });

/** So does the pause before a second attempt. */
const tryAgainAtOnce: Wait = (milliseconds, signal) =>
  milliseconds > 1_500 && milliseconds <= 2_000 ? hurry(0) : hurry(milliseconds, signal);

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

describe('whoever asks too much', () => {
  it('is told once when to come back, is not answered until then, and is answered after that', async () => {
    const { telegram, app, pass } = await startLimited();
    const [user, other] = [telegram.addUser(), telegram.addUser({ language_code: 'en' })];
    for (let i = 0; i < 30; i += 1) {
      user.send(user.chat, `第${i}个问题？`);
      await telegram.waitUntilConfirmed();
    }
    expect(app.asked).toHaveLength(REQUEST_LIMITS.userPerMinute);
    const said = telegram.replies(user.chat).map(({ text }) => text);
    expect(said.filter((text) => text !== ANSWER)).toEqual(['问得太快了，请 60 秒后再问。']);
    other.send(other.chat, '我呢？');
    await telegram.waitUntilConfirmed();
    expect(app.asked).toHaveLength(21);
    pass(30_000);
    user.send(user.chat, '现在呢？');
    await telegram.waitUntilConfirmed();
    expect(app.asked).toHaveLength(21);
    expect(telegram.replies(user.chat)).toHaveLength(21);
    pass(30_001);
    user.send(user.chat, '现在呢？');
    await telegram.waitUntilConfirmed();
    expect(app.asked).toHaveLength(22);
  });

  it('is not counted again for a question that is tried again, and gets its answer', async () => {
    const { telegram } = await startLimited({ limits: { ...REQUEST_LIMITS, userPerMinute: 1 }, wait: tryAgainAtOnce });
    const user = telegram.addUser({ started: true });
    telegram.failNext('sendMessage', { error_code: 502, description: 'Bad Gateway' });
    user.send(user.chat, '一期投资多少？');
    expect(
      await telegram.waitForReply(user.chat, { matching: ({ text }) => text !== textsFor('zh-Hans').looking }),
    ).toMatchObject({
      text: ANSWER,
    });
  });

  it('hears it in their language, and in minutes when it is long: ten minutes of haste are enough for an hour', async () => {
    const limits = { ...REQUEST_LIMITS, userPerMinute: 1 };
    const { telegram, pass } = await startLimited({ limits });
    const user = telegram.addUser({ language_code: 'en' });
    for (let minute = 0; minute < 11; minute += 1) {
      user.send(user.chat, 'Who is the mayor?');
      await telegram.waitUntilConfirmed();
      pass(60_001);
    }
    const said = telegram.replies(user.chat).map(({ text }) => text);
    expect(said.filter((text) => text === 'The articles do not say.')).toHaveLength(10);
    expect(said.at(-1)).toBe('That is faster than I can answer. Please ask again in 50 minutes.');
  });

  it('in a group is told as a reply, once for each person, and the group has a limit of its own', async () => {
    const limits = { ...REQUEST_LIMITS, userPerMinute: 2, chatPerMinute: 3 };
    const { telegram, app } = await startLimited({ limits });
    const [first, second] = [telegram.addUser(), telegram.addUser()];
    const group = telegram.addChat({ type: 'supergroup', members: [first, second] });
    for (const user of [first, first, first, first, second, second]) {
      user.send(group, '/ask 一期投资多少？');
      await telegram.waitUntilConfirmed();
    }
    expect(app.asked).toHaveLength(3);
    const told = telegram.replies(group).filter(({ text }) => text !== ANSWER);
    expect(told.map((message) => message.reply_to_message?.from?.id)).toEqual([first.id, second.id]);
    second.send(second.chat, '一期投资多少？');
    await telegram.waitUntilConfirmed();
    expect(app.asked).toHaveLength(3);
  });

  it('together with many others in a group is told once for all of them', async () => {
    const limits = { ...REQUEST_LIMITS, chatPerMinute: 3 };
    const { telegram } = await startLimited({ limits });
    const people = Array.from({ length: 9 }, () => telegram.addUser());
    const group = telegram.addChat({ type: 'supergroup', members: people });
    for (const user of people) {
      user.send(group, '/ask 一期投资多少？');
      await telegram.waitUntilConfirmed();
    }
    expect(telegram.replies(group).filter(({ text }) => text !== ANSWER)).toHaveLength(1);
  });

  it('does not use up what others may ask', async () => {
    const limits = { ...REQUEST_LIMITS, userPerMinute: 2, overallPerMinute: 3 };
    const { telegram, app } = await startLimited({ limits });
    const [flooder, other, third] = [telegram.addUser(), telegram.addUser(), telegram.addUser()];
    for (let i = 0; i < 8; i += 1) flooder.send(flooder.chat, `第${i}个问题？`);
    await telegram.waitUntilConfirmed();
    other.send(other.chat, '我呢？');
    await telegram.waitUntilConfirmed();
    expect(app.asked).toHaveLength(3);
    third.send(third.chat, '我呢？');
    await telegram.waitUntilConfirmed();
    expect(telegram.replies(third.chat).map(({ text }) => text)).toEqual(['现在问的人太多，请稍后再试。']);
  });

  it('is told by a toast when it is buttons that they press', async () => {
    const app = createFakeApp();
    const { telegram } = await startLimited({ app });
    const user = telegram.addUser();
    user.send(user.chat, '一期投资多少？');
    const answer = await telegram.waitForReply(user.chat);
    const label = answer.reply_markup!.inline_keyboard[0]![0]!.text;
    const presses = Array.from({ length: 130 }, () => user.press(answer, label));
    await telegram.waitUntilConfirmed();
    expect(telegram.unansweredPresses).toEqual([]);
    const toasts = presses.map((press) => press.answer?.text ?? '');
    expect(
      toasts.filter((text) => /^问得太快了，请 \d+ 秒后再问。$|^问题来得太快了/.test(text)).length,
    ).toBeGreaterThan(9);
    expect(telegram.replies(user.chat).filter(({ text }) => text?.includes('太快'))).toEqual([]);
  });

  it('gets no more results in inline mode', async () => {
    const { telegram } = await startLimited({ wait: hurry, telegram: { inline: true } });
    const user = telegram.addUser();
    const asked = [];
    for (let i = 0; i < 121; i += 1) {
      const query = user.queryInline(`投资${i}`);
      await expect.poll(() => query.answer, { interval: 1 }).not.toBeNull();
      asked.push(query);
    }
    expect(asked.at(-1)!.answer).toMatchObject({ results: [], button: { text: '问得太快了，请 60 秒后再问。' } });
    expect(asked.at(-2)!.answer?.button?.text ?? '').not.toMatch('太快');
  });

  it('is not limited as an admin', async () => {
    const { telegram, app } = await startLimited();
    const admin = telegram.addUser({ id: ADMIN });
    for (let i = 0; i < 30; i += 1) {
      admin.send(admin.chat, `第${i}个问题？`);
      await telegram.waitUntilConfirmed();
    }
    expect(app.asked).toHaveLength(30);
  });
});

describe('more questions than can be answered', () => {
  it('wait for their turn, and are turned away with one line when it would take long', async () => {
    const gate = createGate();
    let now = 0;
    const app = createFakeApp({
      answer: async (question) => {
        if (!question.startsWith('第一')) await gate.promise;
        else now += 200_000;
        return makeNotFound(question, []);
      },
    });
    const { telegram, logged } = await startChat({ app, now: () => now });
    const first = telegram.addUser();
    // It took long: so will the others.
    first.send(first.chat, '第一个问题？');
    await telegram.waitUntilConfirmed();
    const users = Array.from({ length: 40 }, () => telegram.addUser());
    for (const user of users) user.send(user.chat, '还有一个问题？');
    await telegram.waitForMessage(({ text }) => text === '现在问的人太多，请稍后再试。');
    gate.open();
    await telegram.waitUntilConfirmed();
    const said = users.flatMap((user) => telegram.replies(user.chat).map(({ text }) => text));
    expect(said).toHaveLength(40);
    // Twelve are worked on, and eight more would wait less than half a minute.
    expect(said.filter((text) => text === ANSWER)).toHaveLength(20);
    expect(said.filter((text) => text === '现在问的人太多，请稍后再试。')).toHaveLength(20);
    expect(logged('error')).toEqual([]);
  });
});
