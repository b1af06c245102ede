import { describe, expect, it } from 'vitest';
import { labelsOf, openLibrary, PAGE } from './open-library.ts';

/** A text longer than a message: its paragraphs are numbered, so that a lost one is seen. */
const long = (count: number) =>
  `云杉镇的年度报告\n\n${Array.from({ length: count }, (_, i) => `第${i + 1}件事，镇里用了半年时间，花了${i + 2}万元，一共有${i + 3}户人家受益，大家都很满意。`).join('\n')}`;

describe('a long text from an admin', () => {
  it('becomes an article when the admin says so', async () => {
    const { admin, app, telegram, next, files, settled, faulty } = await openLibrary();
    const text = long(30);
    expect(text.length).toBeGreaterThan(1_000);
    admin.send(admin.chat, text);
    const offer = await next(/^这看起来是一篇文章。要入库吗？\n/);
    expect(labelsOf(offer)).toEqual([['入库'], ['不用']]);
    admin.press(offer, '入库');
    const preview = await next(/^云杉镇的年度报告\n/);
    admin.press(preview, '✅ 入库');
    await next(/^已入库/);
    expect(files()).toContain('云杉镇的年度报告.md');
    expect(app.asked).toEqual([]);
    await settled();
    expect(telegram.current(offer)?.reply_markup).toBeUndefined();
    expect(faulty()).toEqual([]);
  });

  it('is put together when the client cut it, without a sentence lost', async () => {
    const { admin, telegram, next, read, settled } = await openLibrary();
    const text = long(1_200);
    const parts = admin.sendLong(admin.chat, text);
    expect(parts.length).toBeGreaterThan(12);
    const offer = await next(new RegExp(`\n${parts.length} 条消息，共 [\\d,]+ 字$`));
    await settled();
    expect(telegram.replies(admin.chat)).toHaveLength(1);
    expect(telegram.calls('editMessageText')).toHaveLength(1);
    expect(labelsOf(offer)).toEqual([['入库'], [`分成 ${parts.length} 篇`], ['不用']]);
    admin.press(offer, '入库');
    admin.press(await next(/^云杉镇的年度报告\n/), '✅ 入库');
    await next(/^已入库/);
    const saved = read('云杉镇的年度报告.md').replaceAll(/\s/g, '');
    for (const paragraph of text.split('\n').slice(2)) expect(saved).toContain(paragraph);
  });

  it('can be several articles', async () => {
    const { admin, telegram, next, settled } = await openLibrary();
    admin.send(admin.chat, long(90));
    admin.send(admin.chat, PAGE.repeat(4));
    const offer = await next(/\n2 条消息/);
    admin.press(offer, '分成 2 篇');
    await settled();
    const previews = telegram.replies(admin.chat).filter((message) => labelsOf(message)[0]?.[0] === '✅ 入库');
    expect(previews.map(({ text }) => text?.split('\n')[0])).toEqual([
      '云杉镇的年度报告',
      expect.stringMatching(/^云杉镇开通/),
    ]);
  });

  it('of a few paragraphs can still be a question', async () => {
    const { admin, app, next } = await openLibrary();
    const text = Array.from(
      { length: 3 },
      (_, i) => `第${i + 1}段，${'镇里先修路，再架桥，后来又盖了学校。'.repeat(6)}`,
    ).join('\n\n');
    expect(text.length).toBeLessThan(1_000);
    admin.send(admin.chat, text);
    const offer = await next(/^这看起来是一篇文章/);
    admin.press(offer, '这是问题，请回答');
    await next(/\[1\]/);
    expect(app.asked).toEqual([text]);
  });

  it('can be left alone', async () => {
    const { admin, app, telegram, next, files } = await openLibrary();
    const before = files();
    admin.send(admin.chat, long(40));
    const offer = await next(/^这看起来是一篇文章/);
    admin.press(offer, '不用');
    await next(/^好的，没有入库/);
    expect(telegram.current(offer)?.text).toBe('好的，没有入库。');
    expect([files(), app.asked]).toEqual([before, []]);
  });

  it('outlives a restart', async () => {
    const { admin, next, restart, settled } = await openLibrary();
    admin.send(admin.chat, long(40));
    const offer = await next(/^这看起来是一篇文章/);
    await settled();
    await restart();
    admin.press(offer, '入库');
    await expect(next(/^云杉镇的年度报告\n/)).resolves.toBeDefined();
  });
});

describe('pieces that come late', () => {
  it('belong to the text when the buttons are pressed before they show it', async () => {
    const { admin, next, settled } = await openLibrary();
    const [first, second] = [long(90), '第九十一件事，镇里修好了最后一座桥。'];
    admin.send(admin.chat, first);
    const offer = await next(/^这看起来是一篇文章/);
    admin.send(admin.chat, second);
    await settled();
    admin.press(offer, '入库');
    const preview = await next(/^云杉镇的年度报告\n/);
    expect(preview.text).toContain('91 段');
  });
});

describe('a text that is no article of an admin', () => {
  it('is answered as ever: short ones of admins, and all of others', async () => {
    const { admin, app, telegram, settled } = await openLibrary();
    const person = telegram.addUser({ language_code: 'zh-hans' });
    admin.send(admin.chat, '桥投资多少？');
    admin.send(admin.chat, '第一，桥投资多少？\n第二，什么时候通车？\n第三，谁来修？');
    await settled();
    person.send(person.chat, long(40));
    await telegram.waitForReply(person.chat, { matching: /问题太长了/ });
    expect(app.asked).toHaveLength(2);
  });
});
