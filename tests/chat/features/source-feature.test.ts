import type { InlineKeyboardButton, Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { passageKeyOf } from '../../../src/passages/passage-key.ts';
import { makeAnswered, makeCitation, makeMatch, makeNotFound, QUOTE } from '../fake-app.ts';
import { makeArticle, makePassageSource } from '../fake-passages.ts';
import { createRecordedApp } from '../recorded-app.ts';
import { startChat } from '../start-chat.ts';

const SOURCE = makePassageSource();
const MATCHES = [6, 2, 4].map((number) => makeMatch({ passageId: `a1#${number}`, text: `第${number}段` }));
const keyOf = (number: number) => passageKeyOf(SOURCE.passages[number - 1]!);

const buttonsOf = (message: Message | undefined): readonly InlineKeyboardButton[] =>
  message?.reply_markup?.inline_keyboard.flat() ?? [];
const labelsOf = (message: Message | undefined) =>
  message?.reply_markup?.inline_keyboard.map((row) => row.map(({ text }) => text));
const boldOf = ({ text = '', entities = [] }: Message) =>
  entities.filter(({ type }) => type === 'bold').map(({ offset, length }) => text.slice(offset, offset + length));

const ask = async (question = '一期投资多少？', app = createRecordedApp({ answer: answerWithMatches })) => {
  const chat = await startChat({ app });
  const user = chat.telegram.addUser();
  user.send(user.chat, question);
  const answer = await chat.telegram.waitForReply(user.chat);
  const opened = () => chat.telegram.waitForReply(user.chat, { after: answer.message_id });
  return { ...chat, user, answer, opened };
};

function answerWithMatches(question: string) {
  return makeAnswered(question, { matches: MATCHES });
}

describe('the buttons of an answer', () => {
  it('open its source, look further, copy it and take votes', async () => {
    const { answer, telegram } = await ask();
    expect(labelsOf(answer)).toEqual([['[1] 云杉镇建设纪要'], ['相关段落', '复制引文', '👍', '👎']]);
    expect(buttonsOf(answer).find(({ text }) => text === '复制引文')).toMatchObject({
      copy_text: { text: `《云杉镇建设纪要》，云杉日报，2020年8月，第6段（摘编）：“${QUOTE}”` },
    });
    expect(telegram.violations).toEqual([]);
  });

  it.each([
    ['一期投資多少？', ['相關段落', '複製引文', '👍', '👎']],
    ['How much is the investment?', ['Related', 'Copy', '👍', '👎']],
  ])('are in the language of the question: %s', async (question, expected) => {
    const { answer } = await ask(question);
    expect(labelsOf(answer)?.at(-1)).toEqual(expected);
  });

  it('are numbers where the sources are many, and leave out what there is none of', async () => {
    const citations = Array.from({ length: 7 }, (_, i) => makeCitation({ number: i + 1 }));
    const { answer } = await ask('一期？', createRecordedApp({ answer: (it) => makeAnswered(it, { citations }) }));
    expect(labelsOf(answer)).toEqual([
      ['[1]', '[2]', '[3]', '[4]', '[5]'],
      ['[6]', '[7]'],
      ['复制引文 [1]', '👍', '👎'],
    ]);
  });

  it('tell a source by its title, shortened to what a phone shows, and whatever it is made of', async () => {
    const titles = ['科'.repeat(60), 'Science '.repeat(20), '一行\n两行\u0000三行'];
    const citations = titles.map((title, i) => makeCitation({ number: i + 1, title }));
    const { answer } = await ask('一期？', createRecordedApp({ answer: (it) => makeAnswered(it, { citations }) }));
    expect(labelsOf(answer)?.slice(0, 3)).toEqual([
      [`[1] ${'科'.repeat(21)}…`],
      [`[2] ${'Science '.repeat(5)}Sci…`],
      ['[3] 一行 两行 三行'],
    ]);
  });

  it('of a question that the articles do not answer look further and object, of a fault do nothing', async () => {
    const app = createRecordedApp({
      answer: (question) => ({ ...makeNotFound(question), matches: question === '有？' ? MATCHES : [] }),
    });
    const { answer, user, opened } = await ask('有？', app);
    expect(labelsOf(answer)).toEqual([['相关段落', '👎']]);
    user.send(user.chat, '没有？');
    expect(labelsOf(await opened())).toEqual([['👎']]);
  });
});

describe('a source', () => {
  it('opens as a reply: the passage whole and quoted, what was cited in bold, its neighbours around', async () => {
    const { telegram, user, answer, opened } = await ask();
    const press = user.press(answer, '[1] 云杉镇建设纪要');
    await telegram.waitForPressAnswer(press);
    const viewer = await opened();
    expect(viewer.reply_to_message?.message_id).toBe(answer.message_id);
    expect(viewer.text?.split('\n')[1]).toBe('云杉日报 · 2020年8月 · 摘编 · 第6段 · 第6页，共9页');
    const [fifth, sixth, seventh] = SOURCE.passages.slice(4, 7).map(({ text }) => text);
    expect(viewer.text).toContain(`${fifth}\n\n${sixth}\n\n${seventh}`);
    const quotation = viewer.entities?.find(({ type }) => type === 'blockquote');
    expect(viewer.text?.slice(quotation?.offset).slice(0, quotation?.length)).toBe(sixth);
    expect(boldOf(viewer)).toEqual([QUOTE]);
    expect(viewer.entities?.find(({ type }) => type === 'text_link')).toMatchObject({
      url: 'https://news.example.com/a1',
      offset: 0,
    });
    const link = `https://t.me/${telegram.bot.username}?start=p_${keyOf(6)}`;
    expect(viewer.reply_markup?.inline_keyboard.at(-1)).toEqual([
      { text: '复制引文', copy_text: { text: expect.stringContaining(QUOTE) as string } },
      { text: '复制链接', copy_text: { text: link } },
      { text: '转发', url: `https://t.me/share/url?url=${encodeURIComponent(link)}` },
    ]);
    expect(telegram.violations).toEqual([]);
  });

  it.each([
    ['一期投資多少？', '云杉日报 · 2020年8月 · 摘編 · 第6段 · 第6頁，共9頁', ['複製引文', '複製連結', '轉傳']],
    ['How much is it?', '云杉日报 · August 2020 · digest · paragraph 6 · page 6 of 9', ['Copy', 'Copy link', 'Share']],
  ])('is shown in the language of its answer, whoever opens it: %s', async (question, line, labels) => {
    const { user, answer, opened } = await ask(question);
    user.press(answer, '[1] 云杉镇建设纪要');
    const viewer = await opened();
    expect(viewer.text?.split('\n')[1]).toBe(line);
    expect(labelsOf(viewer)).toEqual([['◀', '▶'], labels]);
  });

  it('has pages that turn in the same message, from the first to the last passage, and keeps its mark', async () => {
    const { telegram, user, answer, opened } = await ask();
    user.press(answer, '[1] 云杉镇建设纪要');
    const viewer = await opened();
    for (let at = 6; at > 1; at -= 1) user.press(await turned(at), '◀');
    const first = await turned(1);
    expect(labelsOf(first)?.[0]).toEqual(['▶']);
    expect(boldOf(first)).toEqual([]);
    for (let at = 1; at < 9; at += 1) user.press(await turned(at), '▶');
    const last = await turned(9);
    expect(labelsOf(last)?.[0]).toEqual(['◀']);
    for (let at = 9; at > 6; at -= 1) user.press(await turned(at), '◀');
    expect(boldOf(await turned(6))).toEqual([QUOTE]);
    expect(telegram.replies(user.chat)).toHaveLength(2);
    expect([telegram.violations, telegram.refusals]).toEqual([[], []]);

    async function turned(number: number): Promise<Message> {
      const fits = (it: Message) => it.message_id === viewer.message_id && it.text!.includes(`第${number}页`);
      return telegram.waitForMessage(fits);
    }
  });

  it('shows what stands there now when the article has changed, and says so', async () => {
    let source = SOURCE;
    const app = createRecordedApp({ answer: answerWithMatches, source: () => source });
    const { user, answer, opened } = await ask('一期投资多少？', app);
    const text = makeArticle().text.replace(QUOTE, '一期工程的投资另行公布。');
    source = makePassageSource([makeArticle({ text })], 's2');
    user.press(answer, '[1] 云杉镇建设纪要');
    const viewer = await opened();
    expect(viewer.text).toMatch(/^这篇文章后来改过，引用的原话已经不在了/);
    expect(viewer.text).toContain('一期工程的投资另行公布。');
    expect(boldOf(viewer)).toEqual([]);
  });

  it('that has moved within its article is found there', async () => {
    let source = SOURCE;
    const app = createRecordedApp({ answer: answerWithMatches, source: () => source });
    const { user, answer, opened } = await ask('一期投资多少？', app);
    source = makePassageSource([
      makeArticle({ text: `${'新加了一段话，说的是别的事。'.repeat(9)}\n\n${makeArticle().text}` }),
    ]);
    user.press(answer, '[1] 云杉镇建设纪要');
    const viewer = await opened();
    expect(viewer.text).toContain('第7段 · 第7页，共10页');
    expect(boldOf(viewer)).toEqual([QUOTE]);
  });

  it('of an article that was withdrawn is said to be gone, and shows nothing of it', async () => {
    let source = SOURCE;
    const app = createRecordedApp({ answer: answerWithMatches, source: () => source });
    const { user, answer, opened } = await ask('一期投资多少？', app);
    source = makePassageSource([makeArticle({ id: 'a2' })]);
    user.press(answer, '[1] 云杉镇建设纪要');
    const viewer = await opened();
    expect(viewer.text).toMatch(/^这一段现在看不到了：文章已经撤下/);
    expect(viewer.reply_markup).toBeUndefined();
  });

  it('of an article that is withdrawn while somebody reads it is gone with the next page', async () => {
    let source = SOURCE;
    const app = createRecordedApp({ answer: answerWithMatches, source: () => source });
    const { telegram, user, answer, opened } = await ask('一期投资多少？', app);
    user.press(answer, '[1] 云杉镇建设纪要');
    const viewer = await opened();
    source = makePassageSource([]);
    user.press(viewer, '▶');
    const fits = (it: Message) =>
      it.message_id === viewer.message_id && it.text?.startsWith('这一段现在看不到了') === true;
    expect((await telegram.waitForMessage(fits)).reply_markup).toBeUndefined();
  });

  it('in a topic of a forum opens there', async () => {
    const { telegram } = await startChat({ app: createRecordedApp() });
    const user = telegram.addUser();
    const forum = telegram.addChat({ type: 'supergroup', is_forum: true, members: [user] });
    const topic = telegram.addTopic(forum, '问答');
    user.send(forum, '/ask 一期投资多少？', { topic });
    const answer = await telegram.waitForReply(forum);
    user.press(answer, '[1] 云杉镇建设纪要');
    const viewer = await telegram.waitForReply(forum, { to: answer.message_id });
    expect(viewer.message_thread_id).toBe(topic.message_thread_id);
    expect(telegram.violations).toEqual([]);
  });

  it('of an answer that is no longer on record says so to whoever pressed, in their language', async () => {
    const { telegram, user, answer, app } = await ask();
    (app as ReturnType<typeof createRecordedApp>).store.audits.deleteBefore(Date.now() + 1);
    const other = telegram.addUser({ language_code: 'en' });
    expect(other.id).not.toBe(user.id);
    const press = user.press(answer, '[1] 云杉镇建设纪要');
    expect(await telegram.waitForPressAnswer(press)).toMatchObject({ text: /记录已经过期/, show_alert: true });
  });
});

describe('a press', () => {
  it('of the same button again at once opens nothing twice, and says where to look', async () => {
    const { telegram, user, answer, opened } = await ask();
    user.press(answer, '[1] 云杉镇建设纪要');
    await opened();
    const again = user.press(answer, '[1] 云杉镇建设纪要');
    expect(await telegram.waitForPressAnswer(again)).toEqual({ text: '这一段就在下面。' });
    expect(telegram.replies(user.chat)).toHaveLength(2);
  });

  it.each([
    'source:bbbb-bbbb:1',
    'source:aaaa-aaa1:2',
    'source:aaaa-aaa1:1e0',
    'source:aaaa-aaa1:',
    'source:__proto__:1',
    'source',
    'source:aaaa-aaa1:1:1:1',
    `source:${'a'.repeat(10)}_${'b'.repeat(10)}_1`,
    'related',
    'related:bbbb-bbbb',
    'related:x',
    'vote:aaaa-aaa1:sideways',
    'vote:bbbb-bbbb:up',
    'vote',
    'reason:aaaa-aaa1:constructor',
    'reason:aaaa-aaa1',
    'page',
    'page:x',
  ])('that no button of ours makes is answered, and breaks nothing: %s', async (data) => {
    const { telegram, user, answer, logged, app } = await ask();
    const press = user.pressForged(answer, data);
    await telegram.waitForPressAnswer(press);
    await telegram.waitUntilConfirmed();
    expect([logged('error'), telegram.refusals, telegram.violations]).toEqual([[], [], []]);
    expect(telegram.current(answer)?.text).toBe(answer.text);
    expect(app.votes.counts({ since: 0 })).toEqual({ up: 0, down: 0 });
  });

  it('cannot put a passage in the place of an answer', async () => {
    const { telegram, user, answer } = await ask();
    const edits = telegram.calls('editMessageText').length;
    const press = user.pressForged(answer, `page:${keyOf(1)}`);
    await telegram.waitForPressAnswer(press);
    await telegram.waitUntilConfirmed();
    expect(telegram.current(answer)?.text).toBe(answer.text);
    expect(telegram.calls('editMessageText')).toHaveLength(edits);
  });

  it('that fails is told to whoever pressed', async () => {
    const app = createRecordedApp({
      answer: answerWithMatches,
      source: () => {
        if (app.asked.length > 0 && isBroken) throw new Error('no snapshot');
        return SOURCE;
      },
    });
    let isBroken = false;
    const { telegram, user, answer } = await ask('一期投资多少？', app);
    isBroken = true;
    const press = user.press(answer, '[1] 云杉镇建设纪要');
    expect(await telegram.waitForPressAnswer(press)).toMatchObject({ text: /^出了点问题/ });
  });
});

describe('a permanent link', () => {
  it('stands on the number of each source, and opens its passage for anybody', async () => {
    const { telegram, answer } = await ask();
    const link = `https://t.me/${telegram.bot.username}?start=p_${keyOf(6)}`;
    const { offset } = answer.entities!.find((it) => it.type === 'text_link' && it.url === link)!;
    expect(answer.text?.slice(offset, offset + 3)).toBe('[1]');
    const stranger = telegram.addUser({ language_code: 'en' });
    stranger.send(stranger.chat, `/start ${new URL(link).searchParams.get('start')}`);
    const viewer = await telegram.waitForReply(stranger.chat);
    expect(viewer.text).toContain(SOURCE.passages[5]!.text);
    expect(viewer.text).toContain('page 6 of 9');
    expect(telegram.violations).toEqual([]);
  });

  it.each(['p_', 'p_x', `p_${'a'.repeat(10)}_${'b'.repeat(10)}_1`, `p_${keyOf(6)}x`])(
    'that leads nowhere is answered, and never fails: %s',
    async (payload) => {
      const { telegram, user, opened } = await ask();
      user.send(user.chat, `/start ${payload}`);
      expect((await opened()).text).toMatch(/^(你好，我是科城问答|这一段现在看不到了)/);
      expect(telegram.refusals).toEqual([]);
    },
  );
});

describe('related passages', () => {
  it('are those that were found and not cited, each with a button that opens it', async () => {
    const { telegram, user, answer, opened } = await ask();
    user.press(answer, '相关段落');
    const list = await opened();
    expect(list.reply_to_message?.message_id).toBe(answer.message_id);
    expect(list.text).toMatch(
      /^与这个问题相近、.*\n\n1\. 云杉镇建设纪要 · 第2段\n云杉镇的第2件事[^]*\n\n2\. 云杉镇建设纪要 · 第4段\n/,
    );
    expect(list.text).not.toContain(QUOTE);
    user.press(list, '2');
    const viewer = await telegram.waitForReply(user.chat, { after: list.message_id });
    expect(viewer.text).toContain(SOURCE.passages[3]!.text);
    expect(telegram.violations).toEqual([]);
  });

  it('are looked up anew when the articles were updated since', async () => {
    const app = createRecordedApp({
      answer: answerWithMatches,
      source: () => makePassageSource([makeArticle()], 's2'),
    });
    const { user, answer, opened } = await ask('一期投资多少？', app);
    user.press(answer, '相关段落');
    expect((await opened()).text).toMatch(/1\. 云杉镇建设纪要 · 第2段\n[^]*$/);
  });
});
