import type { Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/answering/answer.ts';
import { makeAnswered, makeCitation, makeNotFound, QUOTE } from '../fake-app.ts';
import { makeArticle, makePassageSource } from '../fake-passages.ts';
import { createRecordedApp } from '../recorded-app.ts';
import { startChat } from '../start-chat.ts';

const LONG = '这句话很长，'.repeat(200);
const CITATIONS = [
  makeCitation(),
  makeCitation({ number: 2, quote: LONG, publisher: null, published: null, kind: 'full', url: null }),
];

const citationOf = (question: string) => makeCitation({ title: `关于${question}` });

const startCiteChat = async (
  answer: (question: string) => Answer = (question) => makeAnswered(question, { citations: CITATIONS }),
) => {
  const chat = await startChat({ app: createRecordedApp({ answer }) });
  const user = chat.telegram.addUser();
  const ask = async (question: string) => {
    const sent = user.send(user.chat, question);
    return chat.telegram.waitForReply(user.chat, { after: sent.message_id });
  };
  const cite = async (command: string, replyTo?: Message) => {
    const sent = user.send(user.chat, command, replyTo ? { replyTo } : {});
    return (await chat.telegram.waitForReply(user.chat, { after: sent.message_id })).text ?? '';
  };
  return { ...chat, user, ask, cite };
};

describe('/cite', () => {
  it.each([
    ['一期投资多少？', `《云杉镇建设纪要》，云杉日报，2020年8月，第6段（摘编）：“${QUOTE}”`],
    ['一期投資多少？', `《云杉镇建设纪要》，云杉日报，2020年8月，第6段（摘編）：「${QUOTE}」`],
    ['How much is it?', `云杉镇建设纪要, 云杉日报, August 2020, paragraph 6 (digest): “${QUOTE}”`],
  ])('gives a source as plain text with its address: %s', async (question, line) => {
    const { ask, cite, telegram } = await startCiteChat();
    await ask(question);
    expect(await cite('/cite 1')).toBe(`${line}\nhttps://news.example.com/a1`);
    expect(telegram.violations).toEqual([]);
  });

  it('without a number gives all of them, whole however long they are', async () => {
    const { ask, cite } = await startCiteChat();
    await ask('一期投资多少？');
    const text = await cite('/cite');
    expect(text).toMatch(/^\[1\] 《云杉镇建设纪要》/);
    expect(text).toContain(`\n\n[2] 《云杉镇建设纪要》，发布者不详，日期不详，第6段：“${LONG}”`);
  });

  it.each(['/cite 2', '/cite [2]', '/cite ２', '/cite@kecheng_test_bot 2'])(
    'reads the number of %s',
    async (command) => {
      const { ask, cite } = await startCiteChat();
      await ask('一期投资多少？');
      expect(await cite(command)).toContain(LONG);
    },
  );

  it('of an unknown number says which there are', async () => {
    const { ask, cite } = await startCiteChat();
    await ask('一期投资多少？');
    for (const command of ['/cite 3', '/cite 0', '/cite 第一'])
      expect(await cite(command)).toBe('没有这个编号。这个回答的出处有：[1] [2]');
  });

  it('as a reply means the answer that it replies to', async () => {
    const { ask, cite } = await startCiteChat((question) =>
      makeAnswered(question, { citations: [citationOf(question)] }),
    );
    const [first] = [await ask('一期？'), await ask('二期？')];
    expect(await cite('/cite 1', first)).toContain('关于一期？');
    expect(await cite('/cite 1')).toContain('关于二期？');
  });

  it('says how to use it where there is no answer, and when an answer cites nothing', async () => {
    const { ask, cite } = await startCiteChat((question) => makeNotFound(question));
    expect(await cite('/cite')).toMatch(/^用 \/cite 回复我的某条回答/);
    await ask('一期投资多少？');
    expect(await cite('/cite')).toBe('这个回答没有引用文章。');
  });

  it('lets nothing in the words of others be clicked, but the address of the article', async () => {
    const evil = { title: '看 @evil_bot 和 evil.example.com', publisher: '/reload', url: 'javascript:alert(1)' };
    const { ask, cite, telegram } = await startCiteChat((question) =>
      makeAnswered(question, {
        citations: [makeCitation(evil), makeCitation({ number: 2, ...evil, url: CITATIONS[0]!.url })],
      }),
    );
    await ask('一期投资多少？');
    const text = await cite('/cite');
    const { entities = [] } = telegram.calls('sendMessage').at(-1)!.params as { entities?: { type: string }[] };
    expect([...new Set(entities.map(({ type }) => type))].toSorted()).toEqual(['code', 'text_link']);
    expect(text).not.toContain('javascript');
    expect(telegram.violations).toEqual([]);
  });

  it('shows nothing of an article that was withdrawn, and says what is no longer in its article', async () => {
    let source = makePassageSource();
    const app = createRecordedApp({ source: () => source });
    const { telegram } = await startChat({ app });
    const user = telegram.addUser();
    const cite = async () => {
      const sent = user.send(user.chat, '/cite');
      return (await telegram.waitForReply(user.chat, { after: sent.message_id })).text ?? '';
    };
    user.send(user.chat, '一期投资多少？');
    await telegram.waitForReply(user.chat);
    expect(await cite()).not.toContain('注意');
    source = makePassageSource([makeArticle({ text: makeArticle().text.replace(QUOTE, '别的话。') })]);
    expect(await cite()).toMatch(/\n注意：这篇文章后来改过，这句原话已经不在了。$/);
    source = makePassageSource([]);
    expect(await cite()).toMatch(/^这一段现在看不到了/);
  });
});
