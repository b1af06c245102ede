import { Api, Bot, GrammyError, HttpError } from 'grammy';
import type { Message, MessageEntity, Update } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createManualClock, type ManualClock } from './telegram-double/clock.ts';
import { createTelegramDouble, type TelegramDouble, type TelegramUser } from './telegram-double/telegram-double.ts';

const NO_PREVIEW = { link_preview_options: { is_disabled: true } } as const;

let clock: ManualClock;
let double: TelegramDouble;
let api: Api;
let user: TelegramUser;

async function open(options: Parameters<typeof createTelegramDouble>[0] = {}): Promise<void> {
  clock = createManualClock();
  double = await createTelegramDouble({ clock, ...options });
  api = new Api(double.token, { apiRoot: double.url });
  user = double.addUser({ first_name: '小周', username: 'xiaozhou', started: true });
}

beforeEach(() => open());
afterEach(() => double.close());

async function reopen(options: Parameters<typeof createTelegramDouble>[0]): Promise<void> {
  await double.close();
  await open(options);
}

async function refusalOf(act: Promise<unknown>): Promise<GrammyError> {
  const error: unknown = await act.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof GrammyError)) throw new Error(`expected a refusal, got ${String(error)}`);
  return error;
}

/** getUpdates as a client asks that does not press: long after its last request. */
const poll = (...args: Parameters<Api['getUpdates']>) => {
  clock.advance(3000);
  return api.getUpdates(...args);
};

const descriptionOf = async (act: Promise<unknown>) => (await refusalOf(act)).description;
const rules = () => double.violations.map((violation) => violation.rule);
const post = (method: string, body: unknown, token = double.token) =>
  fetch(`${double.url}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** The error of a promise that must fail, asked for now and looked at later. */
const failureOf = (act: Promise<unknown>): Promise<unknown> =>
  act.then(
    () => 'no failure',
    (reason: unknown) => reason,
  );

const idsOf = (updates: readonly Update[]) => updates.map((update) => update.update_id);
const sendText = (text: string, other: Parameters<Api['sendMessage']>[2] = {}) => api.sendMessage(user.id, text, other);
const bold = (offset: number, length: number): MessageEntity => ({ type: 'bold', offset, length });
const of = (type: string, offset: number, length: number, more = {}): MessageEntity =>
  ({ type, offset, length, ...more }) as MessageEntity;

const withButton = (button: object) =>
  api.sendMessage(user.id, '选', { reply_markup: { inline_keyboard: [[button as never]] } });

const received = async () => (await poll()).map((update) => (update.message ?? update.edited_message)?.text);

const statusOf = (act: Promise<unknown>) =>
  act.then(
    () => 200,
    (error: unknown) => (error instanceof GrammyError ? error.error_code : 0),
  );

describe('the address', () => {
  it('refuses a wrong token with 401 and an unknown method or path with 404', async () => {
    const wrong = await post('getMe', {}, '1:wrong');
    expect(wrong.status).toBe(401);
    expect(await wrong.json()).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' });
    expect((await post('getYou', {})).status).toBe(404);
    expect((await post('getme', {})).status).toBe(404);
    expect((await fetch(`${double.url}/elsewhere`)).status).toBe(404);
    expect(rules()).toEqual(['unknown-method', 'unknown-method']);
  });

  it('takes parameters from JSON, a form, multipart and the query alike', async () => {
    const url = `${double.url}/bot${double.token}/sendMessage`;
    const fields = (text: string) => ({
      chat_id: String(user.id),
      text,
      entities: '[{"type":"bold","offset":0,"length":1}]',
    });
    const multipart = new FormData();
    for (const [name, value] of Object.entries(fields('multipart'))) multipart.set(name, value);
    await fetch(url, { method: 'POST', body: new URLSearchParams(fields('form')) });
    await fetch(url, { method: 'POST', body: multipart });
    await fetch(`${url}?${new URLSearchParams(fields('query')).toString()}`);
    await post('sendMessage', { chat_id: user.id, text: 'json', entities: [{ type: 'bold', offset: 0, length: 1 }] });
    expect(double.replies(user.chat).map((message) => message.text)).toEqual(['form', 'multipart', 'query', 'json']);
    expect(double.replies(user.chat).every((message) => message.entities?.[0]?.type === 'bold')).toBe(true);
    expect(double.violations).toEqual([]);
  });

  it('records unknown, deprecated and wrongly typed parameters', async () => {
    const question = user.send(user.chat, '问');
    await post('sendMessage', { chat_id: user.id, text: 'a', disable_web_page_preview: true });
    await post('sendMessage', { chat_id: user.id, text: 'b', reply_to_message_id: question.message_id });
    await post('editMessageText', { chat_id: user.id, message_id: '2', text: 'c' });
    expect(rules()).toEqual(['unknown-parameter', 'deprecated-parameter', 'parameter-type']);
  });

  it('answers 501 for what it cannot do, and ends the waiting of the test', async () => {
    const waiting = double.waitForReply(user.chat);
    const failure = failureOf(waiting);
    expect((await post('sendVideo', { chat_id: user.id, video: 'x' })).status).toBe(501);
    expect(String(await failure)).toContain('the Telegram double does not speak sendVideo');
    expect(rules()).toEqual(['unsupported']);
  });
});

describe('updates', () => {
  it('come again until an offset above them confirms them', async () => {
    for (const text of ['一', '二', '三']) user.send(user.chat, text);
    const [first, second, third] = idsOf(await poll());
    expect(idsOf(await poll())).toEqual([first, second, third]);
    expect(idsOf(await poll({ offset: second! }))).toEqual([second, third]);
    expect(idsOf(await poll({ limit: 1 }))).toEqual([second]);
    expect(idsOf(await poll({ offset: -1 }))).toEqual([third]);
    expect(idsOf(await poll())).toEqual([third]);
    await poll({ offset: third! + 1 });
    expect(double.pendingUpdates).toEqual([]);
  });

  it('are waited for as long as asked, and no longer', async () => {
    const waiting = poll({ timeout: 30 });
    await double.waitForPolling();
    user.send(user.chat, '来了');
    const [update] = await waiting;
    expect(update?.message?.text).toBe('来了');

    const empty = poll({ offset: update!.update_id + 1, timeout: 30 });
    await double.waitForPolling();
    clock.advance(29_999);
    expect(double.isPolling).toBe(true);
    clock.advance(1);
    expect(await empty).toEqual([]);
  });

  it('come one at a time, or late, to a client that asks again for the same', async () => {
    user.send(user.chat, '一');
    user.send(user.chat, '二');
    expect(await poll()).toHaveLength(2);
    clock.advance(499);
    expect(await api.getUpdates()).toHaveLength(1);
    expect(rules()).toEqual(['polls-too-fast']);
    clock.advance(500);
    const [, last] = await api.getUpdates();
    expect(await api.getUpdates({ offset: last!.update_id + 1 })).toEqual([]);
    clock.advance(2999);
    const late = api.getUpdates({ offset: last!.update_id + 1 });
    await double.waitForPolling();
    clock.advance(3000);
    expect(await late).toEqual([]);
  });

  it('end the older of two requests with a conflict', async () => {
    const older = refusalOf(poll({ timeout: 30 }));
    await double.waitForPolling();
    const newer = poll({ timeout: 30 });
    const refusal = await older;
    expect(refusal.error_code).toBe(409);
    expect(refusal.description).toContain('terminated by other getUpdates request');
    user.send(user.chat, '还在');
    expect(await newer).toHaveLength(1);
  });

  it('are refused while a webhook is set', async () => {
    await api.setWebhook('https://example.org/hook');
    expect((await refusalOf(poll())).error_code).toBe(409);
    expect((await api.getWebhookInfo()).url).toBe('https://example.org/hook');
    await api.deleteWebhook();
    expect(await poll()).toEqual([]);
    expect((await refusalOf(api.setWebhook('http://example.org'))).error_code).toBe(400);
  });

  it('follow allowed_updates, which persist until they are changed', async () => {
    await poll({ allowed_updates: ['edited_message'] });
    const message = user.send(user.chat, '不要');
    user.edit(message, '要');
    expect((await poll()).map((update) => Object.keys(update)[1])).toEqual(['edited_message']);
    await poll({ allowed_updates: [] });
    user.send(user.chat, '又要');
    expect(await poll()).toHaveLength(2);
  });

  it('outlive a client that goes away while it waits', async () => {
    const controller = new AbortController();
    const waiting = poll({ timeout: 30 }, controller.signal as Parameters<Api['getUpdates']>[1]);
    await double.waitForPolling();
    controller.abort();
    await expect(waiting).rejects.toThrow(HttpError);
    await double.waitForCall('getUpdates', (call) => call.fate === 'abandoned');
    user.send(user.chat, '没丢');
    expect(await poll({ timeout: 30 })).toHaveLength(1);
  });

  it('expire after a day', async () => {
    user.send(user.chat, '昨天');
    clock.advance(24 * 60 * 60 * 1000);
    expect(await poll()).toEqual([]);
  });

  it('drive a real grammY bot from its start to its stop', async () => {
    const bot = new Bot(double.token, { client: { apiRoot: double.url } });
    bot.on('message:text', (context) =>
      context.reply(`答：${context.message.text}`, { reply_parameters: { message_id: context.message.message_id } }),
    );
    const running = bot.start();
    await double.waitForPolling();
    const question = user.send(user.chat, '问一下');
    const reply = await double.waitForReply(user.chat, { to: question.message_id, matching: /问一下/ });
    expect(reply.text).toBe('答：问一下');
    await double.waitUntilConfirmed();
    await double.waitForPolling();
    const last = double.calls('getUpdates').at(-1)!;
    const stopping = bot.stop();
    // The last request asks again for the same, and is held for it.
    await double.waitForCall('getUpdates', (call) => call === last);
    await double.waitForPolling();
    clock.advance(3000);
    await Promise.all([stopping, running]);
    expect(double.pendingUpdates).toEqual([]);
    expect(double.violations).toEqual([]);
  });
});

describe('text', () => {
  it('is refused when empty, blank, too long or addressed to nobody', async () => {
    expect(await descriptionOf(sendText(' \n '))).toBe('Bad Request: message text is empty');
    expect(await descriptionOf(sendText('长'.repeat(4097)))).toBe('Bad Request: message is too long');
    expect(await descriptionOf(api.sendMessage(999, 'x'))).toBe('Bad Request: chat not found');
    expect((await sendText('长'.repeat(4096))).text).toHaveLength(4096);
    expect(await descriptionOf(sendText('😀'.repeat(2049)))).toBe('Bad Request: message is too long');
    expect(double.refusals).toHaveLength(4);
  });

  it('is kept trimmed, with its entities moved along', async () => {
    const message = await sendText('\n 甲乙 ', { entities: [{ type: 'bold', offset: 2, length: 3 }] });
    expect(message.text).toBe('甲乙');
    expect(message.entities).toEqual([{ type: 'bold', offset: 0, length: 2 }]);
  });

  it('must be well-formed', async () => {
    expect(await descriptionOf(sendText('坏\ud83d'))).toBe('Bad Request: strings must be encoded in UTF-8');
    expect((await refusalOf(sendText('坏\0'))).error_code).toBe(400);
    await sendText('退\u0008格');
    expect(rules()).toEqual(['text-encoding', 'text-encoding', 'text-encoding']);
  });

  it('with parse_mode passes and is recorded', async () => {
    await sendText('<b>x</b>', { parse_mode: 'HTML' });
    expect(rules()).toEqual(['parse-mode']);
  });

  it.each([
    ['a url', '见 https://example.org/a 。', {}],
    ['a bare domain', '见 example.gov.cn 。', {}],
    [
      'a text_link',
      '见此',
      { entities: [{ type: 'text_link' as const, offset: 0, length: 2, url: 'https://example.org' }] },
    ],
  ])('with %s must disable the link preview', async (_what, text, other) => {
    await sendText(text, { ...other, ...NO_PREVIEW });
    expect(rules()).toEqual([]);
    await sendText(text, other);
    expect(rules()).toEqual(['link-preview']);
  });

  it('shows what the server finds in it', async () => {
    const message = await sendText('用 /ask 或 @kecheng_test_bot');
    expect(message.entities?.map((entity) => entity.type)).toEqual(['bot_command', 'mention']);
  });
});

describe('entities', () => {
  it.each<[string, string, MessageEntity[]]>([
    ['a negative offset', '甲乙丙丁', [bold(-1, 2)]],
    ['no length', '甲乙丙丁', [bold(0, 0)]],
    ['a fraction', '甲乙丙丁', [bold(0.5, 1)]],
    ['an end behind the text', '甲乙丙丁', [bold(2, 3)]],
    ['half a surrogate pair', '😀甲', [bold(1, 2)]],
    ['an end inside a surrogate pair', '甲😀', [bold(0, 2)]],
    ['only blanks', '甲 \n 乙', [bold(1, 3)]],
    ['a partial overlap', '甲乙丙丁', [bold(0, 2), of('italic', 1, 2)]],
    ['a repetition', '甲乙丙丁', [bold(0, 2), bold(0, 2)]],
    ['an unknown type', '甲乙丙丁', [of('heading', 0, 1)]],
    ['an unknown field', '甲乙丙丁', [of('bold', 0, 1, { url: 'https://example.org' })]],
    ['a link without url', '甲乙丙丁', [of('text_link', 0, 1)]],
    ['a link to a script', '甲乙丙丁', [of('text_link', 0, 1, { url: 'javascript:alert(1)' })]],
    ['a custom emoji without id', '甲乙丙丁', [of('custom_emoji', 0, 1)]],
    ['a quotation in a quotation', '甲乙丙丁', [of('expandable_blockquote', 0, 4), of('blockquote', 1, 2)]],
    ['bold in code', '甲乙丙丁', [of('code', 0, 4), bold(1, 2)]],
    ['code in bold', '甲乙丙丁', [bold(0, 4), of('pre', 1, 2, { language: 'js' })]],
    [
      'a link in a link',
      '甲乙丙丁',
      [of('text_link', 0, 4, { url: 'https://example.org' }), of('text_link', 1, 2, { url: 'https://example.com' })],
    ],
    [
      'a quotation in a link',
      '甲乙丙丁',
      [of('text_link', 0, 4, { url: 'https://example.org' }), of('blockquote', 1, 2)],
    ],
  ])('with %s are refused and recorded', async (_what, text, entities) => {
    const refusal = await descriptionOf(api.sendMessage(user.id, text, { entities, ...NO_PREVIEW }));
    expect(refusal).toMatch(/^Bad Request: can't parse entities: /);
    expect(rules()).toEqual(['entities']);
    expect(double.history(user.chat)).toEqual([]);
  });

  it('may nest as the Bot API says', async () => {
    const entities = [
      of('expandable_blockquote', 0, 8),
      of('text_link', 0, 4, { url: 'https://example.org/a' }),
      of('bold', 0, 4),
      of('italic', 1, 2),
    ];
    const message = await api.sendMessage(user.id, '甲乙丙丁戊己庚辛', { entities, ...NO_PREVIEW });
    expect(message.entities).toHaveLength(4);
    expect(double.violations).toEqual([]);
  });

  it('are at most a hundred', async () => {
    const many = Array.from({ length: 101 }, (_, index) => bold(index * 2, 1));
    const text = '甲 '.repeat(101);
    expect((await api.sendMessage(user.id, text, { entities: many.slice(0, 100) })).entities).toHaveLength(100);
    expect((await refusalOf(api.sendMessage(user.id, text, { entities: many }))).error_code).toBe(400);
    expect(rules()).toEqual(['too-many-entities']);
  });
});

describe('replies', () => {
  it('embed the message without its own reply', async () => {
    const first = user.send(user.chat, '第一');
    const second = user.send(user.chat, '第二', { replyTo: first });
    const reply = await api.sendMessage(user.id, '答', { reply_parameters: { message_id: second.message_id } });
    expect(reply.reply_to_message?.text).toBe('第二');
    expect(reply.reply_to_message).not.toHaveProperty('reply_to_message');
  });

  it('need their message, unless they may do without', async () => {
    const missing = { message_id: 77 };
    expect(await descriptionOf(api.sendMessage(user.id, '答', { reply_parameters: missing }))).toBe(
      'Bad Request: message to be replied not found',
    );
    const alone = await api.sendMessage(user.id, '答', {
      reply_parameters: { ...missing, allow_sending_without_reply: true },
    });
    expect(alone).not.toHaveProperty('reply_to_message');
  });

  it('quote exactly, formatting included', async () => {
    const message = user.send(user.chat, '预算是四十亿元左右', { entities: [{ type: 'bold', offset: 3, length: 4 }] });
    const quoting = (quote: string, quote_entities: MessageEntity[] = []) =>
      api.sendMessage(user.id, '答', { reply_parameters: { message_id: message.message_id, quote, quote_entities } });
    expect((await quoting('预算')).quote).toEqual({ text: '预算', position: 0, is_manual: true });
    expect((await quoting('四十', [{ type: 'bold', offset: 0, length: 2 }])).quote?.position).toBe(3);
    expect(await descriptionOf(quoting('四十'))).toBe('Bad Request: QUOTE_TEXT_INVALID');
    expect(await descriptionOf(quoting('五十'))).toBe('Bad Request: QUOTE_TEXT_INVALID');
    const long = user.send(user.chat, '长'.repeat(2000));
    const tooLong = { reply_parameters: { message_id: long.message_id, quote: '长'.repeat(1025) } };
    expect(await descriptionOf(api.sendMessage(user.id, '答', tooLong))).toBe('Bad Request: QUOTE_TEXT_INVALID');
  });
});

describe('keyboards', () => {
  it('count callback data in bytes', async () => {
    await withButton({ text: '好', callback_data: '字'.repeat(21) });
    for (const callback_data of ['', '字'.repeat(22)])
      expect(await descriptionOf(withButton({ text: '好', callback_data }))).toBe('Bad Request: BUTTON_DATA_INVALID');
  });

  it.each([
    ['no text', { text: ' ', callback_data: 'a' }],
    ['no action', { text: '好' }],
    ['two actions', { text: '好', callback_data: 'a', url: 'https://example.org' }],
    ['a bad url', { text: '好', url: 'example' }],
  ])('refuse a button with %s', async (_what, button) => {
    expect((await refusalOf(withButton(button))).error_code).toBe(400);
  });

  it('send a callback query, whose answer is tracked', async () => {
    const message = await withButton({ text: '详情', callback_data: 'more:1' });
    const press = user.press(message, '详情');
    expect(double.unansweredPresses).toHaveLength(1);
    const [update] = await poll();
    expect(update?.callback_query).toMatchObject({ data: 'more:1', from: { id: user.id }, message: { text: '选' } });
    await api.answerCallbackQuery(update!.callback_query!.id, { text: '好的' });
    expect(await double.waitForPressAnswer(press)).toEqual({ text: '好的' });
    expect(double.unansweredPresses).toEqual([]);
    expect(await descriptionOf(api.answerCallbackQuery('1'))).toContain('query is too old');
    expect(() => user.press(message, '没有')).toThrow('no callback button');
  });
});

describe('edits and deletions', () => {
  it('show the last version to a reader and to the test that waits', async () => {
    const draft = await api.sendMessage(user.id, '稍候');
    const waiting = double.waitForReply(user.chat, { matching: /^答案/ });
    clock.advance(2000);
    await api.editMessageText(user.id, draft.message_id, '答案 [1]');
    const shown = await waiting;
    expect(shown).toMatchObject({ message_id: draft.message_id, text: '答案 [1]', edit_date: draft.date + 2 });
    expect(double.history(user.chat)).toHaveLength(1);
    await api.deleteMessage(user.id, draft.message_id);
    expect(double.history(user.chat)).toEqual([]);
    expect(await descriptionOf(api.deleteMessage(user.id, draft.message_id))).toContain('message to delete not found');
  });

  it('are refused when nothing changes, of unknown messages and of other people', async () => {
    const keyboard = { inline_keyboard: [[{ text: '好', callback_data: 'a' }]] };
    const mine = await api.sendMessage(user.id, '答', { reply_markup: keyboard });
    const edit = (id: number, other = {}) => api.editMessageText(user.id, id, '答', other);
    expect(await descriptionOf(edit(mine.message_id, { reply_markup: keyboard }))).toMatch(
      /^Bad Request: message is not modified: /,
    );
    expect(await edit(mine.message_id)).not.toHaveProperty('reply_markup');
    expect(await descriptionOf(edit(99))).toBe('Bad Request: message to edit not found');
    const theirs = user.send(user.chat, '问');
    expect(await descriptionOf(edit(theirs.message_id))).toBe("Bad Request: message can't be edited");
  });
});

describe('groups', () => {
  it('keep from the bot what privacy mode keeps from it', async () => {
    const chat = double.addChat({ type: 'supergroup', members: [user] });
    const mine = await api.sendMessage(chat.id, '我是机器人');
    user.send(chat, '大家好');
    user.send(chat, '/ask 问一');
    user.send(chat, '/ask@kecheng_test_bot 问二');
    user.send(chat, '/ask@other_bot 问三');
    user.send(chat, '请看 /ask');
    user.send(chat, '@Kecheng_Test_Bot 问四');
    user.send(chat, '你好@kecheng_test_bot 问五');
    user.send(chat, '问六', { replyTo: mine });
    user.send(chat, '/ask科城');
    user.send(chat, '@kecheng_test_bot_fans 问七');
    user.sendSticker(chat);
    expect(await received()).toEqual(['/ask 问一', '/ask@kecheng_test_bot 问二', '@Kecheng_Test_Bot 问四', '问六']);
  });

  it('show everything to an administrator or without privacy mode', async () => {
    const chat = double.addChat({ type: 'group' });
    double.promoteBot(chat, user);
    user.send(chat, '大家好');
    expect(await received()).toEqual([undefined, '大家好']);
    await reopen({ privacy: false });
    user.send(double.addChat({ type: 'group' }), '大家好');
    expect(await received()).toEqual(['大家好']);
    expect((await api.getMe()).can_read_all_group_messages).toBe(true);
  });

  it('mark messages of a topic, with the implicit reply that is no reply', async () => {
    const chat = double.addChat({ type: 'supergroup', is_forum: true });
    const topic = double.addTopic(chat, '政策', 'bot');
    user.send(chat, '闲聊', { topic });
    const asked = user.send(chat, '/ask 预算', { topic });
    expect(await received()).toEqual(['/ask 预算']);
    expect(asked).toMatchObject({
      message_thread_id: topic.message_thread_id,
      is_topic_message: true,
      reply_to_message: { message_id: topic.message_thread_id, forum_topic_created: { name: '政策' } },
    });

    const reply = await api.sendMessage(chat.id, '答', { reply_parameters: { message_id: asked.message_id } });
    expect(reply).toMatchObject({ message_thread_id: topic.message_thread_id, is_topic_message: true });
    const direct = await api.sendMessage(chat.id, '答', { message_thread_id: topic.message_thread_id });
    expect(direct.reply_to_message?.forum_topic_created?.name).toBe('政策');
    for (const thread of [1, 77])
      expect(await descriptionOf(api.sendMessage(chat.id, '答', { message_thread_id: thread }))).toBe(
        'Bad Request: message thread not found',
      );
    expect(await api.sendChatAction(chat.id, 'typing', { message_thread_id: 1 })).toBe(true);
  });

  it('give replies outside forums a thread that nothing can be sent to', async () => {
    const chat = double.addChat({ type: 'supergroup' });
    const first = user.send(chat, '/ask 一');
    const second = user.send(chat, '/ask 二', { replyTo: first });
    expect(second.message_thread_id).toBe(first.message_id);
    expect(second).not.toHaveProperty('is_topic_message');
    const sending = api.sendMessage(chat.id, '答', { message_thread_id: first.message_id });
    expect(await descriptionOf(sending)).toBe('Bad Request: message thread not found');
  });

  it('show anonymous administrators as their group', () => {
    const chat = double.addChat({ type: 'supergroup' });
    const message = user.send(chat, '/reload', { anonymously: true });
    expect(message.from).toMatchObject({ id: 1087968824, username: 'GroupAnonymousBot', is_bot: true });
    expect(message.sender_chat?.id).toBe(chat.id);
  });

  it('become supergroups and say where they went', async () => {
    const chat = double.addChat({ type: 'group', members: [user] });
    const moved = double.migrate(chat, user);
    const refusal = await refusalOf(api.sendMessage(chat.id, '答'));
    expect(refusal.description).toBe('Bad Request: group chat was upgraded to a supergroup chat');
    expect(refusal.parameters).toEqual({ migrate_to_chat_id: moved.id });
    expect((await poll()).map((update) => update.message)).toMatchObject([
      { chat: { id: chat.id }, migrate_to_chat_id: moved.id },
      { chat: { id: moved.id }, migrate_from_chat_id: chat.id },
    ]);
    expect((await api.sendMessage(moved.id, '答')).chat.id).toBe(moved.id);
  });

  it('tell who is in them', async () => {
    const boss = double.addUser();
    const chat = double.addChat({ type: 'supergroup', members: [user], administrators: [boss] });
    expect((await api.getChatMember(chat.id, user.id)).status).toBe('member');
    expect((await api.getChatMember(chat.id, double.bot.id)).status).toBe('member');
    expect((await api.getChatMember(chat.id, double.addUser().id)).status).toBe('left');
    expect((await api.getChatAdministrators(chat.id)).map((member) => member.user.id)).toEqual([boss.id]);
    expect((await api.getChat(chat.id)).type).toBe('supergroup');
  });
});

describe('people', () => {
  it('number messages per chat and updates over all', async () => {
    const other = double.addUser();
    const ids = [user.send(user.chat, 'a'), other.send(other.chat, 'b'), user.send(user.chat, 'c')].map(
      (message) => message.message_id,
    );
    expect(ids).toEqual([1, 1, 2]);
    const [first, second, third] = (await poll()).map((update) => update.update_id);
    expect([second! - first!, third! - second!]).toEqual([1, 1]);
  });

  it('send what clients send', async () => {
    user.sendSticker(user.chat);
    user.sendVoice(user.chat);
    user.sendPhoto(user.chat, { caption: '/ask 图' });
    expect(user.sendLong(user.chat, '问'.repeat(6000)).map((message) => message.text?.length)).toEqual([4096, 1904]);
    const edited = user.edit(user.send(user.chat, '错'), '对');
    expect(() => user.send(user.chat, '问'.repeat(6000))).toThrow('sendLong');
    const updates = await poll();
    expect(updates.map((update) => Object.keys(update.message ?? update.edited_message!).at(-1))).toEqual([
      'sticker',
      'voice',
      'caption_entities',
      'text',
      'text',
      'text',
      'edit_date',
    ]);
    expect(updates.at(-1)?.update_id).toBe(double.updateIdOf(edited));
  });

  it('can block the bot, and must have written to it first', async () => {
    const stranger = double.addUser();
    expect(await descriptionOf(api.sendMessage(stranger.id, '你好'))).toContain("bot can't initiate conversation");
    user.blockBot();
    const refusal = await refusalOf(api.sendMessage(user.id, '你好'));
    expect([refusal.error_code, refusal.description]).toEqual([403, 'Forbidden: bot was blocked by the user']);
    expect((await poll())[0]?.my_chat_member?.new_chat_member.status).toBe('kicked');
    user.unblockBot();
    await api.sendMessage(user.id, '你好');
    const chat = double.addChat({ type: 'group' });
    double.kickBot(chat, user);
    expect(await descriptionOf(api.sendMessage(chat.id, '你好'))).toBe('Forbidden: bot was kicked from the group chat');
  });
});

describe('the profile', () => {
  it('checks commands', async () => {
    await api.setMyCommands([{ command: 'ask', description: '提问' }], { language_code: 'zh' });
    await api.setMyCommands([{ command: 'reload', description: '重载' }], {
      scope: { type: 'chat', chat_id: user.id },
    });
    expect(await api.getMyCommands({ language_code: 'zh' })).toEqual([{ command: 'ask', description: '提问' }]);
    expect(await api.getMyCommands()).toEqual([]);
    const set = (command: string, description: string, other = {}) =>
      descriptionOf(api.setMyCommands([{ command, description }], other));
    expect(await set('Ask', 'x')).toBe('Bad Request: BOT_COMMAND_INVALID');
    expect(await set('/ask', 'x')).toBe('Bad Request: BOT_COMMAND_INVALID');
    expect(await set('ask', '长'.repeat(257))).toBe('Bad Request: BOT_COMMAND_DESCRIPTION_INVALID');
    expect(await set('ask', 'x', { language_code: 'zh-hans' })).toBe('Bad Request: invalid language code specified');
    expect(await set('ask', 'x', { scope: { type: 'chat', chat_id: 999 } })).toBe('Bad Request: chat not found');
    const many = Array.from({ length: 101 }, (_, index) => ({ command: `c${index}`, description: 'x' }));
    expect(await descriptionOf(api.setMyCommands(many))).toBe('Bad Request: BOT_COMMANDS_TOO_MUCH');
  });

  it('checks descriptions', async () => {
    await api.setMyDescription('说明', { language_code: 'zh' });
    expect(await api.getMyDescription({ language_code: 'zh' })).toEqual({ description: '说明' });
    expect((await refusalOf(api.setMyDescription('长'.repeat(513)))).error_code).toBe(400);
    expect((await refusalOf(api.setMyShortDescription('长'.repeat(121)))).error_code).toBe(400);
  });

  it('checks chat actions and reactions', async () => {
    const message = user.send(user.chat, '问');
    expect(await api.sendChatAction(user.id, 'typing')).toBe(true);
    expect((await refusalOf(api.sendChatAction(user.id, 'thinking' as 'typing'))).error_code).toBe(400);
    expect(await api.setMessageReaction(user.id, message.message_id, [{ type: 'emoji', emoji: '👀' }])).toBe(true);
    const odd = [{ type: 'emoji' as const, emoji: '🧪' as '👀' }];
    expect(await descriptionOf(api.setMessageReaction(user.id, message.message_id, odd))).toContain('REACTION_INVALID');
  });
});

describe('rate limits', () => {
  it('let a private chat burst and then take one message a second, edits included', async () => {
    await reopen({ rateLimits: { chatBurst: 2 } });
    const first = await api.sendMessage(user.id, '一');
    await api.editMessageText(user.id, first.message_id, '二');
    const refusal = await refusalOf(api.sendMessage(user.id, '三'));
    expect([refusal.error_code, refusal.description, refusal.parameters]).toEqual([
      429,
      'Too Many Requests: retry after 1',
      { retry_after: 1 },
    ]);
    await statusOf(api.sendMessage(user.id, '太早'));
    expect(rules()).toEqual(['too-early']);
    clock.advance(1000);
    expect((await api.sendMessage(user.id, '三')).text).toBe('三');
    expect(double.refusals).toEqual([]);
  });

  it('let a group take twenty a minute and the bot thirty a second', async () => {
    await reopen({ rateLimits: true });
    const chat = double.addChat({ type: 'group' });
    const inGroup: number[] = [];
    for (let i = 0; i < 21; i++) inGroup.push(await statusOf(api.sendMessage(chat.id, `${i}`)));
    expect(inGroup).toEqual([...Array.from({ length: 20 }, () => 200), 429]);
    clock.advance(60_000);
    expect(await statusOf(api.sendMessage(chat.id, '后来'))).toBe(200);

    clock.advance(1000);
    const users = Array.from({ length: 31 }, () => double.addUser({ started: true }));
    const overall = await Promise.all(users.map(({ id }) => statusOf(api.sendMessage(id, '广播'))));
    expect(overall.filter((status) => status === 429)).toHaveLength(1);
  });
});

describe('scripted faults', () => {
  it('fail the next call of a method and no other', async () => {
    double.failNext('sendMessage', {
      error_code: 429,
      description: 'Too Many Requests: retry after 7',
      parameters: { retry_after: 7 },
    });
    expect((await refusalOf(api.sendMessage(user.id, '一'))).parameters).toEqual({ retry_after: 7 });
    expect((await api.sendMessage(user.id, '二')).text).toBe('二');
    expect(double.transcript.map((call) => call.scripted)).toEqual([true, false]);
    expect(double.refusals).toEqual([]);
  });

  it('act and cut the connection', async () => {
    double.dropConnection('sendMessage');
    await expect(api.sendMessage(user.id, '到了')).rejects.toThrow(HttpError);
    expect(double.replies(user.chat).map((message) => message.text)).toEqual(['到了']);
    expect(double.transcript[0]).toMatchObject({ fate: 'dropped', response: { ok: true } });
  });

  it('delay a call by the clock', async () => {
    double.delay('sendMessage', 3000);
    const slow = api.sendMessage(user.id, '慢');
    while (double.calls('sendMessage').length === 0) await api.getMe();
    await api.sendMessage(user.id, '快');
    clock.advance(3000);
    await slow;
    expect(double.replies(user.chat).map((message) => message.text)).toEqual(['快', '慢']);
  });
});

describe('waiting', () => {
  it('ends with the transcript when nothing comes', async () => {
    await api.sendMessage(user.id, '别的');
    const waiting = double.waitForReply(user.chat, { matching: /没有/, timeoutMs: 20 });
    await expect(waiting).rejects.toThrow(/did not come in 20 ms\n[^]*sendMessage[^]*别的/);
  });

  it('ends when the double closes, which ends held requests too', async () => {
    const held = poll({ timeout: 30 });
    const heldEnds = failureOf(held);
    await double.waitForPolling();
    const waiting = double.waitForMessage(() => true);
    const waitingEnds = failureOf(waiting);
    await double.close();
    expect(await heldEnds).toBeInstanceOf(HttpError);
    expect(String(await waitingEnds)).toContain('the double was closed');
  });

  it('hands out copies, so that a test cannot change what the server keeps', async () => {
    const sent: Message = await api.sendMessage(user.id, '原文');
    double.history(user.chat)[0]!.text = '改了';
    expect(double.current(sent)?.text).toBe('原文');
  });
});
