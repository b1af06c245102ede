import type { Message } from 'grammy/types';
import type { Wait } from '../../../src/wait.ts';
import { describe, expect, it } from 'vitest';
import { createFakeApp, createGate, makeAnswered, makeNotFound, makeUnavailable, QUOTE } from '../fake-app.ts';
import { startChat } from '../start-chat.ts';

const QUESTION = '一期投资多少？';

function quotesOf(message: Message): readonly string[] {
  return (message.entities ?? [])
    .filter(({ type }) => type === 'expandable_blockquote')
    .map(({ offset, length }) => (message.text ?? '').slice(offset, offset + length));
}

/** Two minutes pass at once; every other wait lasts until its signal ends it. */
const skipTwoMinutes = (milliseconds: number, signal?: AbortSignal) =>
  milliseconds === 120_000
    ? Promise.resolve()
    : new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));

/** A moment instead of any wait. */
const pause = (signal?: AbortSignal) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, 2);
    signal?.addEventListener('abort', () => resolve());
  });

/** Pauses before another attempt end at once, longer waits with what they bound. */
const hurry: Wait = (milliseconds, signal) =>
  new Promise((resolve) => {
    if (milliseconds <= 4_000) setImmediate(resolve);
    signal?.addEventListener('abort', () => resolve());
  });

describe('a private chat', () => {
  it('answers a question with a mark on the statement and the quotation below it', async () => {
    const { telegram } = await startChat();
    const user = telegram.addUser();
    user.send(user.chat, QUESTION);
    const reply = await telegram.waitForReply(user.chat);
    expect(reply.text).toContain(`${QUOTE}[1]（“去年12月”即2019年12月）`);
    expect(reply.text).toContain('云杉日报 · 2020年8月发布 · 第6段 · 摘编 · 所述时间：2019年12月');
    expect(quotesOf(reply)).toEqual([QUOTE]);
    expect(reply.reply_to_message).toBeUndefined();
    expect(telegram.violations).toEqual([]);
    expect(telegram.refusals).toEqual([]);
  });

  it('says plainly that the articles do not say, and offers what comes near', async () => {
    const app = createFakeApp({ answer: (question) => Promise.resolve(makeNotFound(question)) });
    const { telegram } = await startChat({ app });
    const user = telegram.addUser();
    user.send(user.chat, '镇长喜欢什么？');
    const reply = await telegram.waitForReply(user.chat);
    expect(reply.text).toMatch(/^文章里没有说到这一点。\n\n相近的段落：\n\n云杉镇建设纪要 · 第2段\n/);
    expect(reply.text).not.toMatch(/\[\d+\]/);
    expect(quotesOf(reply)).toEqual(['镇里还修了一座桥。']);
  });

  it('answers in the language of the question', async () => {
    const app = createFakeApp({ answer: (question) => Promise.resolve(makeNotFound(question, [])) });
    const { telegram } = await startChat({ app });
    const user = telegram.addUser({ language_code: 'fr' });
    user.send(user.chat, 'Who is the mayor?');
    await expect(telegram.waitForReply(user.chat, { matching: /^The articles do not say\.$/ })).resolves.toBeDefined();
    user.send(user.chat, '鎮長是誰？');
    await expect(telegram.waitForReply(user.chat, { matching: /^文章中沒有提到這一點。$/ })).resolves.toBeDefined();
  });

  it('tells of a fault as a fault', async () => {
    const app = createFakeApp({ answer: (question) => Promise.resolve(makeUnavailable(question, 'internal')) });
    const { telegram } = await startChat({ app });
    const user = telegram.addUser();
    user.send(user.chat, QUESTION);
    await expect(telegram.waitForReply(user.chat, { matching: /出了点问题/ })).resolves.toBeDefined();
  });

  it('admits a fault that nobody foresaw, without its details', async () => {
    const app = createFakeApp({ answer: () => Promise.reject(new Error('secret detail')) });
    const { telegram, logged } = await startChat({ app });
    const user = telegram.addUser();
    user.send(user.chat, QUESTION);
    const reply = await telegram.waitForReply(user.chat);
    expect(reply.text).toBe('出了点问题，没能答上来。请稍后再试一次。');
    expect(logged('error')).toEqual([expect.objectContaining({ message: 'a message could not be handled' })]);
  });

  it('gives up an answer that does not come', async () => {
    const app = createFakeApp({ answer: () => new Promise(() => undefined) });
    const { telegram } = await startChat({ app, wait: skipTwoMinutes });
    const user = telegram.addUser();
    user.send(user.chat, QUESTION);
    await expect(telegram.waitForReply(user.chat, { matching: /没能答上来/ })).resolves.toBeDefined();
  });

  it('refuses a question over the limit without asking, in its language', async () => {
    const { telegram, app } = await startChat();
    const user = telegram.addUser();
    user.send(user.chat, 'why '.repeat(300));
    await expect(
      telegram.waitForReply(user.chat, { matching: /^That question is too long\. .* 1000 characters\.$/ }),
    ).resolves.toBeDefined();
    expect(app.asked).toEqual([]);
  });

  it('takes the caption of a photo as the question', async () => {
    const { telegram, app } = await startChat();
    const user = telegram.addUser();
    user.sendPhoto(user.chat, { caption: QUESTION });
    await telegram.waitForReply(user.chat);
    expect(app.asked).toEqual([QUESTION]);
  });

  it('does not answer an edited question again', async () => {
    const { telegram, app } = await startChat();
    const user = telegram.addUser();
    const message = user.send(user.chat, QUESTION);
    await telegram.waitForReply(user.chat);
    user.edit(message, '二期投资多少？');
    user.send(user.chat, '三期投资多少？');
    await telegram.waitForReply(user.chat, { after: message.message_id + 1 });
    expect(app.asked).toEqual([QUESTION, '三期投资多少？']);
  });

  it('shows that it is typing, and does without when that fails', async () => {
    const gate = createGate();
    const app = createFakeApp({
      answer: async (question) => {
        await gate.promise;
        return makeAnswered(question);
      },
    });
    const { telegram } = await startChat({ app });
    telegram.failNext('sendChatAction', { error_code: 400, description: 'Bad Request: no' });
    const user = telegram.addUser();
    user.send(user.chat, QUESTION);
    await telegram.waitForCall('sendChatAction', ({ params }) => params['action'] === 'typing');
    gate.open();
    await expect(telegram.waitForReply(user.chat)).resolves.toBeDefined();
  });

  it('answers the questions of one chat in their order', async () => {
    const gate = createGate();
    const app = createFakeApp({
      answer: async (question) => {
        if (question.startsWith('第一')) await gate.promise;
        return makeNotFound(question, []);
      },
    });
    const { telegram } = await startChat({ app });
    const user = telegram.addUser();
    const other = telegram.addUser();
    user.send(user.chat, '第一个问题？');
    user.send(user.chat, '第二个问题？');
    other.send(other.chat, '别人的问题？');
    await telegram.waitForReply(other.chat);
    expect(telegram.replies(user.chat)).toEqual([]);
    gate.open();
    await telegram.waitUntilConfirmed();
    expect(app.asked.filter((question) => question.startsWith('第'))).toEqual(['第一个问题？', '第二个问题？']);
  });

  it('lets only so many questions of a chat wait, says so once, and forgets it afterwards', async () => {
    const gate = createGate();
    const app = createFakeApp({
      answer: async (question) => {
        await gate.promise;
        return makeNotFound(question, []);
      },
    });
    const { telegram } = await startChat({ app });
    const [user, other] = [telegram.addUser(), telegram.addUser()];
    for (let i = 0; i < 25; i += 1) user.send(user.chat, `第${i}个问题？`);
    await expect(telegram.waitForReply(user.chat, { matching: /^问题来得太快了/ })).resolves.toBeDefined();
    gate.open();
    await telegram.waitUntilConfirmed();
    expect(app.asked).toEqual(Array.from({ length: 10 }, (_, i) => `第${i}个问题？`));
    expect(telegram.replies(user.chat).filter(({ text }) => text?.startsWith('问题来得太快了'))).toHaveLength(1);
    const later = user.send(user.chat, '现在呢？');
    await expect(telegram.waitForReply(user.chat, { after: later.message_id })).resolves.toBeDefined();
    other.send(other.chat, '我呢？');
    await expect(telegram.waitForReply(other.chat)).resolves.toBeDefined();
  });

  it('divides an answer that is too long for one message', async () => {
    const quote = '山城的路修了又修，桥也添了许多。'.repeat(400);
    const app = createFakeApp({
      answer: (question) => {
        const answer = makeAnswered(question);
        const [citation] = answer.citations;
        return Promise.resolve({ ...answer, citations: [{ ...citation!, quote }] });
      },
    });
    const { telegram } = await startChat({ app });
    const user = telegram.addUser();
    user.send(user.chat, QUESTION);
    await expect(telegram.waitForReply(user.chat, { matching: /第6段 · 摘编/ })).resolves.toBeDefined();
    const replies = telegram.replies(user.chat);
    expect(replies.length).toBeGreaterThan(1);
    expect(replies.flatMap(quotesOf).join('')).toBe(quote);
    expect(telegram.violations).toEqual([]);
  });

  it('does not send a message twice whose response was lost', async () => {
    const { telegram } = await startChat();
    telegram.dropConnection('sendMessage');
    const user = telegram.addUser();
    user.send(user.chat, QUESTION);
    // After a while it is tried again, and the place that may have been lost is left as it is.
    await telegram.waitForReply(user.chat);
    await telegram.waitUntilConfirmed();
    expect(telegram.replies(user.chat).filter(({ text }) => text?.includes(QUOTE))).toHaveLength(1);
  });

  it('waits as long as Telegram asks and then sends', async () => {
    const { telegram } = await startChat();
    const parameters = { retry_after: 0 };
    telegram.failNext(
      'sendMessage',
      { error_code: 429, description: 'Too Many Requests: retry after 0', parameters },
      2,
    );
    const user = telegram.addUser();
    user.send(user.chat, QUESTION);
    await expect(telegram.waitForReply(user.chat, { matching: /\[1\]/ })).resolves.toBeDefined();
    expect(telegram.replies(user.chat)).toHaveLength(1);
    expect(telegram.calls('sendMessage')).toHaveLength(3);
  });

  it('tries again later what Telegram refuses for haste again and again', async () => {
    const { telegram, logged } = await startChat({ wait: (_, signal) => pause(signal) });
    const parameters = { retry_after: 1 };
    telegram.failNext('sendMessage', { error_code: 429, description: 'Too Many Requests', parameters }, 200);
    const user = telegram.addUser();
    user.send(user.chat, QUESTION);
    await telegram.waitForReply(user.chat);
    expect(telegram.calls('sendMessage')).toHaveLength(201);
    expect(logged('error')).toEqual([]);
    expect(new Set(logged('warn').map(({ message }) => message))).toEqual(
      new Set(['an update failed and is tried again']),
    );
  });

  it('takes note of a user who has blocked it, and of nothing worse', async () => {
    const gate = createGate();
    const app = createFakeApp({
      answer: async (question) => {
        await gate.promise;
        return makeAnswered(question);
      },
    });
    const { telegram, logged } = await startChat({ app });
    const user = telegram.addUser();
    user.send(user.chat, QUESTION);
    await telegram.waitForCall('sendChatAction');
    user.blockBot();
    gate.open();
    await telegram.waitUntilConfirmed();
    expect(logged('info')).toContainEqual(expect.objectContaining({ message: 'a chat cannot be written to' }));
    expect([...logged('warn'), ...logged('error')]).toEqual([]);
  });
});

describe('a group', () => {
  it('answers a mention, a reply and /ask, as replies to the asker', async () => {
    const { telegram, app } = await startChat();
    const user = telegram.addUser();
    const group = telegram.addChat({ type: 'supergroup', members: [user] });
    const mention = user.send(group, `@${telegram.bot.username} ${QUESTION}`);
    const first = await telegram.waitForReply(group, { to: mention.message_id });
    const reply = user.send(group, '二期呢？', { replyTo: first });
    await telegram.waitForReply(group, { to: reply.message_id });
    const command = user.send(group, `/ask@${telegram.bot.username} 三期呢？`);
    await telegram.waitForReply(group, { to: command.message_id });
    expect(app.asked).toEqual([QUESTION, '二期呢？', '三期呢？']);
    expect(telegram.violations).toEqual([]);
    expect(telegram.refusals).toEqual([]);
  });

  it('asks the message that a bare /ask replies to', async () => {
    const { telegram, app } = await startChat();
    const [user, other] = [telegram.addUser(), telegram.addUser()];
    const group = telegram.addChat({ type: 'group', members: [user, other] });
    const question = other.send(group, QUESTION);
    const command = user.send(group, '/ask', { replyTo: question });
    await telegram.waitForReply(group, { to: command.message_id });
    expect(app.asked).toEqual([QUESTION]);
  });

  it('asks for the question when there is none', async () => {
    const { telegram, app } = await startChat();
    const user = telegram.addUser();
    const group = telegram.addChat({ type: 'group', members: [user] });
    user.send(group, `@${telegram.bot.username}`);
    await expect(telegram.waitForReply(group, { matching: /请把问题一起发来/ })).resolves.toBeDefined();
    expect(app.asked).toEqual([]);
  });

  it.each(['！！！', '👍', '\u202e\u200b'])('takes %j for no question', async (text) => {
    const { telegram, app } = await startChat();
    const user = telegram.addUser();
    user.send(user.chat, text);
    await expect(telegram.waitForReply(user.chat, { matching: /^我只看得懂文字/ })).resolves.toBeDefined();
    expect(app.asked).toEqual([]);
  });

  it('stays out of what is not meant for it, even when it sees everything', async () => {
    const { telegram, app } = await startChat({ telegram: { privacy: false } });
    const user = telegram.addUser();
    const group = telegram.addChat({ type: 'supergroup', members: [user] });
    user.send(group, '今天开会吗？');
    user.send(group, '/weather');
    user.send(group, '/ask@another_bot 天气？');
    user.sendSticker(group);
    user.join(group);
    await telegram.waitUntilConfirmed();
    expect(telegram.replies(group)).toEqual([]);
    expect(app.asked).toEqual([]);
  });

  it('answers into the topic, and takes no message in a topic of its own for a question', async () => {
    const { telegram, app } = await startChat({ telegram: { privacy: false } });
    const user = telegram.addUser();
    const forum = telegram.addChat({ type: 'supergroup', is_forum: true, members: [user] });
    const topic = telegram.addTopic(forum, '政策', 'bot');
    user.send(forum, '大家好', { topic });
    const asked = user.send(forum, `@${telegram.bot.username} ${QUESTION}`, { topic });
    const reply = await telegram.waitForReply(forum, { to: asked.message_id });
    expect(reply.message_thread_id).toBe(topic.message_thread_id);
    expect(app.asked).toEqual([QUESTION]);
    expect(telegram.calls('sendChatAction')[0]?.params['message_thread_id']).toBe(topic.message_thread_id);
  });

  it('answers into the supergroup that the group has become meanwhile', async () => {
    const gate = createGate();
    const app = createFakeApp({
      answer: async (question) => {
        await gate.promise;
        return makeAnswered(question);
      },
    });
    const { telegram } = await startChat({ app });
    const user = telegram.addUser();
    const group = telegram.addChat({ type: 'group', members: [user] });
    user.send(group, `@${telegram.bot.username} ${QUESTION}`);
    await telegram.waitForCall('sendChatAction');
    const supergroup = telegram.migrate(group, user);
    gate.open();
    await expect(telegram.waitForReply(supergroup, { matching: /\[1\]/ })).resolves.toBeDefined();
  });

  it('goes on at the place in that supergroup when Telegram is ill meanwhile', async () => {
    const gate = createGate();
    const app = createFakeApp({
      answer: async (question) => {
        await gate.promise;
        return makeAnswered(question);
      },
    });
    const { telegram } = await startChat({ app, wait: hurry });
    const user = telegram.addUser();
    const group = telegram.addChat({ type: 'group', members: [user] });
    user.send(group, `@${telegram.bot.username} ${QUESTION}`);
    await telegram.waitForCall('sendChatAction');
    const supergroup = telegram.migrate(group, user);
    telegram.failNext('editMessageText', { error_code: 502, description: 'Bad Gateway' }, 4);
    gate.open();
    await telegram.waitForReply(supergroup, { matching: /\[1\]/ });
    expect(telegram.replies(supergroup)).toHaveLength(1);
  });

  it('answers an administrator who stays anonymous', async () => {
    const { telegram, app } = await startChat();
    const user = telegram.addUser();
    const group = telegram.addChat({ type: 'supergroup', administrators: [user] });
    user.send(group, `@${telegram.bot.username} ${QUESTION}`, { anonymously: true });
    await telegram.waitForReply(group);
    expect(app.asked).toEqual([QUESTION]);
  });
});
