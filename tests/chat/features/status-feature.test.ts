import type { Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import type { Wait } from '../../../src/wait.ts';
import { createFakeApp, makeAnswered, STATUS } from '../fake-app.ts';
import { startBot, startChat } from '../start-chat.ts';

const ADMIN = 5_100_000_900;
const QUESTION = '一期投资多少？';
const NOTICE = '出了点问题，没能答上来。请稍后再试一次。';

/** Pauses between attempts are over at once; what only bounds something lasts. */
const hurry: Wait = (milliseconds, signal) =>
  new Promise((resolve) => {
    if (milliseconds !== 4_500 && milliseconds !== 120_000) setImmediate(resolve);
    signal?.addEventListener('abort', () => resolve());
  });

/** A clock that goes on whenever it is looked at: no pause before an attempt is as long as what bounds an answer. */
function createDate(): () => number {
  let now = Date.now();
  return () => (now += 7);
}

/** A program whose database fails as long as it is told to: every question is given up after eight attempts. */
function createBrokenApp() {
  let isBroken = true;
  let asked = 0;
  const fault = Object.assign(new Error('disk I/O error'), { errcode: 10 });
  const app = createFakeApp({
    answer(question) {
      asked += 1;
      return isBroken ? Promise.reject(fault) : Promise.resolve(makeAnswered(question));
    },
    status: () => ({ ...STATUS, updates: app.updates.count() }),
  });
  return { app, asked: () => asked, mend: () => (isBroken = false) };
}

/** A chat in which a question was given up, and the admin's view of it. */
async function openGivenUp({ inGroup = false, language = 'zh-hans' } = {}) {
  const parts = createBrokenApp();
  const chat = await startChat({ app: parts.app, adminUserIds: [ADMIN], wait: hurry, date: createDate() });
  const { telegram } = chat;
  const [user, admin] = [telegram.addUser(), telegram.addUser({ id: ADMIN, language_code: language })];
  const place = inGroup ? telegram.addChat({ type: 'supergroup', members: [user, admin] }) : user.chat;
  const question = user.send(place, inGroup ? `@${telegram.bot.username} ${QUESTION}` : QUESTION);
  await expect.poll(() => parts.app.updates.count()).toMatchObject({ open: 0, dead: 1, revivable: 1 });
  const askStatus = async (matching: RegExp) => {
    const { message_id: after } = admin.send(admin.chat, '/status');
    return telegram.waitForReply(admin.chat, { matching, after });
  };
  return { ...chat, ...parts, user, admin, place, question, askStatus };
}

const labelsOf = ({ reply_markup }: Message) => (reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);

describe('what was given up', () => {
  it('is tried again when an admin says so, and answered once, in a new message in the place of its notice', async () => {
    const { telegram, admin, user, question, askStatus, mend, app, logged, lines } = await openGivenUp();
    expect(telegram.replies(user.chat).map(({ text }) => text)).toEqual([NOTICE]);
    const status = await askStatus(/有 1 条消息多次尝试/);
    expect(labelsOf(status)).toEqual(['🔁 再试这 1 条']);
    mend();
    admin.press(status, '🔁 再试这 1 条');
    await telegram.waitForReply(admin.chat, { matching: /^正在重新处理 1 条消息/ });
    const answer = await telegram.waitForReply(user.chat, { matching: /\[1\]/ });
    await telegram.waitUntilConfirmed();
    expect(answer.reply_to_message?.message_id).toBe(question.message_id);
    expect(telegram.replies(user.chat)).toHaveLength(1);
    expect(app.updates.count()).toMatchObject({ open: 0, dead: 0, revivable: 0 });
    // The button works once, and there is none any more.
    expect(labelsOf(telegram.current(status)!)).toEqual([]);
    expect(labelsOf(await askStatus(/^文章库|^现有|^版本/m))).toEqual([]);
    expect(logged('warn')).toContainEqual(
      expect.objectContaining({ message: 'an admin has messages tried again that were given up', updates: 1 }),
    );
    expect(lines.join('\n')).not.toContain(QUESTION);
    expect(telegram.violations).toEqual([]);
  });

  it('is told and offered in three languages', async () => {
    for (const [language, button, words] of [
      ['zh-hant', '🔁 再試這 1 則', /^正在重新處理 1 則訊息。再傳 \/status/],
      ['en', '🔁 Try 1 again', /^Trying 1 message again\. Send \/status/],
    ] as const) {
      const { telegram, admin, askStatus } = await openGivenUp({ language });
      admin.press(await askStatus(/放棄|given up/), button);
      await expect(telegram.waitForReply(admin.chat, { matching: words })).resolves.toBeDefined();
    }
  });

  it('in a group is answered to whoever asked, and is nobody’s to try but the admin’s who was offered it', async () => {
    const { telegram, admin, user, place, question, mend, app } = await openGivenUp({ inGroup: true });
    admin.send(place, `/status@${telegram.bot.username}`);
    const status = await telegram.waitForReply(place, { matching: /有 1 条消息多次尝试/ });
    mend();
    user.press(status, '🔁 再试这 1 条');
    await telegram.waitUntilConfirmed();
    await expect.poll(() => telegram.unansweredPresses).toEqual([]);
    expect(app.updates.count()).toMatchObject({ dead: 1 });
    admin.press(status, '🔁 再试这 1 条');
    await telegram.waitForReply(place, { matching: /\[1\]/, to: question.message_id });
    expect(telegram.replies(place).filter(({ text }) => text?.includes('[1]'))).toHaveLength(1);
  });

  it('is given up again when it fails again, and said once', async () => {
    const { telegram, admin, user, askStatus, asked, app } = await openGivenUp();
    expect(asked()).toBe(8);
    admin.press(await askStatus(/有 1 条消息多次尝试/), '🔁 再试这 1 条');
    await expect.poll(() => asked()).toBe(16);
    await expect.poll(() => app.updates.count()).toMatchObject({ open: 0, dead: 1, revivable: 1 });
    await telegram.waitUntilConfirmed();
    expect(telegram.replies(user.chat).map(({ text }) => text)).toEqual([NOTICE]);
  });

  it('becomes the answer where its notice cannot be deleted, so that nothing stands there twice', async () => {
    const { telegram, admin, user, askStatus, mend } = await openGivenUp();
    mend();
    telegram.failNext('deleteMessage', { error_code: 400, description: "Bad Request: message can't be deleted" });
    admin.press(await askStatus(/有 1 条消息多次尝试/), '🔁 再试这 1 条');
    await expect
      .poll(() => telegram.replies(user.chat).map(({ text }) => text))
      .toEqual([expect.stringMatching(/\[1\]/)]);
  });

  it('goes on after a stop in the middle, and is answered once', async () => {
    const { telegram, bot, admin, user, askStatus, app } = await openGivenUp();
    const status = await askStatus(/有 1 条消息多次尝试/);
    Object.assign(app, { answer: () => new Promise(() => undefined) });
    admin.press(status, '🔁 再试这 1 条');
    await telegram.waitForReply(admin.chat, { matching: /^正在重新处理/ });
    await bot.stop();
    const next = createFakeApp({ updates: app.updates, deliveries: app.deliveries });
    startBot(telegram, { app: next, wait: hurry, date: createDate() });
    await telegram.waitForReply(user.chat, { matching: /\[1\]/ });
    expect(telegram.replies(user.chat)).toHaveLength(1);
  });

  it('is not offered where it means nothing any more: a changed question, a button, a word typed inline', async () => {
    const { telegram, user, question, askStatus, mend, app } = await openGivenUp();
    mend();
    app.updates.insert(
      [
        {
          updateId: 901,
          lane: 'x',
          person: user.id,
          body: JSON.stringify({ update_id: 901, edited_message: question }),
        },
        { updateId: 902, lane: 'y', person: user.id, body: JSON.stringify({ update_id: 902, inline_query: {} }) },
      ],
      1,
    );
    for (let ends = 0; ends < 20; ends += 1) for (const id of [901, 902]) app.updates.begin(id);
    startBot(telegram, { app, adminUserIds: [ADMIN], wait: hurry, date: createDate() });
    await expect.poll(() => app.updates.count()).toMatchObject({ open: 0, dead: 3, revivable: 1 });
    expect(labelsOf(await askStatus(/有 3 条消息多次尝试/))).toEqual(['🔁 再试这 1 条']);
  });

  it('can still be asked about on a disk that takes no offer', async () => {
    const { askStatus, app, logged } = await openGivenUp();
    Object.assign(app.offers, {
      insert() {
        throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
      },
    });
    expect(labelsOf(await askStatus(/有 1 条消息多次尝试/))).toEqual([]);
    expect(logged('warn').map(({ message }) => message)).toContain('another try cannot be offered');
  });
});
