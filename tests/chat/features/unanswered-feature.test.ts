import { describe, expect, it } from 'vitest';
import { buttonsOf, createInsightApp, HOUR, NOW, startAdminChat } from '../insight-app.ts';

describe('/unanswered', () => {
  it('is for admins alone, and for private chats alone', async () => {
    const parts = await createInsightApp();
    parts.refuse('科学城的房价是多少？');
    const { telegram, admin } = await startAdminChat(parts);
    const user = telegram.addUser();
    user.send(user.chat, '/unanswered');
    await expect(telegram.waitForReply(user.chat, { matching: /只有管理员/ })).resolves.toBeDefined();
    const group = telegram.addChat({ type: 'supergroup', members: [admin] });
    admin.send(group, '/unanswered');
    const refusal = await telegram.waitForReply(group);
    expect(refusal.text).not.toContain('房价');
  });

  it.each([
    ['zh-hans', '最近30天没有未能回答的问题。'],
    ['zh-hant', '最近30天沒有未能回答的問題。'],
    ['en', 'In the last 30 days no question went without an answer.'],
  ])('says in the language of the admin (%s) that there is nothing', async (language, expected) => {
    const { send } = await startAdminChat(await createInsightApp(), language);
    expect((await send('/unanswered')).text).toBe(expected);
  });

  it('lists what was asked by meaning, the most asked first, and opens a group with what came nearest', async () => {
    const parts = await createInsightApp();
    parts.refuse('今天重庆天气怎么样？', 30);
    for (const hours of [5, 3]) parts.refuse('云杉镇的桥有多长？', hours);
    parts.record({
      question: '雲杉鎮的橋有多長',
      kind: 'not-found',
      matches: [{ passageId: 'a1#2', score: 1, passageKeywords: 1, articleKeywords: 1, similarity: null }],
    });
    const { send, press, telegram } = await startAdminChat(parts);
    const list = await send('/unanswered');
    expect(list.text).toBe(
      '最近30天未能回答：4个问题，2类\n\n1. 雲杉鎮的橋有多長\n3次，最近2026年11月24日\n\n2. 今天重庆天气怎么样？\n1次，2026年11月23日',
    );
    expect(buttonsOf(list)).toEqual(['1', '2']);
    const { message: opened } = await press(list, '1');
    expect(opened.text).toMatch(/^问了3次，最近2026年11月24日 13:00\n\n• 雲杉鎮的橋有多長\n\n当时最接近的段落：/);
    expect(opened.text).toContain('云杉镇建设纪要 · 第2段\n云杉镇的第2件事');
    const { message: back } = await press(opened, '◀ 返回列表');
    expect(back.text).toBe(list.text);
    expect(telegram.violations).toEqual([]);
    expect(telegram.refusals).toEqual([]);
  });

  it('turns pages, and shows the last for one that is not there', async () => {
    const parts = await createInsightApp();
    const towns = Array.from('甲乙丙丁戊己庚辛壬癸子丑寅辰午申酉江河');
    for (const [i, town] of towns.entries()) parts.refuse(`${town.repeat(6)}？`, i + 1);
    const { send, press, admin, telegram } = await startAdminChat(parts);
    const first = await send('/unanswered');
    expect(first.text).toContain('19个问题，19类（第1页，共3页）');
    expect(buttonsOf(first)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '▶']);
    const { message: second } = await press(first, '▶');
    expect(buttonsOf(second)).toEqual(['9', '10', '11', '12', '13', '14', '15', '16', '◀', '▶']);
    const { message: third } = await press(second, '▶');
    expect(buttonsOf(third)).toEqual(['17', '18', '19', '◀']);
    for (const made of [
      'unanswered:page:99',
      'unanswered:page:-3',
      'unanswered:page:x',
      'unanswered',
      'unanswered:group:x:y',
    ])
      await telegram.waitForPressAnswer(admin.pressForged(third, made));
    expect(telegram.current(third)!.text).toMatch(/^最近30天未能回答/);
    expect(telegram.violations).toEqual([]);
  });

  it('hides a group until somebody asks again', async () => {
    const parts = await createInsightApp();
    parts.refuse('云杉镇的桥有多长？', 3);
    parts.refuse('云杉镇的桥有多长', 2);
    parts.refuse('今天重庆天气怎么样？', 2);
    const { send, press } = await startAdminChat(parts);
    const { message: opened } = await press(await send('/unanswered'), '1');
    const { message: list, toast } = await press(opened, '隐藏');
    expect(toast).toBe('已隐藏。再有人问才会重新出现。');
    expect(list.text).toBe('最近30天未能回答：1个问题，1类\n\n1. 今天重庆天气怎么样？\n1次，2026年11月24日');
    parts.refuse('云杉镇的桥有多长？', 0);
    expect((await send('/unanswered')).text).toContain('1. 云杉镇的桥有多长？\n1次');
  });

  it('makes a golden question of a group that is rightly not answered', async () => {
    const parts = await createInsightApp();
    parts.refuse('今天重庆天气怎么样？');
    const { send, press } = await startAdminChat(parts);
    const { message: opened } = await press(await send('/unanswered'), '1');
    const { message, toast } = await press(opened, '本来就没有，记为检验题');
    expect(parts.golden.list()).toEqual([
      { question: '今天重庆天气怎么样？', expected: { kind: 'not-found' }, from: 'admin' },
    ]);
    expect(toast).toBe('已记为检验题，以后更新文章时都会检查。');
    expect(message.text).toBe('最近30天没有未能回答的问题。');
  });

  it('says so when a record is gone by the time it is to become a golden question, or is gone itself', async () => {
    const parts = await createInsightApp();
    parts.refuse('今天重庆天气怎么样？', 5);
    parts.refuse('云杉镇的桥有多长？', 1);
    const { send, press } = await startAdminChat(parts);
    const list = await send('/unanswered');
    const { message: opened } = await press(list, '2');
    parts.forgetBefore(NOW - 2 * HOUR);
    const { message, toast } = await press(opened, '本来就没有，记为检验题');
    expect(toast).toMatch(/没能记下/);
    expect(message.text).toContain('1. 云杉镇的桥有多长？');
    expect(parts.golden.list()).toEqual([]);
    const again = await send('/unanswered');
    parts.forgetBefore(NOW);
    const { message: empty, toast: gone } = await press(again, '1');
    expect([empty.text, gone]).toEqual(['最近30天没有未能回答的问题。', '这一类已经不在列表里了。']);
  });

  it('lets nothing that people wrote be clicked, and nothing break the form of the list', async () => {
    const parts = await createInsightApp();
    parts.refuse('请看 https://evil.example/a 或 @evil_bot /reload #x\n\n99. 假的一行？');
    parts.refuse('长'.repeat(1_900));
    const { send, press, telegram } = await startAdminChat(parts);
    const list = await send('/unanswered');
    const { message: opened } = await press(list, '1');
    for (const { entities = [], text = '' } of [list, opened, (await press(opened, '◀ 返回列表')).message]) {
      expect(
        entities.map(({ type }) => type).filter((type) => !['bold', 'code', 'expandable_blockquote'].includes(type)),
      ).toEqual([]);
      expect(text).not.toMatch(/^99\./m);
      expect(text.length).toBeLessThan(4_096);
    }
    expect(telegram.violations).toEqual([]);
  });
});
