import type { Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { createConversations } from '../../../src/conversation/create-conversations.ts';
import { silentLog } from '../../../src/log.ts';
import { createPrivacy } from '../../../src/privacy/create-privacy.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { createFakeApp } from '../fake-app.ts';
import { startChat } from '../start-chat.ts';

function createRecordedPrivacy(models: readonly string[] = [], embedsElsewhere = false) {
  const forgotten: number[] = [];
  const privacy = createPrivacy({
    store: openStore(null),
    conversations: createConversations(),
    log: silentLog,
    models,
    embedsElsewhere,
    retentionDays: 30,
  });
  return {
    forgotten,
    privacy: {
      ...privacy,
      forget: (...given: Parameters<typeof privacy.forget>) => {
        forgotten.push(given[0]);
        return privacy.forget(...given);
      },
    },
  };
}

const labelsOf = (message: Message | undefined) =>
  message?.reply_markup?.inline_keyboard.flat().map(({ text }) => text);

describe('/privacy', () => {
  it.each([
    ['zh-hans', /30 天.*30 分钟.*提问和作答都在运行本程序的机器上完成/s],
    ['zh-hant', /30 天.*30 分鐘.*提問和作答都在執行本程式的機器上完成/s],
    ['en', /30 days.*30 minutes.*sent to no other service/s],
  ])('says what is kept and for how long, in %s', async (code, expected) => {
    const { telegram } = await startChat();
    const user = telegram.addUser({ language_code: code });
    user.send(user.chat, '/privacy');
    await expect(telegram.waitForReply(user.chat, { matching: expected })).resolves.toBeDefined();
    expect(telegram.violations).toEqual([]);
  });

  it('says what leaves the machine where something does', async () => {
    const { privacy } = createRecordedPrivacy(['deep-model'], true);
    const { telegram } = await startChat({ app: createFakeApp({ privacy }) });
    const user = telegram.addUser({ language_code: 'en' });
    user.send(user.chat, '/privacy');
    const { text } = await telegram.waitForReply(user.chat);
    expect(text).toMatch(/language model service \(deep-model\).*embedding service.*Who you are .* is not sent/s);
    expect(text).not.toContain('no other service');
  });
});

describe('/forget', () => {
  it('asks first, deletes when it is confirmed, and says what is gone', async () => {
    const { forgotten, privacy } = createRecordedPrivacy();
    const { telegram } = await startChat({ app: createFakeApp({ privacy }) });
    const user = telegram.addUser();
    user.send(user.chat, '/forget');
    const reply = await telegram.waitForReply(user.chat, { matching: /无法恢复/ });
    expect(labelsOf(reply)).toEqual(['全部删除', '不删']);
    expect(forgotten).toEqual([]);
    await telegram.waitForPressAnswer(user.press(reply, '全部删除'));
    expect(forgotten).toEqual([user.id]);
    expect(telegram.current(reply)?.text).toMatch(/^已经删除，无法恢复：\n\n• 0 个问题和回答的记录/);
    expect(labelsOf(telegram.current(reply))).toBeUndefined();
    expect(telegram.violations).toEqual([]);
  });

  it('deletes nothing when it is called off', async () => {
    const { forgotten, privacy } = createRecordedPrivacy();
    const { telegram } = await startChat({ app: createFakeApp({ privacy }) });
    const user = telegram.addUser({ language_code: 'en' });
    user.send(user.chat, '/forget');
    const reply = await telegram.waitForReply(user.chat);
    await telegram.waitForPressAnswer(user.press(reply, 'Keep it'));
    expect([forgotten, telegram.current(reply)?.text]).toEqual([[], 'All right, nothing was deleted.']);
  });

  it('is for whoever gave the command: nobody else in the group deletes anything by the button', async () => {
    const { forgotten, privacy } = createRecordedPrivacy();
    const { telegram } = await startChat({ app: createFakeApp({ privacy }) });
    const [user, other] = [telegram.addUser(), telegram.addUser()];
    const group = telegram.addChat({ type: 'supergroup', members: [user, other] });
    const sent = user.send(group, '/forget');
    const reply = await telegram.waitForReply(group, { to: sent.message_id });
    const { text } = await telegram.waitForPressAnswer(other.press(reply, '全部删除'));
    expect([forgotten, text]).toEqual([[], '这个按钮只对发出命令的人有效。想删除自己的记录，请自己发 /forget。']);
    expect(telegram.current(reply)?.text).toBe(reply.text);
    await telegram.waitForPressAnswer(user.press(reply, '全部删除'));
    expect(forgotten).toEqual([user.id]);
  });

  it('deletes nothing by a press that no message asked for', async () => {
    const { forgotten, privacy } = createRecordedPrivacy();
    const { telegram } = await startChat({ app: createFakeApp({ privacy }) });
    const user = telegram.addUser();
    user.send(user.chat, '一期投资多少？');
    const answer = await telegram.waitForReply(user.chat);
    for (const decision of ['yes', 'no', 'x', '']) {
      const press = user.pressForged(answer, `forget:${user.id.toString(36)}:${decision}`);
      await telegram.waitForPressAnswer(press);
    }
    expect(forgotten).toEqual([]);
    expect(telegram.current(answer)?.text).toBe(answer.text);
  });

  it('says so when it cannot delete', async () => {
    const { privacy } = createRecordedPrivacy();
    const broken = {
      ...privacy,
      forget: () => {
        throw new Error('disk full');
      },
    };
    const { telegram } = await startChat({ app: createFakeApp({ privacy: broken }) });
    const user = telegram.addUser();
    user.send(user.chat, '/forget');
    const reply = await telegram.waitForReply(user.chat);
    const { text } = await telegram.waitForPressAnswer(user.press(reply, '全部删除'));
    expect(text).toMatch(/出了点问题/);
    expect(telegram.current(reply)?.text).toBe(reply.text);
  });

  it('says what is gone by another way when its message cannot be changed', async () => {
    const { forgotten, privacy } = createRecordedPrivacy();
    const { telegram } = await startChat({ app: createFakeApp({ privacy }) });
    const user = telegram.addUser();
    user.send(user.chat, '/forget');
    const reply = await telegram.waitForReply(user.chat);
    telegram.failNext('editMessageText', { error_code: 502, description: 'Bad Gateway' });
    const { text } = await telegram.waitForPressAnswer(user.press(reply, '全部删除'));
    expect(forgotten).toEqual([user.id]);
    expect(text).toMatch(/^已经删除，无法恢复/);
  });

  it('tells an admin who stays anonymous that nothing is kept by person', async () => {
    const { telegram } = await startChat();
    const user = telegram.addUser();
    const group = telegram.addChat({ type: 'supergroup', administrators: [user] });
    user.send(group, '/forget', { anonymously: true });
    const reply = await telegram.waitForReply(group, { matching: /匿名/ });
    expect(labelsOf(reply)).toBeUndefined();
  });

  it('keeps no anonymous admin by person: the group asks', async () => {
    const given: unknown[] = [];
    const base = createFakeApp();
    const app = createFakeApp({
      answer: (question, options) => {
        given.push(options?.asker, options?.spender);
        return base.answer(question);
      },
    });
    const { telegram } = await startChat({ app });
    const user = telegram.addUser();
    const group = telegram.addChat({ type: 'supergroup', administrators: [user] });
    user.send(group, '/ask 一期投资多少？', { anonymously: true });
    await telegram.waitForReply(group);
    expect(given).toEqual([null, { user: String(group.id), chat: String(group.id) }]);
  });
});
