import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/settings/chat-settings.ts';
import type { TelegramDouble } from '../../helpers/telegram-double/telegram-double.ts';
import { createFakeApp, createGate, makeAnswered } from '../fake-app.ts';
import { startChat } from '../start-chat.ts';

const QUIET = { ...DEFAULT_SETTINGS, quiet: true };

/** A group that the bot is not in yet. */
function addStrangeGroup(telegram: TelegramDouble, type: 'group' | 'supergroup' = 'supergroup') {
  const admin = telegram.addUser({ language_code: 'en' });
  return { admin, group: telegram.addChat({ type, creator: admin, bot: 'left' }) };
}

describe('a bot that is added to a group', () => {
  it.each(['group', 'supergroup'] as const)(
    'says once how to ask, in the language of whoever added it (%s)',
    async (type) => {
      const { telegram } = await startChat();
      const { admin, group } = addStrangeGroup(telegram, type);
      telegram.addBot(group, admin);
      const hello = await telegram.waitForReply(group);
      expect(hello.text).toMatch(/^Hello.*@kecheng_test_bot.*\/settings/s);
      telegram.promoteBot(group, admin);
      telegram.demoteBot(group, admin);
      await telegram.waitUntilConfirmed();
      expect(telegram.replies(group)).toHaveLength(1);
    },
  );

  it('says nothing when it may not write, and nothing in a channel', async () => {
    const { telegram, logged } = await startChat();
    const { admin, group } = addStrangeGroup(telegram);
    telegram.restrictBot(group, admin);
    const channel = telegram.addChannel();
    telegram.kickBot(channel, admin);
    telegram.addBot(channel, admin);
    await telegram.waitUntilConfirmed();
    expect(telegram.calls('sendMessage')).toEqual([]);
    expect(logged('error')).toEqual([]);
  });

  it('is not put out by a group that it may not write to after all', async () => {
    const { telegram, logged } = await startChat();
    const { admin, group } = addStrangeGroup(telegram);
    telegram.failNext('sendMessage', {
      error_code: 400,
      description: 'Bad Request: not enough rights to send text messages to the chat',
    });
    telegram.addBot(group, admin);
    await telegram.waitUntilConfirmed();
    expect(logged('error')).toEqual([]);
    expect(logged('info').map(({ message }) => message)).toContain('a chat cannot be written to');
  });
});

describe('a bot that is removed from a group', () => {
  it('forgets what the group has set and what was spoken of, and knows nothing of it when it comes back', async () => {
    const { telegram, app } = await startChat();
    const admin = telegram.addUser();
    const group = telegram.addChat({ type: 'supergroup', creator: admin });
    app.settings.change(group.id, { quiet: true, language: 'en' });
    const left: number[] = [];
    const chats = { ...app.chats };
    Object.assign(app.chats, { leave: (chat: number) => (left.push(chat), chats.leave(chat)) });
    telegram.kickBot(group, admin);
    await telegram.waitUntilConfirmed();
    expect(app.settings.of(group.id)).toEqual(DEFAULT_SETTINGS);
    expect(left).toEqual([group.id]);
    telegram.addBot(group, admin);
    await expect(telegram.waitForReply(group, { matching: /^大家好/ })).resolves.toBeDefined();
  });
});

describe('a person who blocks the bot', () => {
  it('gets nothing of what still waits, and is answered again after a change of mind', async () => {
    const gate = createGate();
    const app = createFakeApp({
      answer: async (question) => {
        if (question === '一期？') await gate.promise;
        return makeAnswered(question);
      },
    });
    const { telegram, logged } = await startChat({ app });
    const user = telegram.addUser();
    for (const text of ['一期？', '二期？', '三期？']) user.send(user.chat, text);
    await telegram.waitForCall('sendChatAction');
    user.blockBot();
    // The update about it overtakes the questions that wait.
    const { length } = telegram.calls('getUpdates');
    await telegram.waitForPolling({ after: length + 1 });
    gate.open();
    await telegram.waitUntilConfirmed();
    expect(app.asked).toEqual(['一期？']);
    expect(logged('error')).toEqual([]);
    user.unblockBot();
    user.send(user.chat, '四期？');
    await telegram.waitForReply(user.chat);
    expect(app.asked).toEqual(['一期？', '四期？']);
  });

  it('is noted once in the log, without saying who', async () => {
    const { telegram, logged, lines } = await startChat();
    const user = telegram.addUser();
    for (const text of ['一期？', '二期？']) {
      telegram.failNext('sendMessage', { error_code: 403, description: 'Forbidden: bot was blocked by the user' });
      user.send(user.chat, text);
      await telegram.waitUntilConfirmed();
    }
    expect(logged('info').filter(({ message }) => message === 'a chat cannot be written to')).toHaveLength(1);
    expect(lines.filter((line) => line.includes(String(user.id)))).toEqual([]);
  });
});

describe('a group that becomes a supergroup', () => {
  it('keeps what it has set and what its answers were', async () => {
    const { telegram, app } = await startChat();
    const admin = telegram.addUser();
    const group = telegram.addChat({ type: 'group', creator: admin });
    app.settings.change(group.id, { quiet: true });
    admin.send(group, '/ask 一期投资多少？');
    await telegram.waitForReply(group);
    const supergroup = telegram.migrate(group, admin);
    await telegram.waitUntilConfirmed();
    expect(app.settings.of(supergroup.id)).toEqual(QUIET);
    expect(app.settings.of(group.id)).toEqual(DEFAULT_SETTINGS);
    expect(telegram.replies(supergroup)).toEqual([]);
  });

  it('is a new group to the bot when it is taken in again', async () => {
    const { telegram } = await startChat();
    const admin = telegram.addUser();
    const supergroup = telegram.migrate(telegram.addChat({ type: 'group', creator: admin }), admin);
    telegram.kickBot(supergroup, admin);
    telegram.addBot(supergroup, admin);
    await expect(telegram.waitForReply(supergroup, { matching: /^大家好/ })).resolves.toBeDefined();
  });

  it('is followed when only a refusal tells of it, and the answer arrives', async () => {
    const gate = createGate();
    const app = createFakeApp({
      answer: async (question) => {
        await gate.promise;
        return makeAnswered(question);
      },
    });
    const { telegram } = await startChat({ app });
    const admin = telegram.addUser();
    const group = telegram.addChat({ type: 'group', creator: admin });
    app.settings.change(group.id, { quiet: true });
    const moved: number[][] = [];
    const chats = { ...app.chats };
    Object.assign(app.chats, { move: (from: number, to: number) => (moved.push([from, to]), chats.move(from, to)) });
    admin.send(group, '/ask 一期投资多少？');
    await telegram.waitForPolling({ after: telegram.calls('getUpdates').length });
    const supergroup = telegram.migrate(group, admin);
    gate.open();
    await expect(telegram.waitForReply(supergroup, { matching: /\[1\]/ })).resolves.toBeDefined();
    await telegram.waitUntilConfirmed();
    // The two messages and the refusal, in any order.
    expect(new Set(moved.map(String))).toEqual(new Set([`${group.id},${supergroup.id}`]));
    expect(moved.length).toBeGreaterThanOrEqual(2);
    expect(app.settings.of(supergroup.id)).toEqual(QUIET);
  });
});

describe('a topic that is closed', () => {
  it('is no reason to fail, and other topics are answered', async () => {
    const { telegram, logged } = await startChat({ telegram: { privacy: false } });
    const admin = telegram.addUser();
    const forum = telegram.addChat({ type: 'supergroup', is_forum: true, creator: admin });
    const [closed, open] = [telegram.addTopic(forum, 'A', admin), telegram.addTopic(forum, 'B', admin)];
    telegram.closeTopic(closed, admin);
    for (const text of ['/ask 一期？', '/ask 二期？']) admin.send(forum, text, { topic: closed });
    const asked = admin.send(forum, '/ask 三期？', { topic: open });
    await expect(telegram.waitForReply(forum, { to: asked.message_id })).resolves.toMatchObject({
      message_thread_id: open.message_thread_id,
    });
    await telegram.waitUntilConfirmed();
    expect(logged('error')).toEqual([]);
    expect(logged('info').filter(({ message }) => message === 'a chat cannot be written to')).toHaveLength(1);
  });
});

describe('updates that nobody handles', () => {
  it('are passed over in silence', async () => {
    const { telegram, logged } = await startChat({ telegram: { privacy: false } });
    const [admin, user] = [telegram.addUser(), telegram.addUser()];
    const group = telegram.addChat({ type: 'supergroup', creator: admin, bot: 'administrator' });
    user.join(group);
    telegram.promote(group, user);
    user.leave(group);
    user.edit(user.send(group, '大家好'), '大家早');
    const channel = telegram.addChannel();
    telegram.postInChannel(channel, '/ask 一期？');
    await telegram.waitUntilConfirmed();
    expect(telegram.calls('sendMessage')).toEqual([]);
    expect(logged('error')).toEqual([]);
    expect(logged('warn').map(({ message }) => message)).not.toContain('an update failed');
  });
});
