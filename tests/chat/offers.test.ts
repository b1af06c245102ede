import { Bot } from 'grammy';
import { beforeEach, describe, expect, it } from 'vitest';
import { createPressAnswer } from '../../src/chat/answer-press.ts';
import { type ChatContext, createRequestReader } from '../../src/chat/chat-context.ts';
import { createOffers, createOfferTaking, takes } from '../../src/chat/offers.ts';
import { silentLog } from '../../src/log.ts';
import { DEFAULT_SETTINGS } from '../../src/settings/chat-settings.ts';
import { openStore } from '../../src/store/open-store.ts';
import { describeBot } from '../helpers/telegram-double/bot-identity.ts';

const [ADMIN, OTHER_ADMIN, STRANGER] = [7, 8, 9];
const MINUTE = 60_000;

let now: number;
let taken: unknown[];
let toasts: unknown[];
let bot: Bot<ChatContext>;
let data: string;
let updates = 0;

const person = (id: number) => ({ id, is_bot: false, first_name: 'Alice' });
const message = (chat: number) => ({
  message_id: 1,
  date: 0,
  chat: { id: chat, type: 'private', first_name: 'Alice' },
});

async function handle(content: object): Promise<void> {
  await bot.handleUpdate({ update_id: (updates += 1), ...content });
}
const press = (who: number, given = data, chat = ADMIN) =>
  handle({ callback_query: { id: '1', from: person(who), chat_instance: '1', data: given, message: message(chat) } });

beforeEach(async () => {
  now = 1_000_000;
  taken = [];
  toasts = [];
  bot = new Bot<ChatContext>('1:token', { botInfo: describeBot(1, 'kecheng_bot', true) });
  bot.api.config.use((_call, method, payload) => {
    if (method === 'answerCallbackQuery') toasts.push((payload as { text?: string }).text);
    return Promise.resolve({ ok: true, result: true }) as never;
  });
  const offers = createOffers({ table: openStore(null).offers, now: () => now });
  const adminUserIds = [ADMIN, OTHER_ADMIN];
  bot.use(
    createPressAnswer({ log: silentLog }),
    createRequestReader({ log: silentLog, settings: { of: () => DEFAULT_SETTINGS } }),
    createOfferTaking({ offers, adminUserIds }),
  );
  bot.filter(takes('swap'), (ctx) => void taken.push(ctx.request));
  bot.on('message', (ctx) => {
    data = offers.make(ctx, { action: 'swap', payload: { snapshot: 's2' } });
  });
  await handle({ message: { ...message(ADMIN), from: person(ADMIN), text: '/reload' } });
});

describe('what an admin is offered by a button', () => {
  it('is done once, with what it was made with', async () => {
    await press(ADMIN);
    await press(ADMIN);
    expect(taken).toEqual([{ kind: 'offer', action: 'swap', payload: { snapshot: 's2' } }]);
    expect(toasts).toEqual([undefined, expect.stringMatching(/\S/)]);
  });

  it('is for nobody else, and still there for the admin after others tried', async () => {
    await press(STRANGER);
    await press(OTHER_ADMIN);
    await press(ADMIN, data, STRANGER);
    expect(taken).toEqual([]);
    await press(ADMIN);
    expect(taken).toHaveLength(1);
  });

  it('is gone after half an hour', async () => {
    now += 31 * MINUTE;
    await press(ADMIN);
    expect(taken).toEqual([]);
  });

  it('cannot be made up', async () => {
    for (const made of ['offer', 'offer:', 'offer:x', `${data}x`, data.slice(0, -1)]) await press(ADMIN, made);
    expect(taken).toEqual([]);
    expect(toasts).toHaveLength(5);
  });
});
