import { Api, GrammyError, HttpError } from 'grammy';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { asPassing } from '../../../src/chat/delivery/passing.ts';
import { createSendBudget } from '../../../src/chat/delivery/send-budget.ts';
import { createManualClock } from '../../helpers/telegram-double/clock.ts';
import { createTelegramDouble, type TelegramDoubleOptions } from '../../helpers/telegram-double/telegram-double.ts';

/** An Api with the budget at a double with Telegram's limits, and time that passes when nothing else happens. */
async function startSending(options: TelegramDoubleOptions = {}) {
  const clock = createManualClock();
  const telegram = await createTelegramDouble({ clock, rateLimits: true, ...options });
  const api = new Api(telegram.token, { apiRoot: telegram.url });
  let flying = 0;
  const wait = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => void clock.after(milliseconds, resolve));
  api.config.use(
    async (call, method, payload, signal) => {
      flying += 1;
      return call(method, payload, signal).finally(() => (flying -= 1));
    },
    createSendBudget({ now: () => clock.now(), wait }),
  );

  /** Lets everything happen that needs no time. */
  async function settle(): Promise<void> {
    for (let idle = 0; idle < 3; idle = flying === 0 ? idle + 1 : 0)
      await new Promise((resolve) => setImmediate(resolve));
  }
  /** Lets time pass, in steps, and everything happen that it brings. */
  async function pass(milliseconds: number, stepMs = 100): Promise<void> {
    for (let passed = 0; passed < milliseconds; passed += stepMs) {
      await settle();
      clock.advance(Math.min(stepMs, milliseconds - passed));
    }
    await settle();
  }
  return { telegram, api, clock, pass };
}

type Sending = Awaited<ReturnType<typeof startSending>>;

/** One with an end of its own, for tests that start one only. */
async function startOne(options: TelegramDoubleOptions = {}): Promise<Sending> {
  const sending = await startSending(options);
  onTestFinished(() => sending.telegram.close());
  return sending;
}

const ban = (seconds: number) => ({
  error_code: 429,
  description: `Too Many Requests: retry after ${seconds}`,
  parameters: { retry_after: seconds },
});

/** Calls to a chat that began before the time that the chat was given was over. */
function countTooEarly({ telegram }: Sending, chat: number): number {
  const calls = telegram.transcript.filter(({ params }) => params['chat_id'] === chat);
  return calls.filter(({ at }, i) =>
    calls.slice(0, i).some(({ at: before, response }) => {
      const seconds = response?.ok === false ? (response.parameters?.retry_after ?? 0) : 0;
      return at < before + seconds * 1_000;
    }),
  ).length;
}

describe('the send budget', () => {
  it('sends everything to a chat in its order and as fast as Telegram takes it, without one refusal', async () => {
    const { telegram, api, pass } = await startOne();
    const user = telegram.addUser({ started: true });
    const sent = Array.from({ length: 10 }, (_, i) => api.sendMessage(user.id, `${i}`));
    await pass(7_100);
    await Promise.all(sent);
    expect(telegram.replies(user.chat).map(({ text }) => text)).toEqual([...'0123456789']);
    expect(telegram.calls('sendMessage')).toHaveLength(10);
    expect(telegram.violations).toEqual([]);
  });

  it('spreads what a group gets over minutes', async () => {
    const { telegram, api, pass } = await startOne();
    const group = telegram.addChat({ type: 'supergroup' });
    const sent = Array.from({ length: 45 }, (_, i) => api.sendMessage(group.id, `${i}`));
    await pass(59_000, 1_000);
    expect(telegram.replies(group)).toHaveLength(20);
    await pass(62_000, 1_000);
    await Promise.all(sent);
    expect(telegram.calls('sendMessage')).toHaveLength(45);
    expect(telegram.violations).toEqual([]);
  });

  it('keeps to what all chats together may get', async () => {
    const { telegram, api, pass } = await startOne();
    const users = Array.from({ length: 100 }, () => telegram.addUser({ started: true }));
    const sent = users.map((user) => api.sendMessage(user.id, '好'));
    await pass(4_000);
    await Promise.all(sent);
    expect(telegram.calls('sendMessage')).toHaveLength(100);
    expect(telegram.violations).toEqual([]);
  });

  it('lets a chat that Telegram makes wait delay no other', async () => {
    const { telegram, api, pass } = await startOne();
    const [slow, quick] = [telegram.addUser({ started: true }), telegram.addUser({ started: true })];
    telegram.failNext('sendMessage', ban(300));
    const late = api.sendMessage(slow.id, '迟到的回答');
    await pass(200);
    await api.sendMessage(quick.id, '好');
    expect(telegram.replies(slow.chat)).toEqual([]);
    await pass(299_000, 1_000);
    expect(telegram.calls('sendMessage')).toHaveLength(2);
    await pass(2_000);
    await late;
    expect(telegram.replies(slow.chat)).toHaveLength(1);
  });

  it('stops everything when Telegram refuses several chats at once', async () => {
    const { telegram, api, pass } = await startOne();
    const users = Array.from({ length: 4 }, () => telegram.addUser({ started: true }));
    telegram.failNext('sendMessage', ban(7), 3);
    const sent = users.slice(0, 3).map((user) => api.sendMessage(user.id, '好'));
    await pass(200);
    sent.push(api.sendMessage(users[3]!.id, '好'));
    await pass(6_700);
    expect(telegram.calls('sendMessage')).toHaveLength(3);
    await pass(1_000);
    await Promise.all(sent);
    expect(telegram.calls('sendMessage')).toHaveLength(7);
  });

  it('drops what shows the moment when only the reserve for texts is left', async () => {
    const { telegram, api } = await startOne();
    const user = telegram.addUser({ started: true });
    const typing = () =>
      api.sendChatAction(user.id, 'typing').then(
        () => 'shown',
        (error: unknown) => error,
      );
    expect(await typing()).toBe('shown');
    expect(await typing()).toBe('shown');
    expect(await typing()).toBeInstanceOf(GrammyError);
    await expect(api.sendMessage(user.id, '一')).resolves.toBeDefined();
    expect(telegram.calls('sendChatAction')).toHaveLength(2);
  });

  it('drops what shows the moment while a text is on its way', async () => {
    const { telegram, api, pass } = await startOne();
    const user = telegram.addUser({ started: true });
    const first = await api.sendMessage(user.id, '零');
    await pass(10_000);
    const sent = api.sendMessage(user.id, '一');
    const shown = await Promise.allSettled([
      api.sendChatAction(user.id, 'typing'),
      api.sendMessageDraft(user.id, 1, '二'),
      asPassing(() => api.editMessageText(user.id, first.message_id, '三')),
    ]);
    await sent;
    expect(shown.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(asPassing(() => api.editMessageText(user.id, first.message_id, '三'))).resolves.toBeDefined();
  });

  it('makes no call in a ban that a draft got, and does not repeat the draft', async () => {
    const { telegram, api, pass } = await startOne();
    const user = telegram.addUser({ started: true });
    telegram.failNext('sendMessageDraft', ban(5));
    await expect(api.sendMessageDraft(user.id, 1, '一')).rejects.toMatchObject({ error_code: 429 });
    const sent = api.sendMessage(user.id, '一');
    await expect(api.sendMessageDraft(user.id, 1, '二')).rejects.toMatchObject({ error_code: 429 });
    await pass(4_900);
    expect(telegram.replies(user.chat)).toEqual([]);
    await pass(500);
    await sent;
    expect(telegram.calls('sendMessageDraft')).toHaveLength(1);
  });

  it('keeps no text back for buttons that are pressed like mad', async () => {
    const { telegram, api } = await startOne();
    const user = telegram.addUser({ started: true });
    telegram.failNext('answerCallbackQuery', ban(600));
    const answer = () => api.answerCallbackQuery('1').catch((error: unknown) => error);
    expect(await answer()).toMatchObject({ error_code: 429 });
    expect(await answer()).toMatchObject({ error_code: 429 });
    expect(telegram.calls('answerCallbackQuery')).toHaveLength(1);
    await expect(api.sendMessage(user.id, '好')).resolves.toBeDefined();
  });

  it('repeats a text that cannot have reached Telegram, and no other', async () => {
    const { telegram, api, pass } = await startOne();
    const user = telegram.addUser({ started: true });
    let failures = 0;
    const faults = ['ECONNREFUSED', 'ENOTFOUND', 'ECONNRESET'];
    // The last that is installed is the first that is called: this one stands where the network would.
    const [counting, budget] = api.config.installedTransformers();
    const failing = new Api(telegram.token, { apiRoot: telegram.url });
    failing.config.use(
      (call, method, payload, signal) => {
        const code = faults[failures];
        failures += 1;
        if (code !== undefined) return Promise.reject(new HttpError('no network', { code }));
        return call(method, payload, signal);
      },
      counting!,
      budget!,
    );
    const lost = failing.sendMessage(user.id, '一').catch((error: unknown) => error);
    const next = failing.sendMessage(user.id, '二');
    await pass(900);
    expect(failures).toBe(1);
    await pass(10_000);
    expect(await lost).toBeInstanceOf(HttpError);
    await next;
    expect(failures).toBe(4);
    expect(telegram.replies(user.chat).map(({ text }) => text)).toEqual(['二']);
  });

  it('keeps no text from one chat back for a menu of commands that is refused', async () => {
    const { telegram, api, pass } = await startOne();
    const user = telegram.addUser({ started: true });
    telegram.failNext('setMyCommands', ban(600));
    const menu = api.setMyCommands([{ command: 'help', description: '怎么用' }]);
    await pass(100);
    await api.sendMessage(user.id, '好');
    await pass(601_000, 10_000);
    await expect(menu).resolves.toBe(true);
  });
});

function quietly(call: Promise<unknown>): void {
  call.catch(() => undefined);
}

/** What a chat is sent at some moment; numbers choose among what there is. */
const STEP = fc.record({
  chat: fc.nat(2),
  kind: fc.constantFrom('send', 'send', 'send', 'edit', 'progress', 'typing', 'draft', 'ban', 'flood'),
  seconds: fc.integer({ min: 1, max: 40 }),
  pauseMs: fc.constantFrom(0, 0, 0, 100, 500, 1_000, 5_000),
});

describe('whatever is sent in whatever order, the send budget', () => {
  it('loses no text, keeps the order of texts, and never calls inside a retry_after', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(STEP, { minLength: 1, maxLength: 40 }), async (steps) => {
        const sending = await startSending();
        const { telegram, api, clock, pass } = sending;
        try {
          const user = telegram.addUser({ started: true });
          const chats = [user.chat, telegram.addUser({ started: true }).chat, telegram.addChat({ type: 'supergroup' })];
          const expected = new Map<number, string[]>(chats.map(({ id }) => [id, []]));
          const first = new Map<number, number>();
          for (const { id } of chats) first.set(id, (await api.sendMessage(id, '在')).message_id);
          const texts: Promise<unknown>[] = [];
          let count = 0;
          const say = (id: number) => {
            count += 1;
            expected.get(id)!.push(`第${count}条`);
            texts.push(api.sendMessage(id, `第${count}条`));
          };
          for (const { chat, kind, seconds, pauseMs } of steps) {
            const { id } = chats[chat]!;
            count += 1;
            if (kind === 'send') say(id);
            else if (kind === 'flood') for (let i = 0; i < 6; i += 1) say(id);
            else if (kind === 'edit') texts.push(api.editMessageText(id, first.get(id)!, `改成${count}`));
            else if (kind === 'progress')
              quietly(asPassing(() => api.editMessageText(id, first.get(id)!, `进度${count}`)));
            else if (kind === 'typing') quietly(api.sendChatAction(id, 'typing'));
            else if (kind === 'draft') quietly(api.sendMessageDraft(id, 1, `草稿${count}`));
            else telegram.failNext(seconds % 2 ? 'sendMessage' : 'sendMessageDraft', ban(seconds));
            await pass(pauseMs);
          }
          const done = Promise.all(texts).then(() => true);
          for (let minutes = 0; minutes < 240 && !(await Promise.race([done, pass(30_000, 500)])); minutes += 1);
          await done;
          for (const chat of chats) {
            const shown = telegram.replies(chat).filter(({ message_id: id }) => id !== first.get(chat.id));
            expect(shown.map(({ text }) => text)).toEqual(expected.get(chat.id));
            expect(countTooEarly(sending, chat.id)).toBe(0);
          }
          expect(telegram.violations.filter(({ rule }) => rule === 'too-early')).toEqual([]);
          expect(clock.now()).toBeGreaterThan(0);
        } finally {
          await telegram.close();
        }
      }),
      { numRuns: 40 },
    );
  });
});
