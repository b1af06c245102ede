import type { Chat, Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/answering/answer.ts';
import type { AuditRecord } from '../../../src/audit/audit-record.ts';
import { createSentAnswers } from '../../../src/audit/create-sent-answers.ts';
import { silentLog } from '../../../src/log.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { Wait } from '../../../src/wait.ts';
import { makeAuditRecord } from '../../helpers/make-record.ts';
import { createManualClock } from '../../helpers/telegram-double/clock.ts';
import { createFakeApp, createGate, makeAnswered, makeStatement } from '../fake-app.ts';
import { startChat } from '../start-chat.ts';

const ADMIN = 5_100_000_900;

/** A program that repeats the question as its answer, as often as a figure in it says, and remembers its answers. */
function createEchoingApp(before: (question: string) => Promise<unknown> = () => Promise.resolve()) {
  const store = openStore(null);
  const records = new Map<string, AuditRecord>();
  const sentAnswers = createSentAnswers({ store, log: silentLog });
  const app = createFakeApp({
    sentAnswers,
    why: (id) => records.get(id) ?? null,
    async answer(question): Promise<Answer> {
      await before(question);
      const id = `aaaa-aaa${records.size + 1}`;
      records.set(id, makeAuditRecord({ id, question }));
      store.audits.insert(id, 1, '{}');
      const text = `答：${question.repeat(Number(/\d+/.exec(question)?.[0] ?? 1))}`;
      return makeAnswered(question, { id, statements: [makeStatement({ text, marks: [], dates: [] })], citations: [] });
    },
  });
  return { app, sentAnswers };
}

const textsOf = (messages: readonly Message[]) => messages.map(({ text }) => text ?? '');
/** A question whose answer takes this many messages. */
const long = (messages: number) => `${messages * 9}${'很长的问题'.repeat(90)}？`;

/** Pauses before another attempt end soon, longer waits with what they bound. */
const hurry: Wait = (milliseconds, signal) =>
  new Promise((resolve) => {
    if (milliseconds <= 4_000) setImmediate(resolve);
    signal?.addEventListener('abort', () => resolve());
  });

async function startPrivate(parts = createEchoingApp(), options: { readonly wait?: Wait } = {}) {
  const chat = await startChat({ app: parts.app, ...options });
  const user = chat.telegram.addUser({ started: true });
  return { ...chat, ...parts, user };
}

describe('a question that is changed', () => {
  it('is answered anew in the place of the answer that it had, however often', async () => {
    const { telegram, user, app, sentAnswers } = await startPrivate();
    const question = user.send(user.chat, '一期投资？');
    const answer = await telegram.waitForReply(user.chat);
    for (const text of ['二期投资？', '三期投资？']) {
      user.edit(telegram.current(question)!, text);
      await expect.poll(() => telegram.current(answer)?.text).toMatch(`答：${text}`);
      await telegram.waitUntilConfirmed();
    }
    expect(telegram.replies(user.chat)).toHaveLength(1);
    expect(app.asked).toEqual(['一期投资？', '二期投资？', '三期投资？']);
    expect(sentAnswers.find(user.chat.id, answer.message_id)).toBe('aaaa-aaa3');
    expect(telegram.violations).toEqual([]);
    expect(telegram.refusals).toEqual([]);
  });

  it('while it is being answered ends with the answer to what it says now', async () => {
    const gate = createGate();
    const { telegram, user, app } = await startPrivate(
      createEchoingApp((text) => (text === '一期投资？' ? gate.promise : Promise.resolve())),
    );
    const question = user.send(user.chat, '一期投资？');
    await expect.poll(() => app.asked).toEqual(['一期投资？']);
    user.edit(question, '二期投资？');
    user.edit(telegram.current(question)!, '三期投资？');
    gate.open();
    await telegram.waitUntilConfirmed();
    expect(textsOf(telegram.replies(user.chat))).toEqual([expect.stringContaining('答：三期投资？')]);
  });

  it('is answered in as many messages as it takes now', async () => {
    const { telegram, user, sentAnswers } = await startPrivate();
    const question = user.send(user.chat, long(3));
    await telegram.waitUntilConfirmed();
    const before = telegram.replies(user.chat);
    expect(before.length).toBeGreaterThan(2);
    user.edit(question, '二期投资？');
    await telegram.waitUntilConfirmed();
    const [first, ...others] = telegram.replies(user.chat);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ message_id: before[0]!.message_id, text: expect.stringContaining('二期投资') });
    expect(sentAnswers.findForQuestion(user.chat.id, question.message_id)).toEqual({
      id: 'aaaa-aaa2',
      messages: [first!.message_id],
    });
    user.edit(telegram.current(question)!, long(2));
    await telegram.waitUntilConfirmed();
    const after = telegram.replies(user.chat);
    expect(after.length).toBeGreaterThan(1);
    expect(after[0]!.message_id).toBe(before[0]!.message_id);
    expect(sentAnswers.findForQuestion(user.chat.id, question.message_id)).toEqual({
      id: 'aaaa-aaa3',
      messages: after.map(({ message_id: id }) => id),
    });
  });

  it('is answered in a new message when the old one is gone', async () => {
    const { telegram, user, sentAnswers } = await startPrivate();
    const question = user.send(user.chat, '一期投资？');
    const answer = await telegram.waitForReply(user.chat);
    telegram.failNext('editMessageText', { error_code: 400, description: 'Bad Request: message to edit not found' });
    user.edit(question, '二期投资？');
    const anew = await telegram.waitForReply(user.chat, { after: answer.message_id });
    expect(anew.text).toMatch('二期投资');
    await telegram.waitUntilConfirmed();
    expect(sentAnswers.findForQuestion(user.chat.id, question.message_id)?.messages).toEqual([anew.message_id]);
  });

  it('is not doubled when the response to the edit is lost', async () => {
    const { telegram, user } = await startPrivate();
    const question = user.send(user.chat, '一期投资？');
    await telegram.waitForReply(user.chat);
    telegram.dropConnection('editMessageText');
    user.edit(question, '二期投资？');
    await telegram.waitUntilConfirmed();
    expect(textsOf(telegram.replies(user.chat))).toEqual([expect.stringContaining('二期投资')]);
  });

  it('keeps its answer when there is no other for a fault of ours', async () => {
    const { telegram, user } = await startPrivate(
      createEchoingApp((text) => (text === '二期投资？' ? Promise.reject(new Error('a fault')) : Promise.resolve())),
    );
    const question = user.send(user.chat, '一期投资？');
    const answer = await telegram.waitForReply(user.chat);
    user.edit(question, '二期投资？');
    await expect(telegram.waitForReply(user.chat, { matching: /没能答上来/ })).resolves.toBeDefined();
    expect(telegram.current(answer)?.text).toBe(answer.text);
  });

  it('is told of such a fault once, beside its answer, when Telegram is ill meanwhile', async () => {
    const parts = createEchoingApp((text) =>
      text === '二期投资？' ? Promise.reject(new Error('a fault')) : Promise.resolve(),
    );
    const { telegram, user, app } = await startPrivate(parts, { wait: hurry });
    const question = user.send(user.chat, '一期投资？');
    const answer = await telegram.waitForReply(user.chat);
    await telegram.waitUntilConfirmed();
    telegram.failNext('editMessageText', { error_code: 502, description: 'Bad Gateway' }, 5);
    user.edit(question, '二期投资？');
    await telegram.waitForReply(user.chat, { after: answer.message_id, matching: /^出了点问题/ });
    await telegram.waitUntilConfirmed();
    expect(textsOf(telegram.replies(user.chat))).toEqual([
      expect.stringContaining('答：一期投资？'),
      expect.stringMatching(/^出了点问题/),
    ]);
    expect(app.asked).toEqual(['一期投资？', '二期投资？']);
  });

  it('keeps its answer when its words stay the same', async () => {
    const { telegram, user, app } = await startPrivate();
    const question = user.send(user.chat, '一期投资？');
    await telegram.waitForReply(user.chat);
    user.edit(question, `一期投资？ @${telegram.bot.username}`);
    await telegram.waitUntilConfirmed();
    expect(app.asked).toEqual(['一期投资？']);
    // With which the answer took its place.
    expect(telegram.calls('editMessageText')).toHaveLength(1);
  });

  it('later than two days after it was asked is left alone', async () => {
    const clock = createManualClock();
    const { app } = createEchoingApp();
    const { telegram } = await startChat({ app, telegram: { clock } });
    const user = telegram.addUser();
    const question = user.send(user.chat, '一期投资？');
    await telegram.waitUntilConfirmed();
    clock.advance(48 * 3_600_000 + 1_000);
    user.edit(question, '二期投资？');
    clock.advance(60_000);
    await telegram.waitUntilConfirmed();
    expect(app.asked).toEqual(['一期投资？']);
  });
});

describe('a message that is changed and was no question', () => {
  it('is not answered: not a command, not a word in a group', async () => {
    const { app } = createEchoingApp();
    const { telegram } = await startChat({ app, adminUserIds: [ADMIN], telegram: { privacy: false } });
    const admin = telegram.addUser({ id: ADMIN, started: true });
    const group: Chat = telegram.addChat({ type: 'supergroup', members: [admin] });
    const help = admin.send(admin.chat, '/help');
    const word = admin.send(group, '今天开会');
    await telegram.waitUntilConfirmed();
    const said = telegram.replies(admin.chat).length;
    for (const text of ['/reload', '/status', '一期投资？']) admin.edit(telegram.current(help)!, text);
    admin.edit(word, `@${telegram.bot.username} 一期投资？`);
    await telegram.waitUntilConfirmed();
    expect(app.asked).toEqual([]);
    expect(telegram.replies(admin.chat)).toHaveLength(said);
    expect(telegram.replies(group)).toEqual([]);
  });

  it('gives no command when it was a question either', async () => {
    const { app } = createEchoingApp();
    const { telegram } = await startChat({ app, adminUserIds: [ADMIN] });
    const admin = telegram.addUser({ id: ADMIN });
    const question = admin.send(admin.chat, '一期投资？');
    const answer = await telegram.waitForReply(admin.chat);
    admin.edit(question, '/status');
    await telegram.waitUntilConfirmed();
    expect(textsOf(telegram.replies(admin.chat))).toEqual([answer.text]);
  });
});

describe('a question that is changed in a group', () => {
  it('is answered where its answer stands, as a reply to it', async () => {
    const { app } = createEchoingApp();
    const { telegram } = await startChat({ app });
    const user = telegram.addUser();
    const group: Chat = telegram.addChat({ type: 'supergroup', members: [user] });
    const question = user.send(group, `@${telegram.bot.username} 一期投资？`);
    const answer = await telegram.waitForReply(group, { to: question.message_id });
    user.edit(question, `@${telegram.bot.username} 二期投资？`);
    await telegram.waitUntilConfirmed();
    expect(telegram.replies(group)).toMatchObject([
      { message_id: answer.message_id, text: expect.stringContaining('二期投资') },
    ]);
  });
});
