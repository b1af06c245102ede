import type { Chat } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import type { AnswerOptions } from '../../../src/conversation/answer-turn.ts';
import type { Answer } from '../../../src/answering/answer.ts';
import type { Wait } from '../../../src/wait.ts';
import type { ScriptedFailure } from '../../helpers/telegram-double/faults.ts';
import { createFakeApp, createGate, makeAnswered, makeCitation, makeStatement } from '../fake-app.ts';
import { startChat } from '../start-chat.ts';

const FIRST = makeStatement({ text: '一期投资12.5亿元。', marks: [], dates: [], written: true });
const SECOND = makeStatement({ text: '一期去年12月开工。', marks: [], dates: [], written: true });
const draft = (...statements: readonly (typeof FIRST)[]) => ({ statements, citations: [makeCitation()] });

/** Drafts and edits wait for nothing; "typing" lasts until the answer is there. A quick bot does not show that it thinks. */
const waitFor =
  (pace: 'quick' | 'slow'): Wait =>
  (milliseconds, signal) =>
    milliseconds <= 4_000 && (pace === 'slow' || milliseconds !== 1_500)
      ? new Promise((resolve) => setImmediate(resolve))
      : new Promise((resolve) => signal?.addEventListener('abort', () => resolve()));

/** A chat whose program waits for the test at every step of an answer. */
async function startWriting(
  place: 'private' | 'group',
  pace: 'quick' | 'slow' = 'quick',
  firstDraft?: ScriptedFailure,
) {
  const asked = createGate<NonNullable<AnswerOptions['onStatements']>>();
  const answer = createGate<Answer>();
  const noted: unknown[] = [];
  const app = createFakeApp({
    sentAnswers: { ...createFakeApp().sentAnswers, note: (...sent) => void noted.push(sent) },
    answer: (_, options) => {
      asked.open(options!.onStatements!);
      return answer.promise;
    },
  });
  const { telegram } = await startChat({ app, wait: waitFor(pace) });
  if (firstDraft) telegram.failNext('sendMessageDraft', firstDraft);
  const user = telegram.addUser({ started: true });
  const chat: Chat = place === 'private' ? user.chat : telegram.addChat({ type: 'supergroup', members: [user] });
  const ask = (question: string) => user.send(chat, place === 'private' ? question : `/ask ${question}`);
  const question = ask('一期投资多少？');
  return { telegram, user, chat, ask, question, noted, show: await asked.promise, answer };
}

describe('an answer that is written while one waits in a private chat', () => {
  it('grows as a draft, which the whole answer replaces', async () => {
    const { telegram, user, chat, noted, show, answer } = await startWriting('private');
    show(draft(FIRST));
    await telegram.waitForDraft(chat, ({ text }) => text === `${FIRST.text}[1]\n\n…`);
    show(draft(FIRST, SECOND));
    await telegram.waitForDraft(chat, ({ text }) => text.startsWith(`${FIRST.text}[1]\n\n${SECOND.text}`));
    expect(telegram.replies(chat)).toEqual([]);
    answer.open(makeAnswered('一期投资多少？', { statements: [FIRST, SECOND] }));
    const whole = await telegram.waitForReply(chat);
    expect(whole.text).toMatch(/由语言模型撰写/);
    expect(telegram.drafts(chat)).toEqual([]);
    expect(new Set(telegram.draftHistory(chat).map(({ draftId }) => draftId)).size).toBe(1);
    await expect.poll(() => noted).toMatchObject([[{ message: whole.message_id, asker: user.id }, '7k2m-9qxd']]);
    expect(telegram.violations).toEqual([]);
    expect(telegram.refusals).toEqual([]);
  });

  it('shows that the bot thinks until the first sentence is there', async () => {
    const { telegram, chat, show, answer } = await startWriting('private', 'slow');
    await telegram.waitForDraft(chat, ({ text }) => text === '');
    show(draft(FIRST));
    await telegram.waitForDraft(chat, ({ text }) => text.startsWith(FIRST.text));
    answer.open(makeAnswered('一期投资多少？'));
    await telegram.waitUntilConfirmed();
    expect(telegram.replies(chat)).toHaveLength(1);
    expect(telegram.drafts(chat)).toEqual([]);
  });

  it('grows as a draft, too, where Telegram takes none without text', async () => {
    const { telegram, chat, show, answer } = await startWriting('private', 'slow', {
      error_code: 400,
      description: 'Bad Request: text must be non-empty',
    });
    await telegram.waitForCall('sendMessageDraft');
    show(draft(FIRST));
    await telegram.waitForDraft(chat, ({ text }) => text.startsWith(FIRST.text));
    answer.open(makeAnswered('一期投资多少？'));
    await telegram.waitUntilConfirmed();
    expect(telegram.calls('sendMessageDraft').filter(({ params }) => (params['text'] ?? '') === '')).toHaveLength(1);
  });

  it.each([
    { error_code: 404, description: 'Not Found' },
    { error_code: 400, description: 'Bad Request: TEXTDRAFT_PEER_INVALID' },
  ])('grows in a message where Telegram takes no drafts, and the chat is not asked again: $description', async (no) => {
    const { telegram, chat, ask, show, answer } = await startWriting('private');
    telegram.failNext('sendMessageDraft', no);
    show(draft(FIRST));
    const begun = await telegram.waitForReply(chat);
    expect(begun.text).toBe(`${FIRST.text}[1]\n\n…`);
    answer.open(makeAnswered('一期投资多少？'));
    const whole = await telegram.waitForReply(chat, { matching: (message) => !message.text!.endsWith('…') });
    expect(whole.message_id).toBe(begun.message_id);
    ask('二期呢？');
    await telegram.waitForReply(chat, { after: begun.message_id });
    expect(telegram.calls('sendMessageDraft')).toHaveLength(1);
  });

  it.each(['private', 'group'] as const)('shows nothing more when there will be no answer: %s', async (place) => {
    const { telegram, chat, show, answer } = await startWriting(place, 'slow');
    show(draft(FIRST));
    await (place === 'private' ? telegram.waitForDraft(chat) : telegram.waitForReply(chat));
    show(draft(FIRST, SECOND));
    answer.open(Promise.reject(new Error('a fault')) as unknown as Answer);
    await telegram.waitForReply(chat, { matching: /没能答上来/ });
    await telegram.waitUntilConfirmed();
    const shown = () => telegram.calls('sendMessageDraft').length + telegram.calls('editMessageText').length;
    const before = shown();
    for (let i = 0; i < 60; i += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(shown()).toBe(before);
  });

  it('is sent whole when drafts fail for the moment', async () => {
    const { telegram, chat, show, answer } = await startWriting('private');
    telegram.failNext('sendMessageDraft', { error_code: 502, description: 'Bad Gateway' }, 50);
    show(draft(FIRST));
    await telegram.waitForCall('sendMessageDraft');
    answer.open(makeAnswered('一期投资多少？'));
    await expect(telegram.waitForReply(chat, { matching: /^一期工程预计投资12\.5亿元/ })).resolves.toBeDefined();
    await telegram.waitUntilConfirmed();
    expect(telegram.replies(chat)).toHaveLength(1);
  });
});

describe('an answer that is written while one waits in a group', () => {
  it('appears with its first checked sentence and grows in the same message until it is whole', async () => {
    const { telegram, user, chat, question, noted, show, answer } = await startWriting('group');
    show(draft(FIRST));
    const begun = await telegram.waitForReply(chat);
    expect(begun.text).toBe(`${FIRST.text}[1]\n\n…`);
    expect(begun.reply_to_message?.message_id).toBe(question.message_id);
    show(draft(FIRST, SECOND));
    answer.open(makeAnswered('一期投资多少？', { statements: [FIRST, SECOND] }));
    const whole = await telegram.waitForReply(chat, { matching: /由语言模型撰写/ });
    expect(whole.message_id).toBe(begun.message_id);
    expect(whole.text).toMatch(/^一期投资12\.5亿元。\[1\]\n\n一期去年12月开工。\[1\]\n\n\[1\] /);
    expect(telegram.replies(chat)).toHaveLength(1);
    await expect
      .poll(() => noted)
      .toMatchObject([[{ message: whole.message_id, asker: user.id }, makeAnswered('').id]]);
    expect(telegram.violations).toEqual([]);
  });

  it('ends as what the articles say when the model fails after the first sentence', async () => {
    const { telegram, chat, show, answer } = await startWriting('group');
    show(draft(FIRST));
    const begun = await telegram.waitForReply(chat);
    answer.open(makeAnswered('一期投资多少？', { notice: 'model-failed' }));
    const whole = await telegram.waitForReply(chat, { matching: (message) => !message.text!.endsWith('…') });
    expect(whole.message_id).toBe(begun.message_id);
    expect(whole.text).toMatch(/^一期工程预计投资12\.5亿元/);
    expect(telegram.replies(chat)).toHaveLength(1);
  });

  it('is sent anew when its message was deleted meanwhile', async () => {
    const { telegram, chat, show, answer } = await startWriting('group');
    show(draft(FIRST));
    const begun = await telegram.waitForReply(chat);
    telegram.failNext('editMessageText', { error_code: 400, description: 'Bad Request: message to edit not found' });
    answer.open(makeAnswered('一期投资多少？'));
    const whole = await telegram.waitForReply(chat, { after: begun.message_id });
    expect(whole.text).toMatch(/^一期工程预计投资12\.5亿元/);
  });

  it('is sent whole when it could not be begun', async () => {
    const { telegram, chat, show, answer } = await startWriting('group');
    telegram.failNext('sendMessage', { error_code: 400, description: 'Bad Request: message is too long' });
    show(draft(FIRST));
    answer.open(makeAnswered('一期投资多少？'));
    const whole = await telegram.waitForReply(chat);
    expect(whole.text).toMatch(/^一期工程预计投资12\.5亿元/);
    expect(telegram.replies(chat)).toHaveLength(1);
  });

  it('that comes when it was given up is not begun any more', async () => {
    const late = createGate();
    const asked = createGate<NonNullable<AnswerOptions['onStatements']>>();
    const app = createFakeApp({
      answer: (_, options) => {
        asked.open(options!.onStatements!);
        return new Promise(() => undefined);
      },
    });
    const wait: Wait = async (milliseconds, signal) => {
      if (milliseconds === 120_000) return late.promise;
      await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
    };
    const { telegram } = await startChat({ app, wait });
    const user = telegram.addUser();
    const chat = telegram.addChat({ type: 'supergroup', members: [user] });
    user.send(chat, '/ask 一期投资多少？');
    const show = await asked.promise;
    late.open();
    const told = await telegram.waitForReply(chat, { matching: ({ text }) => !text!.endsWith('…') });
    await telegram.waitUntilConfirmed();
    show(draft(FIRST));
    user.send(chat, '/help');
    await telegram.waitForReply(chat, { after: told.message_id, matching: ({ text }) => text!.includes('/') });
    expect(telegram.replies(chat).map(({ text }) => text?.startsWith(FIRST.text))).toEqual([false, false]);
  });
});
