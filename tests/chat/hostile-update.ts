import * as fc from 'fast-check';
import type { Update } from 'grammy/types';
import { PRESS_NAMES } from '../../src/chat/press-data.ts';
import { COMMANDS } from '../../src/texts/texts.ts';
import { describeBot } from '../helpers/telegram-double/bot-identity.ts';

export const ME = describeBot(777, 'kecheng_bot', true);
export const ADMIN = 88_000_111_222;
/** Stands in everything that people write, and nowhere else. */
export const SECRET = 'SEKRET';

const USERS = [ADMIN, 91_000_222_001, 91_000_222_002];
const CHATS = [
  { id: -1_009_000_333_001, type: 'supergroup', title: 'T', is_forum: true },
  { id: -9_000_333_002, type: 'group', title: `\u202E@evil\n/start https://x.example ${SECRET}` },
  { id: -1_009_000_333_003, type: 'channel', title: '' },
];
export const IDS: readonly number[] = [...USERS, ...CHATS.map(({ id }) => id)];

/** What buttons carry, and nothing that fits. */
const JUNK = [
  ...' 1 -1 1.5 NaN 1e308 __proto__ constructor aaaa-aaa1 yes up other group page why retired retire text'.split(' '),
  ...'language quiet askers on en auto everyone AAAAAAAAAA_BBBBBBBBBB_1 \u202E 😀'.split(' '),
  ADMIN.toString(36),
  'x'.repeat(40),
];
const SAYINGS = [
  '',
  ' \n',
  '/',
  '/ask',
  '/start p_',
  '\uD800',
  '你好',
  'thanks',
  '@kecheng_bot',
  `@kecheng_bot ${SECRET}`,
  `投资多少？${SECRET}`,
  `\u202E\u200B${SECRET}`,
  `https://x.example/${SECRET}`,
  'x'.repeat(4_096),
  '问'.repeat(4_096),
];

const junk = fc.constantFrom(...JUNK);
const words = fc.oneof(
  fc
    .tuple(fc.constantFrom(...COMMANDS), fc.constantFrom('', `@${ME.username}`), junk)
    .map(([name, target, rest]) => `/${name}${target} ${rest} ${SECRET}`),
  fc.constantFrom(...SAYINGS),
);
const user = fc.record({
  id: fc.constantFrom(...USERS),
  is_bot: fc.constant(false),
  first_name: fc.constantFrom('', `\u202E@evil\n${SECRET}`),
  language_code: fc.constantFrom('en', 'zh-hant', '-', undefined),
});
const content = fc.oneof(
  { weight: 3, arbitrary: words.map((text) => ({ text })) },
  fc.tuple(fc.constantFrom('sticker', 'voice', 'poll', 'story', 'new_chat_members'), words).map(([kind, caption]) => ({
    [kind]: {},
    caption,
  })),
);

/** A message with anything that a message may have, and without much that it should. */
const message = fc
  .tuple(
    fc.record({ message_id: fc.nat(), chat: fc.constantFrom(null, ...CHATS) }),
    content,
    fc.record(
      {
        from: fc.oneof(user, fc.constant(ME)),
        date: fc.constant(1_700_000_000),
        edit_date: fc.constantFrom(1_700_000_100, 1_800_000_000),
        message_thread_id: fc.constant(5),
        is_topic_message: fc.boolean(),
        sender_chat: fc.constantFrom(...CHATS),
        media_group_id: fc.constantFrom('a', 'b'),
        quote: words.map((text) => ({ text, position: 0, is_manual: true })),
        reply_to_message: fc
          .tuple(fc.record({ message_id: fc.nat() }), content)
          .map((parts) => Object.assign({}, ...parts) as object),
        via_bot: fc.constant(ME),
        is_automatic_forward: fc.boolean(),
      },
      { requiredKeys: ['date'] },
    ),
  )
  .map(([{ chat, message_id }, said, more]) =>
    Object.assign(more, said, {
      message_id,
      chat: chat ?? { id: more.from?.id ?? USERS[1]!, type: 'private', first_name: 'A' },
    }),
  );

const press = fc
  .record({
    from: user,
    data: fc
      .tuple(fc.constantFrom(...PRESS_NAMES, 'nothing'), fc.array(junk, { maxLength: 3 }))
      .map(([name, args]) => [name, ...args].join(':').slice(0, 64)),
    under: fc.oneof({ weight: 5, arbitrary: message }, fc.constant(null)),
    look: fc.constantFrom('has it', 'has none', 'too old'),
  })
  .map(({ from, data, under, look }) => {
    const query = { id: '1', from, chat_instance: '1', data };
    if (under === null) return Object.assign(query, { inline_message_id: 'i' });
    const { message_id, chat } = under;
    if (look === 'too old') return Object.assign(query, { message: { message_id, chat, date: 0 } });
    const keyboard = { reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: data }]] } };
    return Object.assign(query, { message: Object.assign(under, { from: ME }, look === 'has it' ? keyboard : {}) });
  });

/** Anything that may come from Telegram, or from a server that is not what it says. Its id is not set. */
export const hostileUpdate: fc.Arbitrary<Update> = fc
  .oneof(
    { weight: 3, arbitrary: message.map((it) => ({ message: it })) },
    message.map((it) => ({ edited_message: it })),
    { weight: 5, arbitrary: press.map((it) => ({ callback_query: it })) },
    fc.record({ from: user, query: words }).map((it) => ({ inline_query: Object.assign(it, { id: '1', offset: '' }) })),
    fc
      .tuple(fc.constantFrom('channel_post', 'business_message', 'message_reaction', 'not_known_yet'), message)
      .map(([kind, it]) => ({ [kind]: it })),
  )
  .map((update) => update as unknown as Update);
