import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { createInsightApp, HOUR, NOW, startAdminChat } from '../insight-app.ts';

const milliseconds = (total: number) => ({ milliseconds: { total } });

/** What people asked in a week: sixteen answers of a tenth of a second each, three refusals, a fault. */
async function createBusyApp() {
  const parts = await createInsightApp();
  for (let i = 0; i < 16; i += 1)
    parts.answer('一期投资多少？', {
      hoursAgo: i,
      ...milliseconds(100 * (i + 1)),
      usage: { input: 1_000, output: 50, estimated: false },
    });
  for (const language of ['zh-Hant', 'en', 'en'] as const)
    parts.record({ question: 'x', language, kind: 'not-found', hoursAgo: 50, ...milliseconds(10) });
  parts.record({ question: 'x', kind: 'unavailable', hoursAgo: 51, ...milliseconds(9_000) });
  // Eight days ago, which a week does not hold.
  parts.record({ question: 'x', kind: 'not-found', hoursAgo: 8 * 24, ...milliseconds(10) });
  const id = parts.answer('一期投资多少？', { hoursAgo: 2, ...milliseconds(100) });
  for (const user of [1, 2, 3]) parts.votes.cast(id, user, user === 3 ? 'down' : 'up', null);
  return parts;
}

describe('/stats', () => {
  it('is for admins alone, and for private chats alone', async () => {
    const { telegram, admin } = await startAdminChat(await createBusyApp());
    const user = telegram.addUser();
    user.send(user.chat, '/stats');
    await expect(telegram.waitForReply(user.chat, { matching: /只有管理员/ })).resolves.toBeDefined();
    const group = telegram.addChat({ type: 'supergroup', members: [admin] });
    admin.send(group, '/stats');
    await telegram.waitForReply(group);
    expect(telegram.calls('sendPhoto')).toEqual([]);
  });

  it('shows a week in one picture with its figures', async () => {
    const { send, telegram } = await startAdminChat(await createBusyApp());
    const message = await send('/stats');
    expect(message.caption?.split('\n')).toEqual([
      '2026年11月18日 – 2026年11月24日',
      '提问 21',
      '🟩 已回答 17（81%）',
      '🟨 文章没有提到 3',
      '🟥 出错 1',
      '语言：简体 18，繁体 1，英文 2',
      '用时：一半在 700 毫秒内，95% 在 1.6 秒内',
      '评价：👍 2　👎 1',
      '语言模型：输入 16,000，输出 800 token',
      '最忙：2026年11月24日，16个问题',
    ]);
    const { width, height } = decode(telegram.bytesOf(message));
    expect([width, height]).toEqual([960, 540]);
    expect(telegram.violations).toEqual([]);
  });

  it.each([
    ['zh-hans', '2026年10月26日 – 2026年11月24日', '🟨 文章没有提到 4'],
    ['zh-hant', '2026年10月26日 – 2026年11月24日', '🟨 文章沒有提到 4'],
    ['en', 'October 26, 2026 – November 24, 2026', '🟨 Not in the articles 4'],
  ])('shows thirty days in the language of the admin (%s)', async (language, span, refused) => {
    const { send } = await startAdminChat(await createBusyApp(), language);
    const { caption } = await send('/stats 30');
    expect(caption?.split('\n')).toEqual(expect.arrayContaining([span, refused]));
  });

  it('counts days as Beijing has them', async () => {
    const parts = await createInsightApp();
    const midnight = Date.parse('2026-11-24T00:00:00+08:00');
    for (const moment of [midnight - 1, midnight, midnight + 1])
      parts.record({ question: 'x', kind: 'answered', hoursAgo: (NOW - moment) / HOUR });
    const { days } = await parts.insight.countAnswers(7);
    expect(days.map(({ answered }) => answered)).toEqual([0, 0, 0, 0, 0, 1, 2]);
  });

  it('says so when there is nothing yet, and how to ask for what there is', async () => {
    const { send, telegram } = await startAdminChat(await createInsightApp());
    expect((await send('/stats')).text).toBe('还没有记录。');
    for (const typed of ['8', '7 days', 'constructor', '30 '.repeat(400)])
      expect((await send(`/stats ${typed}`)).text).toBe('请写 /stats 7 或 /stats 30，看最近7天或30天。');
    expect(telegram.calls('sendPhoto')).toEqual([]);
  });

  it('sends the figures alone when Telegram does not take the picture', async () => {
    const { send, telegram, admin } = await startAdminChat(await createBusyApp());
    telegram.failNext('sendPhoto', { error_code: 400, description: 'Bad Request: IMAGE_PROCESS_FAILED' });
    await send('/stats');
    await expect(telegram.waitForReply(admin.chat, { matching: /🟩 已回答 17/ })).resolves.toBeDefined();
  });
});
