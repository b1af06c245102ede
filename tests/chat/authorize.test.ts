import type { Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { COMMAND_RULES, PRESS_RULES } from '../../src/chat/authorize.ts';
import { PRESS_NAMES } from '../../src/chat/press-data.ts';
import { textsFor } from '../../src/texts/texts-for.ts';
import { COMMANDS } from '../../src/texts/texts.ts';
import type { PressedButton, TelegramDouble, TelegramUser } from '../helpers/telegram-double/telegram-double.ts';
import {
  type Outcome,
  type Where,
  type Sender,
  type Order,
  type Button,
  ORDERS,
  DATA,
  IN_PRIVATE,
  IN_GROUPS,
  PRESSERS,
  GROUPS,
  isGroupAdmin,
  expectOrder,
  expectPress,
  UPLOAD,
  canSendFiles,
} from './authorization-table.ts';
import { createFakeApp } from './fake-app.ts';
import { startChat } from './start-chat.ts';

const MANY = 100_000;

interface Cell {
  readonly name: string;
  readonly expected: Outcome;
  readonly observe: () => Outcome;
}

const texts = textsFor('zh-Hans');
const REFUSALS: ReadonlyMap<string, Outcome> = new Map([
  [texts.notAdmin, 'not-admin'],
  [texts.library.privateOnly, 'private-only'],
  [texts.groups.notGroupAdmin, 'not-group-admin'],
  [texts.notText, 'not-read'],
  [texts.library.forwarded, 'not-read'],
]);
const classify = (words: string | undefined): Outcome => REFUSALS.get(words ?? '') ?? 'allowed';

const calls = { reload: 0, answer: 0, search: 0 };
const cells: Cell[] = [];
let settled: readonly number[] = [];
let expectedToChange: readonly number[] = [];

const ADMIN_IDS = Array.from({ length: 1_000 }, (_, i) => 5_200_000_000 + i);
let nextAdmin = 0;

function addPerson(telegram: TelegramDouble, sender: Sender): TelegramUser {
  const isAdmin = sender.includes('bot-admin') || sender === 'bot-and-group-admin' || sender === 'bot-with-admin-id';
  const person = telegram.addUser(isAdmin ? { id: ADMIN_IDS[nextAdmin++]! } : {});
  if (sender === 'bot-with-admin-id') Object.assign(person.user, { is_bot: true });
  return person;
}

function addPlace(telegram: TelegramDouble, where: Where, sender: Sender, person: TelegramUser) {
  if (where === 'private') return { chat: person.chat, topic: null };
  const isCreator = sender === 'creator';
  const chat = telegram.addChat({
    type: where === 'group' ? 'group' : 'supergroup',
    is_forum: where === 'topic',
    ...(isCreator ? { creator: person } : { [isGroupAdmin(sender) ? 'administrators' : 'members']: [person] }),
  });
  return { chat, topic: where === 'topic' ? telegram.addTopic(chat, 'T', person) : null };
}

async function enact(): Promise<void> {
  const app = createFakeApp({
    reload: () => {
      calls.reload += 1;
      return Promise.reject(new Error('not now'));
    },
    search: () => {
      calls.search += 1;
      return Promise.resolve([]);
    },
  });
  const changed: number[] = [];
  const counting = {
    ...app,
    settings: {
      ...app.settings,
      change: (...args: Parameters<typeof app.settings.change>) => {
        changed.push(args[0]);
        return app.settings.change(...args);
      },
    },
  };
  const { telegram, bot } = await startChat({
    app: counting,
    adminUserIds: ADMIN_IDS,
    drainMs: 60_000,
    // So many at once would be too much.
    limits: { userPerMinute: MANY, chatPerMinute: MANY, overallPerMinute: MANY },
    // The bot is shown everything, so that its silence is its own.
    telegram: { privacy: false },
  });
  const other = telegram.addUser();
  const news = telegram.addChannel();
  const sends: (() => void)[] = [];

  function addOrder(sender: Sender, where: Where, order: Order): void {
    const text = order === 'search' ? '/search 桥' : order === 'ask' ? '/ask 桥在哪？' : `/${order}`;
    const name = `${sender}, ${where}: /${order}`;
    const expected = expectOrder(sender, where, order);
    if (where === 'channel') {
      const channel = telegram.addChannel();
      sends.push(() => telegram.postInChannel(channel, text));
      cells.push({ name, expected, observe: () => (telegram.replies(channel).length === 0 ? 'silence' : 'allowed') });
      return;
    }
    const person = addPerson(telegram, sender);
    const { chat, topic } = addPlace(telegram, where, sender, person);
    let before: Message | null = null;
    if (sender === 'edited-by-bot-admin') before = person.send(chat, '/help me', topic ? { topic } : {});
    sends.push(() => {
      if (before !== null) return void person.edit(before, text);
      const options = {
        ...(topic ? { topic } : {}),
        ...(sender.startsWith('anonymous') ? { anonymously: true } : {}),
        ...(sender === 'as-channel' ? { asChannel: news } : {}),
        ...(sender === 'forwarded-by-bot-admin'
          ? { forwardOrigin: { type: 'user' as const, date: 0, sender_user: other.user } }
          : {}),
        ...(sender === 'bot-admin-via-bot'
          ? { viaBot: { id: 4_000_000_001, is_bot: true, first_name: 'Gif', username: 'gif' } }
          : {}),
        ...(sender === 'bot-admin-via-this-bot' ? { viaBot: telegram.bot } : {}),
      };
      if (order === UPLOAD) person.sendDocument(chat, { ...options, name: 'program.exe', bytes: new Uint8Array([1]) });
      else person.send(chat, text, options);
    });
    cells.push({
      name,
      expected,
      observe: () => {
        const [reply] = telegram.replies(chat).slice(before === null ? 0 : 1);
        return reply === undefined ? 'silence' : classify(reply.text);
      },
    });
  }

  function addPress(sender: Sender, where: Where, button: Button): void {
    const person = addPerson(telegram, sender);
    const { chat, topic } = addPlace(telegram, where, sender, person);
    person.send(chat, '/about', topic ? { topic } : {});
    let press: PressedButton | null = null;
    sends.push(() => {
      press = person.pressForged(telegram.replies(chat)[0]!, DATA[button]);
    });
    const expected = expectPress(sender, where, button);
    if (button === 'set' && expected === 'allowed') expectedToChange = [...expectedToChange, chat.id];
    cells.push({
      name: `${sender}, ${where}: presses ${button}`,
      expected,
      observe: () => {
        // Whatever it is, it is answered: a client waits for it.
        if (press?.answer === null) throw new Error('a press was not answered');
        const isUnheard = press?.answer.text === undefined && telegram.replies(chat).length === 1;
        return isUnheard && expected === 'silence' ? 'silence' : classify(press?.answer.text);
      },
    });
  }

  for (const order of ORDERS) {
    for (const sender of IN_PRIVATE) addOrder(sender, 'private', order);
    for (const where of GROUPS) for (const sender of IN_GROUPS) addOrder(sender, where, order);
    addOrder('channel-post', 'channel', order);
  }
  for (const sender of IN_PRIVATE.filter(canSendFiles)) addOrder(sender, 'private', UPLOAD);
  for (const where of GROUPS) for (const sender of IN_GROUPS.filter(canSendFiles)) addOrder(sender, where, UPLOAD);
  for (const button of Object.keys(DATA) as Button[]) {
    for (const sender of ['stranger', 'bot-admin'] as const) addPress(sender, 'private', button);
    for (const where of GROUPS) for (const sender of PRESSERS) addPress(sender, where, button);
  }
  await telegram.waitUntilConfirmed(undefined, 60_000);
  for (const send of sends) send();
  await telegram.waitUntilConfirmed(undefined, 60_000);
  await bot.stop();
  calls.answer = app.asked.length;
  settled = changed;
}

describe('who may do what', () => {
  it('is as the table says in every cell, and nothing else is done', { timeout: 120_000 }, async () => {
    await enact();
    const wrong = cells
      .map(({ name, expected, observe }) => ({ name, expected, observed: observe() }))
      .filter(({ expected, observed }) => expected !== observed);
    expect(wrong).toEqual([]);
    expect(cells.length).toBeGreaterThanOrEqual(1_000);
    const allowed = (order: Order) =>
      cells.filter(({ name, expected }) => expected === 'allowed' && name.endsWith(`/${order}`)).length;
    expect(calls).toEqual({
      reload: allowed('reload'),
      search: allowed('search'),
      answer: allowed('ask'),
    });
    expect(new Set(settled)).toEqual(new Set(expectedToChange));
  });

  it('is decided for every command and every button', () => {
    expect(new Set(Object.keys(COMMAND_RULES))).toEqual(new Set(COMMANDS));
    expect(new Set(Object.keys(PRESS_RULES))).toEqual(new Set(PRESS_NAMES));
  });
});
