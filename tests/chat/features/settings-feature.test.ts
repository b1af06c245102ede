import type { Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/settings/chat-settings.ts';
import type { TelegramDouble, TelegramUser } from '../../helpers/telegram-double/telegram-double.ts';
import { createFakeApp, makeAnswered, makeNotFound } from '../fake-app.ts';
import { startChat } from '../start-chat.ts';

const labelsOf = (message: Message) =>
  (message.reply_markup?.inline_keyboard ?? []).map((row) => row.map(({ text }) => text));

async function openSettings(telegram: TelegramDouble, user: TelegramUser, chat: Message['chat']): Promise<Message> {
  const command = user.send(chat, '/settings');
  return telegram.waitForReply(chat, chat.type === 'private' ? {} : { to: command.message_id });
}

async function startGroup(options: Parameters<typeof startChat>[0] = {}) {
  const running = await startChat(options);
  const { telegram } = running;
  const [admin, member] = [telegram.addUser(), telegram.addUser()];
  const group = telegram.addChat({ type: 'supergroup', administrators: [admin], members: [member] });
  return { ...running, admin, member, group };
}

async function startQuiet(app = createFakeApp()) {
  const running = await startGroup({ app, telegram: { privacy: false } });
  app.settings.change(running.group.id, { quiet: true });
  return running;
}

async function press(telegram: TelegramDouble, user: TelegramUser, message: Message, label: string) {
  return telegram.waitForPressAnswer(user.press(message, label));
}

describe('the settings of a group', () => {
  it('are shown to its admins with a button for each choice, and changed by a press', async () => {
    const { telegram, app, admin, group } = await startGroup();
    const message = await openSettings(telegram, admin, group);
    expect(message.text).toMatch(/^本群设置\n\n语言.*：自动\n安静模式：关\n谁可以提问：所有人/);
    expect(labelsOf(message)).toEqual([
      ['✓ 自动'],
      ['简体', '繁體', 'English'],
      ['✓ 不安静', '安静'],
      ['✓ 所有人', '仅群管理员'],
    ]);
    await expect(press(telegram, admin, message, '安静')).resolves.toEqual({ text: '已保存' });
    await press(telegram, admin, message, '仅群管理员');
    await press(telegram, admin, message, 'English');
    await telegram.waitUntilConfirmed();
    expect(app.settings.of(group.id)).toEqual({ language: 'en', quiet: true, askers: 'admins' });
    const now = telegram.current(message)!;
    expect(now.text).toMatch(
      /^Settings of this group\n\nLanguage.*: English\nQuiet mode: On\nWho may ask: Group admins/,
    );
    expect(
      labelsOf(now)
        .flat()
        .filter((label) => label.startsWith('✓')),
    ).toEqual(['✓ English', '✓ Quiet', '✓ Group admins']);
    expect(telegram.violations).toEqual([]);
    expect(telegram.refusals).toEqual([]);
  });

  it('may be set to what they are', async () => {
    const { telegram, admin, group, logged } = await startGroup();
    const message = await openSettings(telegram, admin, group);
    await expect(press(telegram, admin, message, '✓ 自动')).resolves.toEqual({ text: '已保存' });
    await telegram.waitUntilConfirmed();
    expect(logged('error')).toEqual([]);
  });

  it('are refused to whoever is no admin when they press, though they were one before', async () => {
    const { telegram, app, admin, member, group } = await startGroup({ adminUserIds: [5_100_000_002] });
    const message = await openSettings(telegram, admin, group);
    await expect(press(telegram, member, message, '安静')).resolves.toEqual({
      text: '这个群的设置只有群管理员可以看和改。',
    });
    telegram.demote(group, admin);
    await expect(press(telegram, admin, message, '安静')).resolves.toMatchObject({
      text: expect.stringMatching(/群管理员/),
    });
    expect(app.settings.of(group.id)).toEqual(DEFAULT_SETTINGS);
  });

  it('are not changed when Telegram does not say who is an admin', async () => {
    const { telegram, app, admin, group } = await startGroup();
    const message = await openSettings(telegram, admin, group);
    telegram.failNext('getChatMember', { error_code: 400, description: 'Bad Request: CHAT_ADMIN_REQUIRED' });
    telegram.failNext('getChatAdministrators', { error_code: 500, description: 'Internal Server Error' });
    await expect(press(telegram, admin, message, '安静')).resolves.toMatchObject({
      text: expect.stringMatching(/群管理员/),
    });
    expect(app.settings.of(group.id)).toEqual(DEFAULT_SETTINGS);
  });

  it('ask for the list of admins when the bot may not ask for one member', async () => {
    const { telegram, app, admin, group } = await startGroup();
    const message = await openSettings(telegram, admin, group);
    telegram.failNext('getChatMember', { error_code: 400, description: 'Bad Request: CHAT_ADMIN_REQUIRED' });
    await press(telegram, admin, message, '安静');
    expect(app.settings.of(group.id).quiet).toBe(true);
  });

  it('open for an anonymous admin, and take presses of admins', async () => {
    const { telegram, app, admin, group } = await startGroup();
    admin.send(group, '/settings', { anonymously: true });
    const message = await telegram.waitForReply(group, { matching: /^本群设置/ });
    await press(telegram, admin, message, '安静');
    expect(app.settings.of(group.id).quiet).toBe(true);
  });

  it('are not changed by presses that no button has', async () => {
    const { telegram, app, admin, group } = await startGroup();
    const message = await openSettings(telegram, admin, group);
    for (const data of ['set', 'set:language', 'set:language:fr', 'set:quiet:1', 'set:askers:nobody', 'set:owner:me'])
      await expect(telegram.waitForPressAnswer(admin.pressForged(message, data))).resolves.toEqual({
        text: '这个按钮已经失效了。',
      });
    expect(app.settings.of(group.id)).toEqual(DEFAULT_SETTINGS);
  });

  it('take the place of no other message of the bot, whatever a changed client presses under it', async () => {
    const { telegram, admin, group } = await startGroup();
    const question = admin.send(group, '/ask 一期投资多少？');
    const answer = await telegram.waitForReply(group, { to: question.message_id });
    await telegram.waitForPressAnswer(admin.pressForged(answer, 'set:language:en'));
    await telegram.waitUntilConfirmed();
    expect(telegram.current(answer)?.text).toBe(answer.text);
  });

  it('are changed by a press on a message too old to be edited', async () => {
    const { telegram, app, admin, group, logged } = await startGroup();
    const message = await openSettings(telegram, admin, group);
    telegram.failNext('editMessageText', { error_code: 400, description: "Bad Request: message can't be edited" });
    await telegram.waitForPressAnswer(admin.press(message, '安静', { inaccessible: true }));
    await telegram.waitUntilConfirmed();
    expect(app.settings.of(group.id).quiet).toBe(true);
    expect(logged('error')).toEqual([]);
  });

  it('belong to one group alone', async () => {
    const { telegram, app, admin, group } = await startGroup();
    const other = telegram.addChat({ type: 'group', administrators: [admin] });
    await press(telegram, admin, await openSettings(telegram, admin, group), '安静');
    expect(app.settings.of(other.id)).toEqual(DEFAULT_SETTINGS);
  });
});

describe('a quiet group', () => {
  it('gets the statements without a sound, and the sources behind buttons', async () => {
    const { telegram, member, group } = await startQuiet();
    const asked = member.send(group, '/ask 一期投资多少？');
    const reply = await telegram.waitForReply(group, { to: asked.message_id });
    expect(reply.text).toMatch(/\[1\]/);
    expect(reply.text).not.toMatch(/云杉镇建设纪要/);
    expect(labelsOf(reply).flat().join(' ')).toMatch(/\[1\] 云杉镇建设纪要/);
    expect(telegram.calls('sendMessage').at(-1)?.params).toMatchObject({ disable_notification: true });
    expect(telegram.calls('sendChatAction')).toEqual([]);
  });

  it('is told in one sentence that the articles do not say', async () => {
    const app = createFakeApp({ answer: (question) => Promise.resolve(makeNotFound(question)) });
    const { telegram, member, group } = await startQuiet(app);
    const asked = member.send(group, '/ask 桥有多长？');
    const reply = await telegram.waitForReply(group, { to: asked.message_id });
    expect(reply.text).toBe('文章里没有说到这一点。');
  });

  it('sees no answer grow', async () => {
    const drafts: unknown[] = [];
    const app = createFakeApp({
      answer: (question, options) => {
        drafts.push(options?.onStatements);
        return Promise.resolve(makeAnswered(question));
      },
    });
    const { telegram, member, group } = await startQuiet(app);
    member.send(group, '/ask 一期投资多少？');
    await telegram.waitForReply(group);
    expect(drafts).toEqual([undefined]);
  });

  it('hears nothing of what the bot does not do', async () => {
    const { telegram, member, group } = await startQuiet();
    member.send(group, `/weather@${telegram.bot.username}`);
    member.send(group, '/settings');
    member.send(group, '/reload');
    member.send(group, `@${telegram.bot.username}`);
    await telegram.waitUntilConfirmed();
    expect(telegram.replies(group)).toEqual([]);
  });

  it('is quiet for itself: a private chat has a sound', async () => {
    const { telegram, member } = await startQuiet();
    member.send(member.chat, '一期投资多少？');
    await telegram.waitForReply(member.chat);
    expect(telegram.calls('sendMessage').at(-1)?.params).not.toHaveProperty('disable_notification');
  });
});

describe('a group where admins alone may ask', () => {
  it('answers them, and says to others once that they may not', async () => {
    const { telegram, app, admin, member, group } = await startGroup();
    app.settings.change(group.id, { askers: 'admins' });
    for (const text of ['/ask 一期投资多少？', '/search 桥', '/ask 二期呢？']) member.send(group, text);
    const asked = admin.send(group, '/ask 三期呢？');
    admin.send(group, '/ask 四期呢？', { anonymously: true });
    await telegram.waitForReply(group, { to: asked.message_id });
    await telegram.waitUntilConfirmed();
    expect(app.asked).toEqual(['三期呢？', '四期呢？']);
    expect(telegram.replies(group).filter(({ text }) => text?.startsWith('这个群里目前只有群管理员'))).toHaveLength(1);
  });

  it('helps everybody, and answers them in private', async () => {
    const { telegram, app, member, group } = await startGroup();
    app.settings.change(group.id, { askers: 'admins' });
    member.send(group, '/about');
    await expect(telegram.waitForReply(group, { matching: /CC-CEDICT/ })).resolves.toBeDefined();
    member.send(member.chat, '一期投资多少？');
    await telegram.waitForReply(member.chat, { matching: /\[1\]/ });
  });
});

describe('the settings of a private chat', () => {
  it('are the language, which decides where a message does not tell', async () => {
    const { telegram, app } = await startChat();
    const user = telegram.addUser({ language_code: 'en' });
    const message = await openSettings(telegram, user, user.chat);
    expect(message.text).toMatch(/^Your settings/);
    expect(labelsOf(message)).toEqual([['✓ Automatic'], ['简体', '繁體', 'English']]);
    await expect(press(telegram, user, message, '繁體')).resolves.toEqual({ text: '已儲存' });
    user.send(user.chat, '/about');
    await expect(telegram.waitForReply(user.chat, { matching: /繁簡對照/ })).resolves.toBeDefined();
    expect(app.settings.of(user.id)).toEqual({ ...DEFAULT_SETTINGS, language: 'zh-Hant' });
  });

  it('are nothing else, whatever a changed client presses', async () => {
    const { telegram, app } = await startChat();
    const user = telegram.addUser();
    const message = await openSettings(telegram, user, user.chat);
    for (const data of ['set:quiet:on', 'set:askers:admins'])
      await telegram.waitForPressAnswer(user.pressForged(message, data));
    expect(app.settings.of(user.id)).toEqual(DEFAULT_SETTINGS);
  });
});
