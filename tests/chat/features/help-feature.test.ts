import { describe, expect, it } from 'vitest';
import { startChat } from '../start-chat.ts';

describe('help', () => {
  it.each([
    ['/start', /^你好，我是科城问答/],
    ['/help', /\/search 关键词/],
    ['/about', /CC-CEDICT/],
    ['/HELP', /\/search 关键词/],
  ])('answers %s', async (command, expected) => {
    const { telegram } = await startChat();
    const user = telegram.addUser();
    user.send(user.chat, command);
    const reply = await telegram.waitForReply(user.chat);
    expect(reply.text).toMatch(expected);
    expect(telegram.violations).toEqual([]);
  });

  it('tells admins, and them alone, of the commands for admins', async () => {
    const { telegram } = await startChat({ adminUserIds: [5_100_000_900] });
    const [admin, user] = [telegram.addUser({ id: 5_100_000_900 }), telegram.addUser()];
    for (const asking of [admin, user]) asking.send(asking.chat, '/help');
    await telegram.waitUntilConfirmed();
    expect(telegram.replies(admin.chat)[0]?.text).toMatch(/\/about：.*\/reload：.*\/status：.*\/why：/s);
    expect(telegram.replies(user.chat)[0]?.text).not.toMatch(/\/reload|\/status|\/why/);
  });

  it('fits on one screen of a telephone, and says by what name to ask it anywhere', async () => {
    const { telegram } = await startChat({ adminUserIds: [5_100_000_900] });
    for (const code of ['zh-hans', 'zh-hant', 'en']) {
      const user = telegram.addUser({ language_code: code });
      user.send(user.chat, '/help');
      const { text = '' } = await telegram.waitForReply(user.chat);
      expect(text.split('\n').length).toBeLessThanOrEqual(25);
      expect(text).toContain(`@${telegram.bot.username} `);
    }
  });

  it('speaks the language of the client when a message holds no words', async () => {
    const { telegram } = await startChat();
    for (const [code, expected] of [
      ['en', /^Hello/],
      ['zh-hant', /^您好/],
      ['zh-TW', /^您好/],
      ['zh-hans', /^你好/],
      ['fr', /^你好/],
    ] as const) {
      const user = telegram.addUser({ language_code: code });
      user.send(user.chat, '/start');
      await expect(telegram.waitForReply(user.chat, { matching: expected })).resolves.toBeDefined();
    }
  });

  it('says in a group how to ask there', async () => {
    const { telegram } = await startChat();
    const user = telegram.addUser();
    const group = telegram.addChat({ type: 'group', members: [user] });
    user.send(group, `/start@${telegram.bot.username}`);
    const { text = '' } = await telegram.waitForReply(group);
    expect(text).toContain(`@${telegram.bot.username}`);
    expect(text).not.toContain('直接发问题');
  });

  it('points to the help for an unknown command in private', async () => {
    const { telegram, app } = await startChat();
    const user = telegram.addUser();
    user.send(user.chat, '/weather 重庆');
    await expect(
      telegram.waitForReply(user.chat, { matching: /^没有 \/weather 这个命令。用法见 \/help$/ }),
    ).resolves.toBeDefined();
    expect(app.asked).toEqual([]);
  });

  it('speaks of an unknown command in a group only when the command names the bot', async () => {
    const { telegram } = await startChat({ telegram: { privacy: false } });
    const user = telegram.addUser();
    const group = telegram.addChat({ type: 'group', members: [user] });
    user.send(group, '/weather');
    const named = user.send(group, `/weather@${telegram.bot.username}`);
    await telegram.waitForReply(group, { to: named.message_id });
    expect(telegram.replies(group)).toHaveLength(1);
  });

  it('asks for words when it gets a sticker or a voice message', async () => {
    const { telegram } = await startChat();
    const user = telegram.addUser({ language_code: 'en' });
    user.sendSticker(user.chat);
    user.sendVoice(user.chat);
    await telegram.waitUntilConfirmed();
    expect(telegram.replies(user.chat).map(({ text }) => text)).toEqual([
      'I can only read text. Please type your question.',
      'I can only read text. Please type your question.',
    ]);
  });
});
