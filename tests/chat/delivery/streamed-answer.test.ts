import { describe, expect, it } from 'vitest';
import type { AnswerOptions } from '../../../src/conversation/answer-turn.ts';
import type { Answer } from '../../../src/answering/answer.ts';
import { createFakeApp, createGate, makeAnswered, makeCitation, makeStatement } from '../fake-app.ts';
import { startChat } from '../start-chat.ts';

const FIRST = makeStatement({ text: '一期投资12.5亿元。', marks: [], dates: [], written: true });
const SECOND = makeStatement({ text: '一期去年12月开工。', marks: [], dates: [], written: true });
const draft = (...statements: readonly (typeof FIRST)[]) => ({ statements, citations: [makeCitation()] });

/** Edits wait for nothing; "typing" lasts until the answer is there. */
const wait = (milliseconds: number, signal?: AbortSignal) =>
  milliseconds === 2_000
    ? Promise.resolve()
    : new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));

/** A chat whose program waits for the test at every step of an answer. */
async function startWriting() {
  const asked = createGate<NonNullable<AnswerOptions['onStatements']>>();
  const answer = createGate<Answer>();
  const noted: unknown[] = [];
  const app = createFakeApp({
    sentAnswers: { find: () => null, note: (...place) => void noted.push(place) },
    answer: (_, options) => {
      asked.open(options!.onStatements!);
      return answer.promise;
    },
  });
  const { telegram } = await startChat({ app, wait });
  const user = telegram.addUser();
  user.send(user.chat, '一期投资多少？');
  return { telegram, user, noted, show: await asked.promise, answer };
}

describe('an answer that is written while one waits', () => {
  it('appears with its first checked sentence and grows in the same message until it is whole', async () => {
    const { telegram, user, noted, show, answer } = await startWriting();
    show(draft(FIRST));
    const begun = await telegram.waitForReply(user.chat);
    expect(begun.text).toBe(`${FIRST.text}[1]\n\n…`);
    show(draft(FIRST, SECOND));
    answer.open(makeAnswered('一期投资多少？', { statements: [FIRST, SECOND] }));
    const whole = await telegram.waitForReply(user.chat, { matching: /由语言模型撰写/ });
    expect(whole.message_id).toBe(begun.message_id);
    expect(whole.text).toMatch(/^一期投资12\.5亿元。\[1\]\n\n一期去年12月开工。\[1\]\n\n\[1\] /);
    expect(telegram.replies(user.chat)).toHaveLength(1);
    await expect
      .poll(() => noted)
      .toMatchObject([[{ message: whole.message_id, asker: user.id }, makeAnswered('').id]]);
    expect(telegram.violations).toEqual([]);
  });

  it('ends as what the articles say when the model fails after the first sentence', async () => {
    const { telegram, user, show, answer } = await startWriting();
    show(draft(FIRST));
    const begun = await telegram.waitForReply(user.chat);
    answer.open(makeAnswered('一期投资多少？', { notice: 'model-failed' }));
    const whole = await telegram.waitForReply(user.chat, { matching: (message) => !message.text!.endsWith('…') });
    expect(whole.message_id).toBe(begun.message_id);
    expect(whole.text).toMatch(/^一期工程预计投资12\.5亿元/);
    expect(telegram.replies(user.chat)).toHaveLength(1);
  });

  it('is sent anew when its message was deleted meanwhile', async () => {
    const { telegram, user, show, answer } = await startWriting();
    show(draft(FIRST));
    const begun = await telegram.waitForReply(user.chat);
    telegram.failNext('editMessageText', { error_code: 400, description: 'Bad Request: message to edit not found' });
    answer.open(makeAnswered('一期投资多少？'));
    const whole = await telegram.waitForReply(user.chat, { after: begun.message_id });
    expect(whole.text).toMatch(/^一期工程预计投资12\.5亿元/);
  });

  it('is sent whole when it could not be begun', async () => {
    const { telegram, user, show, answer } = await startWriting();
    telegram.failNext('sendMessage', { error_code: 400, description: 'Bad Request: message is too long' });
    show(draft(FIRST));
    answer.open(makeAnswered('一期投资多少？'));
    const whole = await telegram.waitForReply(user.chat);
    expect(whole.text).toMatch(/^一期工程预计投资12\.5亿元/);
    expect(telegram.replies(user.chat)).toHaveLength(1);
  });
});
