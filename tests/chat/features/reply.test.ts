import { describe, expect, it } from 'vitest';
import type { AnswerOptions } from '../../../src/conversation/answer-turn.ts';
import { createRecordedApp } from '../recorded-app.ts';
import { startChat } from '../start-chat.ts';

const CLAIM = '金凤实验室去年揭牌。听说花了8个亿。';

/** A group at a bot that notes what it is asked about. */
async function startGroup({ forum = false, privacy = true } = {}) {
  const given: { readonly question: string; readonly options: AnswerOptions }[] = [];
  const recorded = createRecordedApp();
  const app = {
    ...recorded,
    answer: (question: string, options: AnswerOptions = {}) => {
      given.push({ question, options });
      return recorded.answer(question, options);
    },
    why: (id: string) => {
      const record = recorded.why(id);
      return record && { ...record, statements: '一期投资12.5亿元[1][2]' };
    },
  };
  const { telegram } = await startChat({ app, telegram: { privacy } });
  const [alice, bob] = [telegram.addUser(), telegram.addUser()];
  const group = telegram.addChat({ type: 'supergroup', is_forum: forum, members: [alice, bob] });
  const asked = async () => {
    await telegram.waitUntilConfirmed();
    return given.map(({ question, options }) => ({ question, about: options.subject?.text ?? null }));
  };
  return { telegram, alice, bob, group, given, asked, me: `@${telegram.bot.username}` };
}

describe('a question that replies to somebody’s message', () => {
  it('is about that message, for which it needs a mention or a command', async () => {
    const { telegram, alice, bob, group, asked, me } = await startGroup({ privacy: false });
    const claim = bob.send(group, CLAIM);
    alice.send(group, '这个数字对吗？', { replyTo: claim });
    alice.send(group, `${me} 这个数字对吗？`, { replyTo: claim });
    const command = alice.send(group, '/ask 来源是什么', { replyTo: claim });
    await telegram.waitForReply(group, { to: command.message_id });
    expect(await asked()).toEqual([
      { question: '这个数字对吗？', about: CLAIM },
      { question: '来源是什么', about: CLAIM },
    ]);
  });

  it('asks the message itself with a mention or /ask alone', async () => {
    const { alice, bob, group, asked, me } = await startGroup();
    const claim = bob.send(group, CLAIM);
    alice.send(group, me, { replyTo: claim });
    alice.send(group, '/ask', { replyTo: claim });
    expect(await asked()).toEqual([
      { question: CLAIM, about: null },
      { question: CLAIM, about: null },
    ]);
  });

  it('is about the part that was marked, and about the whole when the client marked it by itself', async () => {
    const { alice, bob, group, asked, me } = await startGroup();
    const claim = bob.send(group, CLAIM);
    alice.send(group, me, { replyTo: claim, quote: { text: '听说花了8个亿。' } });
    alice.send(group, `${me} 真的吗？`, { replyTo: claim, quote: { text: '听说花了8个亿。' } });
    alice.send(group, me, { replyTo: claim, quote: { text: '听说', isManual: false } });
    expect(await asked()).toEqual([
      { question: '花了8个亿。', about: null },
      { question: '真的吗？', about: '花了8个亿。' },
      { question: CLAIM, about: null },
    ]);
  });

  it('may be about the caption of a photo', async () => {
    const { alice, bob, group, asked, me } = await startGroup();
    const photo = bob.sendPhoto(group, { caption: '金凤实验室在哪？' });
    alice.send(group, `${me} 这是真的吗`, { replyTo: photo });
    expect(await asked()).toEqual([{ question: '这是真的吗', about: '金凤实验室在哪？' }]);
  });

  it('asks for words when neither has any', async () => {
    const { telegram, alice, bob, group, asked, me } = await startGroup();
    const sticker = bob.sendSticker(group);
    alice.send(group, me, { replyTo: sticker });
    await expect(telegram.waitForReply(group, { matching: /^请把问题一起发来/ })).resolves.toBeDefined();
    expect(await asked()).toEqual([]);
  });

  it('of a message that is too long asks its first sentences', async () => {
    const { alice, bob, group, given, asked, me } = await startGroup();
    const long = bob.send(group, '金凤实验室在高新区。'.repeat(200));
    alice.send(group, me, { replyTo: long });
    await asked();
    expect(given[0]?.question.length).toBeLessThanOrEqual(1_000);
    expect(given[0]?.question.endsWith('。')).toBe(true);
  });

  it('does not disturb the topic: its opening is no subject, and the answer stays there', async () => {
    const { telegram, alice, bob, group, asked, me } = await startGroup({ forum: true });
    const topic = telegram.addTopic(group, '科学城的主导产业有哪些？', bob);
    alice.send(group, `${me} 真的吗？`, { topic });
    const claim = bob.send(group, CLAIM, { topic });
    const question = alice.send(group, `${me} 真的吗？`, { topic, replyTo: claim });
    const reply = await telegram.waitForReply(group, { to: question.message_id });
    expect(reply.message_thread_id).toBe(topic.message_thread_id);
    expect(await asked()).toEqual([
      { question: '真的吗？', about: null },
      { question: '真的吗？', about: CLAIM },
    ]);
  });

  it('works in a private chat, for what was passed on there', async () => {
    const { telegram, alice, bob, group, asked } = await startGroup();
    const passedOn = alice.forward(bob.send(group, CLAIM), alice.chat);
    await telegram.waitForReply(alice.chat);
    alice.send(alice.chat, '这个数字对吗？', { replyTo: passedOn });
    expect(await asked()).toEqual([
      { question: CLAIM, about: null },
      { question: '这个数字对吗？', about: CLAIM },
    ]);
  });
});

describe('a question that replies to an answer of the bot', () => {
  it('goes on from that answer, whoever had asked for it', async () => {
    const { telegram, alice, bob, group, given, asked } = await startGroup();
    const first = bob.send(group, '/ask 一期投资多少？');
    const answer = await telegram.waitForReply(group, { to: first.message_id });
    alice.send(group, '那二期呢？', { replyTo: answer });
    expect((await asked()).at(-1)).toEqual({ question: '那二期呢？', about: '一期投资多少？' });
    expect(given.at(-1)?.options.subject?.turn).toEqual({
      question: '一期投资多少？',
      language: 'zh-Hans',
      answer: '一期投资12.5亿元',
    });
    expect(given[0]?.options.conversation).not.toBe(given[1]?.options.conversation);
  });

  it('is about the part of it that was marked', async () => {
    const { telegram, alice, bob, group, given, asked } = await startGroup();
    const first = bob.send(group, '/ask 一期投资多少？');
    const answer = await telegram.waitForReply(group, { to: first.message_id });
    alice.send(group, '这是哪年的？', { replyTo: answer, quote: { text: '去年12月开工' } });
    expect((await asked()).at(-1)).toEqual({ question: '这是哪年的？', about: '去年12月开工' });
    expect(given.at(-1)?.options.subject?.turn).toMatchObject({ question: '一期投资多少？', answer: '去年12月开工' });
  });

  it('is about nothing when it replies to a notice of the bot', async () => {
    const { telegram, alice, group, asked } = await startGroup();
    alice.send(group, '/about');
    const notice = await telegram.waitForReply(group);
    alice.send(group, '真的吗？', { replyTo: notice });
    expect(await asked()).toEqual([{ question: '真的吗？', about: null }]);
  });
});
