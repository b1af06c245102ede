import type { Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { makeCitation } from '../fake-app.ts';
import { buttonsOf, createInsightApp, startAdminChat } from '../insight-app.ts';

const asked = ({ text = '' }: Message) => /问题：(.*)/.exec(text)?.[1];

describe('/feedback', () => {
  it('is for admins alone, and for private chats alone', async () => {
    const parts = await createInsightApp();
    parts.votes.cast(parts.answer('一期投资多少？'), 7, 'down', 'wrong');
    const { telegram, admin } = await startAdminChat(parts);
    const user = telegram.addUser();
    user.send(user.chat, '/feedback');
    await expect(telegram.waitForReply(user.chat, { matching: /只有管理员/ })).resolves.toBeDefined();
    const group = telegram.addChat({ type: 'supergroup', members: [admin] });
    admin.send(group, '/feedback');
    expect((await telegram.waitForReply(group)).text).not.toContain('一期');
  });

  it.each([
    ['zh-hans', '还没有人点 👎。'],
    ['zh-hant', '還沒有人點 👎。'],
    ['en', 'Nobody has pressed 👎 yet.'],
  ])('says in the language of the admin (%s) that there is none', async (language, expected) => {
    const parts = await createInsightApp();
    parts.votes.cast(parts.answer('一期投资多少？'), 7, 'up', null);
    const { send } = await startAdminChat(parts, language);
    expect((await send('/feedback')).text).toBe(expected);
  });

  it('shows what was said against an answer, the answer and what it cites, and names nobody', async () => {
    const parts = await createInsightApp();
    const id = parts.answer('一期投资多少？');
    for (const user of [8_123_454_301, 8_123_454_302]) parts.votes.cast(id, user, 'down', 'wrong');
    parts.votes.cast(id, 8_123_454_303, 'down', null);
    const { send, telegram } = await startAdminChat(parts);
    const message = await send('/feedback');
    expect(message.text).toBe(
      `👎 第1条，共1条，待处理1条\n原因：说错了×2、没有说\n\n问题：一期投资多少？\n回答：\n投资12.5亿元。[1]\n\n` +
        `[1] 云杉镇建设纪要 · 第6段: ${makeCitation().quote}\n\n2026年11月24日 14:00　版本 s1　编号 ${id}`,
    );
    expect(buttonsOf(message)).toEqual(['怎么答的', '处理完了', '记为错误答案', '应答“没有提到”']);
    expect(JSON.stringify(message)).not.toMatch(/812345430/);
    expect(telegram.violations).toEqual([]);
  });

  it('explains how the answer came about in a message of its own', async () => {
    const parts = await createInsightApp();
    const id = parts.answer('一期投资多少？');
    parts.votes.cast(id, 7, 'down', 'wrong');
    const { send, press, telegram, admin } = await startAdminChat(parts);
    const message = await send('/feedback');
    await press(message, '怎么答的');
    const explained = await telegram.waitForReply(admin.chat, { after: message.message_id });
    expect(explained.text).toContain(`回答 ${id}`);
    expect(telegram.current(message)).toEqual(message);
  });

  it('goes from one answer to the next, and puts what is done to the end', async () => {
    const parts = await createInsightApp();
    const ids = ['第一个问题？', '第二个问题？', '第三个问题？'].map((question) => parts.answer(question));
    for (const id of ids) parts.votes.cast(id, 7, 'down', 'other');
    const { send, press } = await startAdminChat(parts);
    const first = await send('/feedback');
    expect([asked(first), buttonsOf(first)]).toEqual([
      '第一个问题？',
      ['怎么答的', '处理完了', '记为错误答案', '应答“没有提到”', '▶'],
    ]);
    const { message: second } = await press(first, '▶');
    expect([asked(second), buttonsOf(second)]).toEqual([
      '第二个问题？',
      ['怎么答的', '处理完了', '记为错误答案', '应答“没有提到”', '◀', '▶'],
    ]);
    const { message: afterwards, toast } = await press(second, '处理完了');
    expect(toast).toBe('已标为处理完。');
    expect(afterwards.text).toMatch(/^👎 第1条，共3条，待处理2条\n/);
    const { message: last } = await press((await press(afterwards, '▶')).message, '▶');
    expect(last.text).toMatch(/^👎 第3条，共3条，待处理2条 ✅\n[^]*第二个问题？/);
    expect(buttonsOf(last)).toEqual(['怎么答的', '记为错误答案', '应答“没有提到”', '◀']);
  });

  it.each([
    ['记为错误答案', { kind: 'not-this', quotes: [{ articleId: 'a1', quote: makeCitation().quote }] }],
    ['应答“没有提到”', { kind: 'not-found' }],
  ])('makes a golden question of an answer with one tap (%s), which is done by it', async (button, expected) => {
    const parts = await createInsightApp();
    const id = parts.answer('一期投资多少？');
    parts.votes.cast(id, 7, 'down', 'wrong');
    const { send, press } = await startAdminChat(parts);
    const { message, toast } = await press(await send('/feedback'), button);
    expect(parts.golden.list()).toEqual([{ question: '一期投资多少？', expected, from: 'admin' }]);
    expect(toast).toBe('已记为检验题，以后更新文章时都会检查。');
    expect(message.text).toContain('待处理0条 ✅');
  });

  it('leaves open what could not become a golden question, and offers none of a refusal', async () => {
    const parts = await createInsightApp();
    parts.votes.cast(parts.answer('一期投资多少？', { citations: [] }), 7, 'down', 'wrong');
    const { send, press } = await startAdminChat(parts);
    const message = await send('/feedback');
    const { message: same, toast } = await press(message, '记为错误答案');
    expect(toast).toMatch(/没能记下/);
    expect(same.text).toBe(message.text);
    parts.votes.cast(parts.refuse('房价多少？'), 7, 'down', 'incomplete');
    const { message: refused } = await press(await send('/feedback'), '▶');
    expect(refused.text).toContain('回答：文章里没有提到。');
    expect(buttonsOf(refused)).toEqual(['怎么答的', '处理完了', '◀']);
  });

  it('stays one message in which nothing of others can be clicked, whatever was asked, answered and cited', async () => {
    const parts = await createInsightApp();
    const hostile = 'https://evil.example/a @evil_bot /reload #x $USD ';
    parts.votes.cast(
      parts.answer(`${hostile}\n\n👎 假的`.repeat(40), {
        statements: `${hostile}一句。[1]\n`.repeat(300),
        citations: Array.from({ length: 9 }, (_, i) =>
          makeCitation({ number: i + 1, title: hostile.repeat(20), quote: hostile.repeat(50) }),
        ),
      }),
      7,
      'down',
      'not-cited',
    );
    const { send, press, admin, telegram } = await startAdminChat(parts, 'en');
    const message = await send('/feedback');
    expect(message.text).toContain('Reason: ');
    for (const data of ['feedback', 'feedback:show:zzzz', 'feedback:why:zzzz', 'feedback:why', 'feedback:x:y:z'])
      admin.pressForged(message, data);
    await telegram.waitUntilConfirmed();
    const { message: after } = await press(message, 'How it came about');
    for (const { entities = [] } of [message, after])
      expect(
        entities.map(({ type }) => type).filter((type) => !['bold', 'code', 'expandable_blockquote'].includes(type)),
      ).toEqual([]);
    expect(telegram.unansweredPresses).toEqual([]);
    expect(telegram.violations).toEqual([]);
    expect(telegram.refusals.filter(({ response }) => !JSON.stringify(response).includes('not modified'))).toEqual([]);
  });
});
