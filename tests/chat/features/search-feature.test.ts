import { describe, expect, it } from 'vitest';
import { createFakeApp, makeMatch } from '../fake-app.ts';
import { startChat } from '../start-chat.ts';

describe('/search', () => {
  it('shows the nearest passages with title and paragraph, each as a quotation', async () => {
    const asked: unknown[] = [];
    const app = createFakeApp({
      search: (query, top) => {
        asked.push([query, top]);
        return Promise.resolve([makeMatch(), makeMatch({ paragraph: 9, text: '桥长三百米。'.repeat(200) })]);
      },
    });
    const { telegram } = await startChat({ app });
    const user = telegram.addUser();
    user.send(user.chat, '/search 桥');
    const { text = '', entities = [] } = await telegram.waitForReply(user.chat);
    expect(asked).toEqual([['桥', 5]]);
    expect(text).toMatch(
      /^与“桥”最相近的段落：\n\n1. 云杉镇建设纪要 · 第2段\n镇里还修了一座桥。\n\n2. 云杉镇建设纪要 · 第9段\n/,
    );
    const quotes = entities.filter(({ type }) => type === 'expandable_blockquote');
    expect(quotes.map(({ length }) => length)).toEqual([9, 400]);
    expect(text).toMatch(/…\n\n点编号看原文：$/);
    expect(app.asked).toEqual([]);
  });

  it('says what to write when there is nothing to look for', async () => {
    const { telegram } = await startChat();
    const user = telegram.addUser({ language_code: 'en' });
    user.send(user.chat, '/search');
    await expect(telegram.waitForReply(user.chat, { matching: /after \/search/ })).resolves.toBeDefined();
  });

  it('says when nothing comes near', async () => {
    const { telegram } = await startChat({ app: createFakeApp({ search: () => Promise.resolve([]) }) });
    const user = telegram.addUser();
    user.send(user.chat, '/search 桥');
    await expect(telegram.waitForReply(user.chat, { matching: /^没有找到相近的段落。$/ })).resolves.toBeDefined();
  });

  it('admits a fault', async () => {
    const { telegram } = await startChat({ app: createFakeApp({ search: () => Promise.reject(new Error('no')) }) });
    const user = telegram.addUser();
    user.send(user.chat, '/search 桥');
    await expect(telegram.waitForReply(user.chat, { matching: /出了点问题/ })).resolves.toBeDefined();
  });
});
