import type { Chat } from 'grammy/types';
import { setTimeout as sleep } from 'node:timers/promises';

import { SEND_RATES } from '../../src/chat/delivery/send-rates.ts';
import { createFakeApp, makeAnswered, makeStatement } from '../chat/fake-app.ts';
import { startChat } from '../chat/start-chat.ts';
import { createRandom } from '../../src/bench/random.ts';
import { createManualClock, waitBy } from '../helpers/telegram-double/clock.ts';

/** Telegram refuses at random, and people ask on. */
export interface Storm {
  /** Simulated. */
  readonly minutes: number;
  readonly people: number;
  readonly groups: number;
  /** How often each chat is asked in. */
  readonly everySeconds: number;
  /** How much of what is sent is refused although it is within Telegram's limits, between 0 and 1. */
  readonly share: number;
  readonly longestSeconds: number;
  readonly seed: number;
}

export interface StormOutcome {
  readonly asked: number;
  /** Questions whose answer does not stand in its chat, whole. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly refusals: number;
  /** Calls to a chat before the time that it was given was over. */
  readonly tooEarly: readonly string[];
  /** Simulated, until the last answer stood. */
  readonly seconds: number;
  readonly otherViolations: readonly string[];
}

const STEP_MS = 50;
const SENTENCE_MS = 700;
const SENTENCES = 3;
/** Simulated time after the storm in which everything has to be told. */
const LONGEST_AFTER_MS = 60 * 60_000;

const sentence = (question: string, n: number) => `${question}之答，其${n}。`;

export async function runStorm(storm: Storm): Promise<StormOutcome> {
  const clock = createManualClock();
  const startedAt = clock.now();
  const wait = waitBy(clock);
  const app = createFakeApp({
    async answer(question, options) {
      const statements = Array.from({ length: SENTENCES }, (_, n) =>
        makeStatement({ text: sentence(question, n), marks: [], dates: [], written: true }),
      );
      for (let n = 1; n <= SENTENCES; n += 1) {
        await wait(SENTENCE_MS);
        options?.onStatements?.({ statements: statements.slice(0, n), citations: [] });
      }
      return makeAnswered(question, { statements, citations: [] });
    },
  });
  const { share, longestSeconds } = storm;
  const random = createRandom(storm.seed);
  const { telegram } = await startChat({
    app,
    wait,
    now: () => clock.now() - startedAt,
    date: () => clock.now(),
    rates: SEND_RATES,
    limits: { userPerMinute: 1_000, chatPerMinute: 1_000, overallPerMinute: 100_000 },
    telegram: {
      clock,
      rateLimits: { storm: { share, longestSeconds, random: () => (isOver() ? 1 : random()) } },
    },
  });
  const isOver = () => clock.now() - startedAt >= storm.minutes * 60_000;

  const people = Array.from({ length: storm.people }, () => telegram.addUser({ started: true }));
  const groups = Array.from({ length: storm.groups }, () => telegram.addChat({ type: 'supergroup', members: people }));
  const places = [
    ...people.map((user) => ({ user, chat: user.chat as Chat, prefix: '' })),
    ...groups.map((chat, n) => ({ user: people[n % people.length]!, chat: chat as Chat, prefix: '/ask ' })),
  ];
  const asked: { readonly chat: Chat; readonly question: string }[] = [];
  const askEverywhere = () => {
    for (const { user, chat, prefix } of places) {
      const question = `第${asked.length}问`;
      asked.push({ chat, question });
      user.send(chat, prefix + question);
    }
  };
  const standing = ({ chat, question }: (typeof asked)[number]) =>
    telegram.replies(chat).filter(({ text }) => text?.includes(sentence(question, SENTENCES - 1)));
  const isComplete = () => asked.every((one) => standing(one).length > 0);

  let nextAt = startedAt;
  let nextLook = startedAt;
  for (;;) {
    if (!isOver() && clock.now() >= nextAt) {
      askEverywhere();
      nextAt += storm.everySeconds * 1_000;
    }
    if (isOver() && clock.now() >= nextLook) {
      nextLook = clock.now() + 5_000;
      if (isComplete() || clock.now() - startedAt > storm.minutes * 60_000 + LONGEST_AFTER_MS) break;
    }
    // Requests that are on their way arrive.
    await sleep(1);
    clock.advance(STEP_MS);
  }
  const rules = (isEarly: boolean) =>
    telegram.violations.filter(({ rule }) => (rule === 'too-early') === isEarly && rule !== 'polls-too-fast');
  return {
    asked: asked.length,
    lost: asked.filter((one) => standing(one).length === 0).map(({ question }) => question),
    doubled: asked.filter((one) => standing(one).length > 1).map(({ question }) => question),
    refusals: telegram.transcript.filter(({ response }) => response?.ok === false && response.error_code === 429)
      .length,
    tooEarly: rules(true).map(({ detail }) => detail),
    otherViolations: rules(false).map(({ rule, detail }) => `${rule}: ${detail}`),
    seconds: (clock.now() - startedAt) / 1_000,
  };
}
