import { describe, expect, it } from 'vitest';
import { readCourtesy } from '../../../src/conversation/read-courtesy.ts';
import { readOrder } from '../../../src/conversation/read-order.ts';
import { startChat } from '../start-chat.ts';

describe('courtesies', () => {
  it.each([
    ['你好', 'zh-hans', /^你好，我是科城问答/],
    ['您好，請問可以問什麼？', 'zh-hant', /^您好，我是科城問答/],
    ['你是谁？', 'zh-hans', /^你好，我是科城问答/],
    ['Hi there!', 'en', /^Hello, this is Kecheng/],
    ['What can you do?', 'en', /^Hello, this is Kecheng/],
    ['谢谢你！', 'zh-hans', /^好的，有问题/],
    ['Thank you very much!', 'en', /^Any time/],
    ['好的，謝謝', 'zh-hant', /^好的，有問題/],
    ['Thanks a lot 👍', 'en', /^Any time/],
  ])('%s is answered as such, and not from the articles', async (text, code, expected) => {
    const { telegram, app } = await startChat();
    const user = telegram.addUser({ language_code: code });
    user.send(user.chat, text);
    await expect(telegram.waitForReply(user.chat)).resolves.toMatchObject({
      text: expect.stringMatching(expected) as string,
    });
    expect(app.asked).toEqual([]);
  });

  it.each([
    '你好，金凤实验室是谁建的？',
    '谢谢，那第二期呢？',
    '科城在哪里？',
    '好的实验室有哪些',
    '你知道北大什么时候签约吗',
    '怎么用科技创新券？',
    'What do academicians do?',
    'ok, and in 2019?',
    'Who are the partners?',
    'good universities',
    '2022',
    '？',
  ])('%s is none', (text) => {
    expect(readCourtesy(text)).toBeNull();
  });

  it.each(['嗯', '谢', '谢谢', '好', '你好', '大家', '科城', 'hi ', 'ok ', 'thanks ', 'i'])(
    'are told from the rest at once, however often %s is repeated',
    (word) => {
      const begun = performance.now();
      for (let times = 1; times < 48; times += 1) readCourtesy(`${word.repeat(times)}x`.slice(-48));
      expect(performance.now() - begun).toBeLessThan(1_000);
    },
  );

  it.each([
    ['有哪些文章？', /^收录的文章/],
    ['收錄了幾篇文章', /^收錄的文章/],
    ['List all articles', /^The articles/],
    ['来源呢？', /^用 \/cite/],
    ['Source?', /^Reply to one of my answers with \/cite/],
  ])('%s is a command in words', async (text, expected) => {
    const { telegram, app } = await startChat();
    const user = telegram.addUser();
    user.send(user.chat, text);
    await expect(telegram.waitForReply(user.chat, { matching: expected })).resolves.toBeDefined();
    expect(app.asked).toEqual([]);
  });

  it.each([
    '哪些文章提到北大？',
    '文章里说了什么',
    'Which articles mention Tsinghua?',
    '水的来源是什么地方',
    '最新的文章说了什么',
  ])('%s is none', (text) => {
    expect(readOrder(text)).toBeNull();
  });

  it('do not disturb a group with more than it needs', async () => {
    const { telegram, app } = await startChat();
    const user = telegram.addUser();
    const group = telegram.addChat({ type: 'group', members: [user] });
    const name = `@${telegram.bot.username}`;
    user.send(group, `${name} 谢谢`);
    const hello = user.send(group, `${name} 你好`);
    await expect(telegram.waitForReply(group, { to: hello.message_id })).resolves.toMatchObject({
      text: expect.stringMatching(/^大家好.*@.*\/ask/s) as string,
    });
    await telegram.waitUntilConfirmed();
    expect(telegram.replies(group)).toHaveLength(1);
    expect(app.asked).toEqual([]);
  });
});
