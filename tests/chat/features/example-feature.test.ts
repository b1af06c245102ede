import { describe, expect, it } from 'vitest';
import { textsFor } from '../../../src/texts/texts-for.ts';
import type { Wait } from '../../../src/wait.ts';
import { createFakeApp, makeAnswered } from '../fake-app.ts';
import { createFakeExamples } from '../fake-people.ts';
import { startChat } from '../start-chat.ts';

/** The pause before a second attempt ends at once, other waits with what they bound. */
const hurry: Wait = (milliseconds, signal) =>
  new Promise((resolve) => {
    if (milliseconds > 1_500 && milliseconds <= 2_000) setImmediate(resolve);
    signal?.addEventListener('abort', () => resolve());
  });

describe('the examples', () => {
  it.each([
    ['zh-hans', '一期投资多少？', /^你好.*\n\n点一个试试：$/s],
    ['zh-hant', '一期投資多少？', /^您好.*\n\n點一個試試：$/s],
    ['en', 'How much is invested?', /^Hello.*\n\nTry one of these:$/s],
  ])('stand under the hello in %s, and one that is pressed is asked and answered', async (code, question, hello) => {
    const { telegram, app } = await startChat();
    const user = telegram.addUser({ language_code: code });
    user.send(user.chat, '/start');
    const reply = await telegram.waitForReply(user.chat, { matching: hello });
    expect(reply.reply_markup?.inline_keyboard).toHaveLength(3);
    user.press(reply, question);
    const answer = await telegram.waitForReply(user.chat, { matching: /\[1\]/ });
    expect(app.asked).toEqual([question]);
    const echo = telegram.replies(user.chat).find(({ text }) => text === question);
    expect(echo?.message_id).toBeLessThan(answer.message_id);
    await telegram.waitUntilConfirmed();
    expect(telegram.unansweredPresses).toEqual([]);
    expect(telegram.violations).toEqual([]);
  });

  it('are asked once and answered when Telegram is ill meanwhile', async () => {
    let calls = 0;
    const app = createFakeApp({
      answer(question) {
        calls += 1;
        if (calls === 1) telegram.failNext('sendMessage', { error_code: 502, description: 'Bad Gateway' });
        return Promise.resolve(makeAnswered(question));
      },
    });
    const { telegram, bot } = await startChat({ app, wait: hurry });
    const user = telegram.addUser();
    user.send(user.chat, '/start');
    user.press(await telegram.waitForReply(user.chat), '桥有多长？');
    await telegram.waitForReply(user.chat, { matching: /\[1\]/ });
    await bot.idle();
    expect(telegram.replies(user.chat).filter(({ text }) => text === '桥有多长？')).toHaveLength(1);
    expect(telegram.replies(user.chat).filter(({ text }) => /\[1\]/.test(text ?? ''))).toHaveLength(1);
  });

  it('that cannot be answered for a fault of ours say so', async () => {
    const app = createFakeApp({ answer: () => Promise.reject(new Error('broken')) });
    const { telegram } = await startChat({ app });
    const user = telegram.addUser();
    user.send(user.chat, '/start');
    user.press(await telegram.waitForReply(user.chat), '桥有多长？');
    const words = textsFor('zh-Hans').unavailable.internal;
    await expect(telegram.waitForReply(user.chat, { matching: ({ text }) => text === words })).resolves.toBeDefined();
  });

  it('are followed up like any question', async () => {
    const conversations: unknown[] = [];
    const base = createFakeApp();
    const app = createFakeApp({
      answer: (question, options) => {
        conversations.push(options?.conversation);
        return base.answer(question);
      },
    });
    const { telegram } = await startChat({ app });
    const user = telegram.addUser();
    user.send(user.chat, '/start');
    user.press(await telegram.waitForReply(user.chat), '桥有多长？');
    await telegram.waitForReply(user.chat, { matching: /\[1\]/ });
    user.send(user.chat, '那二期呢？');
    await telegram.waitUntilConfirmed();
    expect(conversations).toHaveLength(2);
    expect(conversations[0]).toBe(conversations[1]);
  });

  it('leave no gap where there are none', async () => {
    const examples = createFakeExamples({ 'zh-Hans': [], 'zh-Hant': [], en: [] });
    const { telegram } = await startChat({ app: createFakeApp({ examples }) });
    const user = telegram.addUser();
    user.send(user.chat, '/start');
    const { text, reply_markup: markup } = await telegram.waitForReply(user.chat);
    expect([text?.trimEnd() === text, /试试/.test(text ?? ''), markup]).toEqual([true, false, undefined]);
  });

  it('that are gone say so when they are pressed', async () => {
    let questions = ['一期投资多少？'];
    const examples = {
      ...createFakeExamples(),
      today: () => createFakeExamples({ 'zh-Hans': questions, 'zh-Hant': [], en: [] }).today('zh-Hans'),
      find: () => Promise.resolve(null),
    };
    const { telegram, app } = await startChat({ app: createFakeApp({ examples }) });
    const user = telegram.addUser();
    user.send(user.chat, '/start');
    const reply = await telegram.waitForReply(user.chat);
    questions = [];
    const { text } = await telegram.waitForPressAnswer(user.press(reply, '一期投资多少？'));
    expect(text).toBe('这个按钮已经失效了。');
    expect(app.asked).toEqual([]);
  });
});
