import { describe, expect, it } from 'vitest';
import { TYPING_MS } from '../../../src/chat/features/inline-feature.ts';
import { waitInRealTime } from '../../../src/wait.ts';
import { passageKeyOf } from '../../../src/passages/passage-key.ts';
import {
  createFakeApp,
  createGate,
  makeAnswered,
  makeCitation,
  makeMatch,
  makeNotFound,
  makeStatement,
  makeUnavailable,
  QUOTE,
} from '../fake-app.ts';
import { createFakeExamples } from '../fake-people.ts';
import { makePassageSource } from '../fake-passages.ts';
import { startChat } from '../start-chat.ts';

const keyOf = (number: number) => passageKeyOf(makePassageSource().passages[number - 1]!);
const MATCHES = [6, 2, 4, 1, 3, 5].map((number) =>
  makeMatch({ key: keyOf(number), passageId: `a1#${number}`, paragraph: number, text: `第${number}段的话。` }),
);

const start = (answer: (question: string) => ReturnType<typeof makeAnswered> | ReturnType<typeof makeNotFound>) =>
  startChat({
    app: createFakeApp({ answer: (question) => Promise.resolve(answer(question)) }),
    telegram: { inline: true },
  });

describe('inline mode', () => {
  it('shows the answer with its sources first, then five passages, each ready to be sent and to be opened', async () => {
    const { telegram, app } = await start((question) => makeAnswered(question, { matches: MATCHES }));
    const user = telegram.addUser();
    const asked = user.queryInline('一期投资多少？');
    const { results, isPersonal, cacheTime, button } = await telegram.waitForInlineAnswer(asked);
    expect([app.asked, isPersonal, cacheTime, button]).toEqual([['一期投资多少？'], true, 10, undefined]);
    expect(results.map(({ id }) => id)).toEqual(['answer', ...[0, 1, 2, 3, 4].map((i) => `passage${i}`)]);
    const [whole, passage] = results;
    expect(whole).toMatchObject({ title: '一期投资多少？', description: QUOTE });
    expect(whole?.message.text).toMatch(
      /^一期投资多少？\n\n一期工程预计投资12.5亿元.*\[1\].*\n\n\[1\] 云杉镇建设纪要\n/s,
    );
    expect(whole?.message.text).toContain('云杉日报 · 2020年8月发布 · 第6段 · 摘编');
    expect(whole?.raw.reply_markup).toEqual({
      inline_keyboard: [[{ text: '查看原文段落', url: `https://t.me/${telegram.bot.username}?start=p_${keyOf(6)}` }]],
    });
    expect(passage?.title).toBe('云杉镇建设纪要 · 第6段');
    expect(passage?.message.text).toBe('云杉镇建设纪要\n第6段的话。\n云杉日报 · 2020年8月 · 第6段 · 摘编');
    expect(telegram.violations).toEqual([]);
    expect(telegram.refusals).toEqual([]);
  });

  it('shows examples for what holds no words', async () => {
    const { telegram, app } = await startChat({ telegram: { inline: true } });
    for (const text of ['\u202e', '？？', '\u200b\u2060']) {
      const { results } = await telegram.waitForInlineAnswer(telegram.addUser().queryInline(text));
      expect(results[0]?.title).toBe('一期投资多少？');
    }
    expect(app.asked).not.toContain('？？');
    expect(telegram.refusals).toEqual([]);
  });

  it('says above the passages that the articles do not say', async () => {
    const { telegram } = await start((question) => ({ ...makeNotFound(question), matches: MATCHES.slice(0, 1) }));
    const user = telegram.addUser();
    for (const [question, notice] of [
      ['镇长喜欢什么？', '文章里没有说到这一点'],
      ['鎮長喜歡什麼？', '文章中沒有提到這一點'],
      ['What does the mayor like?', 'The articles do not say'],
    ] as const) {
      const { results, button } = await telegram.waitForInlineAnswer(user.queryInline(question));
      expect(results.map(({ id }) => id)).toEqual(['passage0']);
      expect(button).toEqual({ text: notice, startParameter: 'inline' });
    }
  });

  it('asks no language model, remembers nothing and knows no person', async () => {
    const options: unknown[] = [];
    const app = createFakeApp({
      answer: (question, given) => {
        options.push(given);
        return Promise.resolve(makeAnswered(question));
      },
    });
    const { telegram } = await startChat({ app, telegram: { inline: true } });
    const user = telegram.addUser();
    await telegram.waitForInlineAnswer(user.queryInline('一期投资多少？'));
    expect(options).toEqual([{ passing: true }]);
  });

  it('answers what was typed last, and nothing that was typed on', async () => {
    const gate = createGate();
    let typing = 0;
    const { telegram, app } = await startChat({
      telegram: { inline: true },
      wait: (milliseconds, signal) => {
        if (milliseconds !== TYPING_MS) return waitInRealTime(milliseconds, signal);
        typing += 1;
        return gate.promise;
      },
    });
    const [user, other] = [telegram.addUser(), telegram.addUser()];
    user.queryInline('一');
    user.queryInline('一期');
    const asked = user.queryInline('一期投资多少？');
    const beside = other.queryInline('桥有多长？');
    await expect.poll(() => typing).toBe(4);
    gate.open();
    await telegram.waitForInlineAnswer(asked);
    await telegram.waitForInlineAnswer(beside);
    await telegram.waitUntilConfirmed();
    expect(app.asked.toSorted()).toEqual(['一期投资多少？', '桥有多长？']);
    expect(telegram.unansweredInline).toHaveLength(2);
  });

  it('lets go of an answer that comes when more has been typed', async () => {
    const gate = createGate();
    const app = createFakeApp({
      answer: async (question) => {
        if (question === '一期') await gate.promise;
        return makeAnswered(question);
      },
    });
    const { telegram } = await startChat({ app, telegram: { inline: true } });
    const user = telegram.addUser();
    const early = user.queryInline('一期');
    await expect.poll(() => app.asked).toContain('一期');
    await telegram.waitForInlineAnswer(user.queryInline('一期投资多少？'));
    gate.open();
    await telegram.waitUntilConfirmed();
    expect(early.answer).toBeNull();
  });

  it('shows examples with their answers before anything is typed, in the language of the client', async () => {
    const { telegram } = await start((question) => makeAnswered(question));
    const user = telegram.addUser({ language_code: 'en' });
    const { results, button } = await telegram.waitForInlineAnswer(user.queryInline('  '));
    expect(results.map(({ title }) => title)).toEqual([
      'How much is invested?',
      'How long is the bridge?',
      'Where is Yunshan Town?',
    ]);
    expect(results[0]?.message.text).toMatch(/^How much is invested\?\n\n/);
    expect(button?.text).toBe('Type a question: I look it up in the articles');
    const none = await startChat({
      app: createFakeApp({ examples: createFakeExamples({ 'zh-Hans': [], 'zh-Hant': [], en: [] }) }),
      telegram: { inline: true },
    });
    const empty = await none.telegram.waitForInlineAnswer(none.telegram.addUser().queryInline(''));
    expect(empty).toMatchObject({ results: [], button: { startParameter: 'inline' } });
  });

  it('leaves out the last statements of an answer that is too long for a message, with their sources', async () => {
    const citations = [1, 2, 3, 4].map((number) => makeCitation({ number, quote: `${number}`.repeat(1_300) }));
    const statements = [1, 2, 3, 4].map((number) =>
      makeStatement({ text: `第${number}句`, citations: [number], marks: [], dates: [] }),
    );
    const { telegram } = await start((question) => makeAnswered(question, { statements, citations }));
    const { results } = await telegram.waitForInlineAnswer(telegram.addUser().queryInline('一期？'));
    expect(results[0]?.message.text).toMatch(/^一期？\n\n第1句\[1\]\n\n第2句\[2\]\n\n\[1\] /);
    expect(results[0]?.message.text).not.toMatch(/第3句|\[3\]/);
  });

  it('makes nothing clickable of what somebody typed or an article is called', async () => {
    const trap = 'see evil.example.com @someone /ask #tag';
    const { telegram } = await start((question) =>
      makeAnswered(question, {
        matches: [makeMatch({ title: trap, text: trap })],
        citations: [makeCitation({ title: trap, quote: trap, url: null })],
      }),
    );
    const { results } = await telegram.waitForInlineAnswer(telegram.addUser().queryInline(trap));
    for (const { message } of results)
      expect(
        message.entities.filter(({ type }) => ['url', 'mention', 'bot_command', 'hashtag'].includes(type)),
      ).toEqual([]);
    expect(results).toHaveLength(2);
    expect(telegram.violations).toEqual([]);
  });

  it('shows nothing when something goes wrong, and goes on working', async () => {
    let fails = true;
    const app = createFakeApp({
      answer: (question) => {
        if (question === '一') return Promise.resolve(makeUnavailable(question, 'internal'));
        return fails ? Promise.reject(new Error('secret detail')) : Promise.resolve(makeAnswered(question));
      },
    });
    const { telegram, lines } = await startChat({ app, telegram: { inline: true } });
    const user = telegram.addUser();
    expect((await telegram.waitForInlineAnswer(user.queryInline('二'))).results).toEqual([]);
    expect((await telegram.waitForInlineAnswer(user.queryInline('一'))).results).toEqual([]);
    fails = false;
    telegram.failNext('answerInlineQuery', { error_code: 400, description: 'Bad Request: query is too old' });
    user.queryInline('三');
    await telegram.waitForCall('answerInlineQuery', ({ scripted }) => scripted);
    expect((await telegram.waitForInlineAnswer(user.queryInline('四'))).results).not.toEqual([]);
    expect(lines.join('\n')).not.toContain(String(user.id));
  });

  it('takes what somebody sends by it for no question', async () => {
    const { telegram, app } = await start((question) => makeAnswered(question));
    const user = telegram.addUser();
    const asked = user.queryInline('一期投资多少？', { chatType: 'sender' });
    await telegram.waitForInlineAnswer(asked);
    user.sendInlineResult(asked, 'answer', user.chat);
    await telegram.waitUntilConfirmed();
    expect(app.asked).toEqual(['一期投资多少？']);
    expect(telegram.replies(user.chat)).toEqual([]);
  });
});
