import { readdir, readFile, writeFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { Chat, Message } from 'grammy/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { textsFor } from '../../src/texts/texts-for.ts';
import {
  createTelegramDouble,
  type TelegramDouble,
  type TelegramUser,
} from '../helpers/telegram-double/telegram-double.ts';
import { isPlace } from '../helpers/telegram-double/watching.ts';
import { untilDone } from './until-done.ts';
import { hasModel, makeWorkspace, startBotProcess, type BotProcess, type Workspace } from './start-bot-process.ts';

if (!hasModel) process.stderr.write('e2e: no embedding model in data/models, so the bot is tested on keywords alone\n');

const ANSWER_MS = 20_000;
const zh = textsFor('zh-Hans');

let workspace: Workspace;
/** The body of every article, front matter cut off. */
let articles: readonly string[];

beforeAll(async () => {
  workspace = await makeWorkspace();
  const files = (await readdir(workspace.corpusDir)).filter((name) => name.endsWith('.md') && name !== 'README.md');
  const texts = await Promise.all(files.map((name) => readFile(join(workspace.corpusDir, name), 'utf8')));
  articles = texts.map((text) => text.replace(/^---\n[^]*?\n---\n/, ''));
});
afterAll(() => workspace.remove());

/** The covered texts of the quotations of an answer. */
function quotesOf(message: Message): readonly string[] {
  return (message.entities ?? [])
    .filter(({ type }) => type === 'expandable_blockquote' || type === 'blockquote')
    .map(({ offset, length }) => message.text!.slice(offset, offset + length));
}

/** An answer carries marks, and every quotation stands in an article word for word. */
function expectCited(message: Message): void {
  expect(message.text).toMatch(/\[1\]/);
  const quotes = quotesOf(message);
  expect(quotes.length).toBeGreaterThan(0);
  for (const quote of quotes) expect(articles.filter((text) => text.includes(quote))).not.toEqual([]);
}

function ask(telegram: TelegramDouble, user: TelegramUser, chat: Chat, question: string): Promise<Message> {
  const { message_id: after } = user.send(chat, question);
  return telegram.waitForReply(chat, { after, timeoutMs: ANSWER_MS });
}

describe('the bot on Telegram', () => {
  let telegram: TelegramDouble;
  let bot: BotProcess;
  let user: TelegramUser;
  let admin: TelegramUser;

  beforeAll(async () => {
    telegram = await createTelegramDouble();
    admin = telegram.addUser({ first_name: '管理员', language_code: 'zh-hans' });
    user = telegram.addUser({ first_name: '市民', language_code: 'zh-hans' });
    bot = await startBotProcess(telegram, workspace, [admin.id]);
  });
  afterAll(async () => {
    await bot?.stop('SIGKILL');
    await telegram.close();
  });

  it('tells Telegram its commands', async () => {
    await telegram.waitForCall('setMyCommands');
    expect(bot.errors()).toContain(`@${telegram.bot.username}`);
  });

  it('answers a private question with quotations that stand in the articles', async () => {
    const answer = await ask(telegram, user, user.chat, '重庆累计签约引进的世界知名高校有多少所？');
    expectCited(answer);
    expect(quotesOf(answer).join('\n')).toContain('11所');
  });

  it('answers a question in Traditional Chinese', async () => {
    const asker = telegram.addUser({ language_code: 'zh-hant' });
    const answer = await ask(telegram, asker, asker.chat, '重慶對落地的高端研發機構最高補助多少？');
    expectCited(answer);
    expect(answer.text).toContain('5000万元');
    expect(answer.text).toContain(textsFor('zh-Hant').kind.digest);
  });

  it('answers a question in English', async () => {
    const asker = telegram.addUser({ language_code: 'en' });
    const answer = await ask(telegram, asker, asker.chat, 'How many world-famous universities has Chongqing signed?');
    expectCited(answer);
    expect(quotesOf(answer).join('\n')).toContain('11所');
    expect(answer.text).toContain(textsFor('en').kind.digest);
  });

  it('says so when the articles do not say, and cites nothing', async () => {
    const answer = await ask(telegram, user, user.chat, '火星基地什么时候建成？');
    expect(answer.text).toContain(zh.notFound);
    expect(answer.text).not.toMatch(/\[1\]/);
    expect(answer.text).not.toContain('[1]');
  });

  it('answers in a group to a mention, a reply and /ask, and to nothing else', async () => {
    const group = telegram.addChat({ type: 'supergroup', members: [user] });
    const other = telegram.addUser();
    other.send(group, '大家中午吃什么？');
    const mention = user.send(group, `@${telegram.bot.username} 北京大学重庆大数据研究院聚焦什么方向？`);
    const first = await telegram.waitForReply(group, { to: mention.message_id, timeoutMs: ANSWER_MS });
    expectCited(first);
    other.send(group, '说得好', { replyTo: mention });
    const follow = other.send(group, '重庆累计签约引进的世界知名高校有多少所？', { replyTo: first });
    expectCited(await telegram.waitForReply(group, { to: follow.message_id, timeoutMs: ANSWER_MS }));
    other.send(group, '/ask@other_bot 天气怎么样？');
    const command = other.send(group, '/ask 落地重庆的高端研发机构最高补助多少？');
    expectCited(await telegram.waitForReply(group, { to: command.message_id, timeoutMs: ANSWER_MS }));
    expect(telegram.replies(group)).toHaveLength(3);
  });

  it('answers in the topic of a forum, where an implicit reply is no question', async () => {
    const forum = telegram.addChat({ type: 'supergroup', is_forum: true, members: [user] });
    const topic = telegram.addTopic(forum, '政策问答', 'bot');
    telegram.promoteBot(forum, admin);
    user.send(forum, '这里聊政策', { topic });
    const question = user.send(forum, '/ask 落地重庆的高端研发机构最高补助多少？', { topic });
    const answer = await telegram.waitForReply(forum, { to: question.message_id, timeoutMs: ANSWER_MS });
    expectCited(answer);
    expect(answer).toMatchObject({ message_thread_id: topic.message_thread_id, is_topic_message: true });
    expect(telegram.replies(forum)).toHaveLength(1);
  });

  it('declines a text of 6,000 characters politely, and goes on', async () => {
    const parts = user.sendLong(user.chat, '重庆科学城的高端研发机构最高可以得到多少补助？'.repeat(261).slice(0, 6000));
    expect(parts).toHaveLength(2);
    const listSaid = () => telegram.replies(user.chat).filter(({ message_id: id }) => id > parts[0]!.message_id);
    await telegram.waitForMessage(() => listSaid().length >= parts.length, ANSWER_MS);
    const said = listSaid();
    for (const { text } of said) expect(text).not.toContain(zh.unavailable.internal);
    expectCited(await ask(telegram, user, user.chat, '重庆累计签约引进的世界知名高校有多少所？'));
  });

  it('has a word for an unknown command and for a sticker, and leaves an edit alone', async () => {
    expect((await ask(telegram, user, user.chat, '/weather')).text).toBe(zh.unknownCommand('weather'));
    const sticker = user.sendSticker(user.chat);
    const reply = await telegram.waitForReply(user.chat, { after: sticker.message_id, timeoutMs: ANSWER_MS });
    expect(reply.text).toBe(zh.notText);

    const count = telegram.replies(user.chat).length;
    user.edit(
      telegram.history(user.chat).find(({ text }) => text === '/weather')!,
      '改一个字',
    );
    await ask(telegram, user, user.chat, '/help');
    expect(telegram.replies(user.chat)).toHaveLength(count + 1);
  });

  it('reloads for admins only, with one message that shows how far it is', async () => {
    expect((await ask(telegram, user, user.chat, '/reload')).text).toBe(zh.notAdmin);

    await writeFile(join(workspace.corpusDir, '2031-05-xinghe.md'), xinghe(101));
    const { message_id: after } = admin.send(admin.chat, '/reload');
    const fits = (message: Message) => message.text?.includes(zh.reloadSwapped) ?? false;
    const done = await telegram.waitForReply(admin.chat, { after, matching: fits, timeoutMs: 60_000 });
    expect(telegram.replies(admin.chat)).toHaveLength(1);
    expect(done.edit_date).toBeTypeOf('number');
    expect(done.text).toContain(zh.reloadChanges(1, 0, 0));
    const work = /新算向量 (\d+) 个，用时 ([\d.]+) 秒/.exec(done.text ?? '');
    // The passages that were there before are not embedded again.
    expect(Number(work?.[1])).toBe(hasModel ? 1 : 0);
    expect(Number(work?.[2])).toBeGreaterThan(0);
    expect((await ask(telegram, user, user.chat, '星河工程总投资是多少？')).text).toContain('101亿元');

    await writeFile(join(workspace.corpusDir, '2031-05-xinghe.md'), xinghe(202));
    const again = admin.send(admin.chat, '/reload').message_id;
    const changed = await telegram.waitForReply(admin.chat, { after: again, matching: fits, timeoutMs: 60_000 });
    expect(changed.text).toContain(zh.reloadChanges(0, 1, 0));
    await rm(join(workspace.corpusDir, '2031-05-xinghe.md'));
    const last = admin.send(admin.chat, '/reload').message_id;
    const removed = await telegram.waitForReply(admin.chat, { after: last, matching: fits, timeoutMs: 60_000 });
    expect(removed.text).toContain(zh.reloadChanges(0, 0, 1));
  });

  it('keeps every rule of Telegram and ours', () => {
    expect(telegram.violations).toEqual([]);
    expect(telegram.refusals.map(({ method, response }) => ({ method, response }))).toEqual([]);
    expect(telegram.unansweredPresses).toEqual([]);
  });
});

/** Which of the two versions of the invented project an answer speaks of. */
function valuesIn(message: Message): ReadonlySet<string> {
  return new Set(message.text!.match(/(?:101|202)(?=亿元)/g));
}

describe('many questions at once', () => {
  const CHATS = 20;
  const EACH = 6;
  const QUESTIONS = [
    '星河工程总投资是多少？',
    '重庆累计签约引进的世界知名高校有多少所？',
    '落地重庆的高端研发机构最高补助多少？',
    '北京大学重庆大数据研究院聚焦什么方向？',
  ];

  it.each([
    ['without limits', false, 60_000],
    ["under Telegram's rate limits", true, 120_000],
  ])(
    'are all answered, each from one snapshot, while the corpus is reloaded, %s',
    async (_how, rateLimits, patience) => {
      const own = await makeWorkspace();
      const write = (value: number) =>
        Promise.all(
          ['a', 'b'].map((part) => writeFile(join(own.corpusDir, `2031-05-xinghe-${part}.md`), xinghe(value, part))),
        );
      await write(101);
      const telegram = await createTelegramDouble({ rateLimits });
      const admin = telegram.addUser({ language_code: 'zh-hans' });
      const users = Array.from({ length: CHATS }, () => telegram.addUser({ language_code: 'zh-hans' }));
      const bot = await startBotProcess(telegram, own, [admin.id]);
      try {
        await write(202);
        for (let round = 0; round < EACH; round++) {
          if (round === EACH / 2) admin.send(admin.chat, '/reload');
          for (const user of users) user.send(user.chat, QUESTIONS[round % QUESTIONS.length]!);
        }
        const isComplete = () =>
          users.every((user) => telegram.replies(user.chat).filter((reply) => !isPlace(reply)).length >= EACH);
        await telegram.waitForMessage(isComplete, patience);
        const fits = (message: Message) => message.text?.includes(zh.reloadSwapped) ?? false;
        const report = await telegram.waitForReply(admin.chat, { matching: fits, timeoutMs: patience });
        expect(report.text).toContain(zh.reloadChanges(0, 2, 0));

        for (const user of users) {
          const replies = telegram.replies(user.chat);
          expect(replies).toHaveLength(EACH);
          expect(replies.filter((reply) => quotesOf(reply).length === 0).map(({ text }) => text)).toEqual([]);
          const mixed = replies.filter((reply, round) => round % QUESTIONS.length === 0 && valuesIn(reply).size !== 1);
          expect(mixed.map(({ text }) => text)).toEqual([]);
        }
        const after = await ask(telegram, users[0]!, users[0]!.chat, QUESTIONS[0]!);
        expect(after.text).toContain('202亿元');
        expect(telegram.violations).toEqual([]);
        expect(telegram.refusals).toEqual([]);
      } finally {
        await bot.stop('SIGKILL');
        await telegram.close();
        await own.remove();
      }
    },
    240_000,
  );
});

describe('SIGTERM', () => {
  it('stops the bot cleanly, and what it had not answered is answered after the next start', async () => {
    const telegram = await createTelegramDouble();
    const users = Array.from({ length: 12 }, () => telegram.addUser({ language_code: 'zh-hans' }));
    const question = '重庆累计签约引进的世界知名高校有多少所？';
    let bot = await startBotProcess(telegram, workspace);
    try {
      for (const user of users) user.send(user.chat, question);
      await telegram.waitForMessage(() => true, ANSWER_MS);
      const stopping = bot.stop('SIGTERM');
      for (const user of users) user.send(user.chat, question);
      const { code, tookMs } = await stopping;
      expect(`${code} ${code === 0 ? '' : bot.errors()}`).toBe('0 ');
      expect(tookMs).toBeLessThan(10_000);

      bot = await startBotProcess(telegram, workspace);
      await untilDone(telegram, workspace.dataDir, ANSWER_MS);
      for (const user of users) expect(telegram.replies(user.chat)).toHaveLength(2);
      expect(users.flatMap((user) => telegram.replies(user.chat)).filter(isPlace)).toEqual([]);
      expect(telegram.violations).toEqual([]);
    } finally {
      await bot.stop('SIGKILL');
      await telegram.close();
    }
  });

  it('stops an idle bot at once', async () => {
    const telegram = await createTelegramDouble();
    const bot = await startBotProcess(telegram, workspace);
    const { code, tookMs } = await bot.stop('SIGTERM');
    expect(`${code} ${code === 0 ? '' : bot.errors()}`).toBe('0 ');
    expect(tookMs).toBeLessThan(3_000);
    await telegram.close();
  });
});

/** An article of two paragraphs about a project that does not exist, with one figure in both. */
function xinghe(value: number, part = 'a'): string {
  return `---
title: 星河工程进展（${part}）
publisher: 测试日报
published: 2031-05-0${part === 'a' ? 1 : 2}
language: zh-Hans
kind: full
---

星河工程由测试市政府组织实施，星河工程总投资${value}亿元。

据介绍，星河工程计划建设三个园区，星河工程的总投资为${value}亿元。
`;
}
