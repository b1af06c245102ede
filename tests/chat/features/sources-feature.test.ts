import type { Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { passageKeyOf } from '../../../src/passages/passage-key.ts';
import { createFakeApp } from '../fake-app.ts';
import { makePassageSource } from '../fake-passages.ts';
import { makeListedArticle } from '../fake-people.ts';
import { startChat } from '../start-chat.ts';

const opening = passageKeyOf(makePassageSource().passages[0]!);
const list = (count: number) =>
  Array.from({ length: count }, (_, i) => makeListedArticle({ id: `a${i}`, title: `第${i + 1}篇`, opening }));
const labelsOf = (message: Message | undefined) =>
  message?.reply_markup?.inline_keyboard.map((row) => row.map(({ text }) => text));

const startWith = (count: number) => startChat({ app: createFakeApp({ listArticles: () => list(count) }) });

describe('/sources', () => {
  it('lists the articles with publisher, date, kind and size, and opens one by its number', async () => {
    const { telegram } = await startWith(1);
    const user = telegram.addUser();
    user.send(user.chat, '/sources');
    const reply = await telegram.waitForReply(user.chat);
    expect(reply.text).toBe(
      '收录的文章（1 篇，新的在前）：\n\n1. 第1篇\n云杉日报 · 2020年8月 · 摘编 · 12 段\n\n点编号看原文：',
    );
    expect(labelsOf(reply)).toEqual([['1']]);
    user.press(reply, '1');
    const opened = await telegram.waitForReply(user.chat, { after: reply.message_id });
    expect(opened.text).toContain('云杉镇的第1件事');
    expect(telegram.violations).toEqual([]);
  });

  it('turns its pages in the same message', async () => {
    const { telegram } = await startWith(18);
    const user = telegram.addUser({ language_code: 'en' });
    user.send(user.chat, '/sources');
    const reply = await telegram.waitForReply(user.chat);
    expect(labelsOf(reply)).toEqual([
      ['1', '2', '3', '4'],
      ['5', '6', '7', '8'],
      ['1/3', 'More ›'],
    ]);
    for (const [press, labels] of [
      ['More ›', ['‹ Back', '2/3', 'More ›']],
      ['More ›', ['‹ Back', '3/3']],
      ['3/3', ['‹ Back', '3/3']],
      ['‹ Back', ['‹ Back', '2/3', 'More ›']],
    ] as const) {
      await telegram.waitForPressAnswer(user.press(telegram.current(reply)!, press));
      expect(labelsOf(telegram.current(reply))?.at(-1)).toEqual(labels);
    }
    expect(telegram.current(reply)?.text).toMatch(/\n\n9\. 第9篇\n.*\n\n16\. 第16篇\n/s);
    expect(telegram.replies(user.chat)).toHaveLength(1);
    expect(telegram.violations).toEqual([]);
  });

  it('turns nothing but its own messages into a page', async () => {
    const { telegram } = await startWith(18);
    const user = telegram.addUser();
    user.send(user.chat, '一期投资多少？');
    const answer = await telegram.waitForReply(user.chat);
    for (const data of ['sources:1', 'sources', 'sources:x', 'sources:-1', 'sources:1e308', 'source:x', 'ask', 'ask:x'])
      await telegram.waitForPressAnswer(user.pressForged(answer, data));
    expect(telegram.current(answer)?.text).toBe(answer.text);
    expect(telegram.violations).toEqual([]);
  });

  it('shows the last page that there is when articles are gone meanwhile', async () => {
    let count = 18;
    const { telegram } = await startChat({ app: createFakeApp({ listArticles: () => list(count) }) });
    const user = telegram.addUser();
    user.send(user.chat, '/sources');
    const reply = await telegram.waitForReply(user.chat);
    await telegram.waitForPressAnswer(user.press(reply, '下一页 ›'));
    count = 3;
    await telegram.waitForPressAnswer(user.press(telegram.current(reply)!, '下一页 ›'));
    expect(labelsOf(telegram.current(reply))).toEqual([['1', '2', '3']]);
    count = 0;
    user.send(user.chat, '/sources');
    await expect(telegram.waitForReply(user.chat, { matching: /^收录的文章（0 篇/ })).resolves.toBeDefined();
  });
});
