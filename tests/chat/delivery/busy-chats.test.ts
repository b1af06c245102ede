import type { Chat } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { SEND_RATES } from '../../../src/chat/delivery/send-rates.ts';
import { createManualClock, waitBy } from '../../helpers/telegram-double/clock.ts';
import { createFakeApp, makeAnswered, makeStatement } from '../fake-app.ts';
import { startChat } from '../start-chat.ts';

const SENTENCES = 12;
/** A model writes so long at a sentence. */
const SENTENCE_MS = 1_700;

/** Lets requests that are on their way arrive. */
const step = () => new Promise<false>((resolve) => setTimeout(() => resolve(false), 1));

/** A bot and a Telegram with all its limits on one clock, whose answers are written sentence by sentence. */
async function startBusy() {
  const clock = createManualClock();
  const startedAt = clock.now();
  const now = () => clock.now() - startedAt;
  const wait = waitBy(clock);
  const app = createFakeApp({
    async answer(question, options) {
      const statements = Array.from({ length: SENTENCES }, (_, i) =>
        makeStatement({ text: `${question}第${i}句。`, marks: [], dates: [], written: true }),
      );
      for (let i = 1; i <= SENTENCES; i += 1) {
        await wait(SENTENCE_MS);
        options?.onStatements?.({ statements: statements.slice(0, i), citations: [] });
      }
      return makeAnswered(question, { statements, citations: [] });
    },
  });
  const chat = await startChat({ app, now, wait, rates: SEND_RATES, telegram: { clock, rateLimits: true } });
  /** Lets time pass until every message is answered. */
  async function finish(): Promise<void> {
    const confirmed = chat.telegram.waitUntilConfirmed(undefined, 60_000).then(() => true);
    while (!(await Promise.race([confirmed, step()]))) clock.advance(20);
  }
  return { ...chat, clock, finish };
}

describe('many answers that are written at the same time', () => {
  it('grow and end in private chats and in groups without one call that Telegram refuses for haste', async () => {
    const { telegram, finish } = await startBusy();
    const people = Array.from({ length: 8 }, () => telegram.addUser({ started: true }));
    const group = telegram.addChat({ type: 'supergroup', members: people });
    const asked: { readonly chat: Chat; readonly question: string }[] = [];
    for (const [i, user] of people.entries()) {
      asked.push({ chat: user.chat, question: `甲${i}` });
      user.send(user.chat, `甲${i}`);
      if (i < 4) {
        asked.push({ chat: group, question: `乙${i}` });
        user.send(group, `/ask 乙${i}`);
      }
    }
    await finish();
    for (const { chat, question } of asked) {
      const answers = telegram.replies(chat).filter(({ text }) => text?.startsWith(`${question}第0句。`));
      expect(answers).toHaveLength(1);
      expect(answers[0]!.text).toContain(`${question}第${SENTENCES - 1}句。`);
    }
    for (const { chat } of people) expect(telegram.draftHistory(chat).length).toBeGreaterThan(5);
    expect(telegram.calls('editMessageText').length).toBeGreaterThan(8);
    expect(telegram.transcript.filter(({ response }) => response?.ok === false)).toEqual([]);
    expect(telegram.violations.filter(({ rule }) => rule !== 'polls-too-fast')).toEqual([]);
  });

  it('end whole, once and in order although Telegram makes their chats wait again and again', async () => {
    const { telegram, finish } = await startBusy();
    const people = Array.from({ length: 3 }, () => telegram.addUser({ started: true }));
    const group = telegram.addChat({ type: 'supergroup', members: people });
    for (const method of ['sendMessage', 'sendMessageDraft', 'editMessageText', 'sendChatAction'])
      for (const seconds of [3, 30, 7])
        telegram.failNext(method, {
          error_code: 429,
          description: `Too Many Requests: retry after ${seconds}`,
          parameters: { retry_after: seconds },
        });
    for (const user of people) for (const question of ['甲', '乙', '丙']) user.send(user.chat, question);
    people[0]!.send(group, '/ask 丁');
    people[1]!.send(group, '/ask 戊');
    await finish();
    const endsOf = (chat: Chat) =>
      telegram
        .replies(chat)
        .filter(({ text }) => text?.includes(`第${SENTENCES - 1}句。`))
        .map(({ text }) => text![0]);
    for (const { chat } of people) expect(endsOf(chat)).toEqual(['甲', '乙', '丙']);
    expect(endsOf(group)).toEqual(['丁', '戊']);
    expect(telegram.violations.filter(({ rule }) => rule !== 'polls-too-fast')).toEqual([]);
  });
});
