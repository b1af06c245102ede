import { describe, expect, it } from 'vitest';
import { createFakeApp } from '../fake-app.ts';
import { createFakeExamples } from '../fake-people.ts';
import { startChat } from '../start-chat.ts';

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
