import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import type { Chat, Message } from 'grammy/types';

import type { Language } from '../../src/language/language.ts';
import { untilDone } from '../e2e/until-done.ts';
import { type BotProcess, makeWorkspace, startBotProcess, type Workspace } from '../e2e/start-bot-process.ts';
import { realClock } from '../helpers/telegram-double/clock.ts';
import type { Bubble, ConversationItem } from '../helpers/telegram-double/conversation.ts';
import { printConversation } from '../helpers/telegram-double/print-conversation.ts';
import { readConversation } from '../helpers/telegram-double/read-conversation.ts';
import {
  createTelegramDouble,
  type TelegramDouble,
  type TelegramUser,
} from '../helpers/telegram-double/telegram-double.ts';
import { drawConversation } from './draw-conversation.ts';

/** The day that every play begins on: what depends on the day (examples, figures of days) is then the same. */
const NOON_IN_BEIJING = Date.UTC(2026, 10, 24, 4);
const PATIENCE_MS = 90_000;
const CLIENTS: Readonly<Record<Language, string>> = { 'zh-Hans': 'zh-hans', 'zh-Hant': 'zh-hant', en: 'en' };

/**
 * Makes the program send so many times as fast as Telegram takes it: a play is nearly all waiting otherwise, and
 * `tests/chat/delivery` and `tests/e2e` look after the pace.
 */
const sendFaster = (times: number) => {
  const hook =
    'export async function load(url, context, next) { const loaded = await next(url, context);' +
    'return !url.endsWith("/send-rates.js") ? loaded : { ...loaded, source: String(loaded.source).replaceAll(' +
    `/(?<=(?:interval|span)Ms: )[0-9_]+/g, (number) => Number(number.replaceAll("_", "")) / ${times}) }; }`;
  const address = JSON.stringify(`data:text/javascript,${encodeURIComponent(hook)}`);
  return encodeURIComponent(`import { register } from 'node:module'; register(${address});`);
};

/** Makes the clock of a process begin at a moment. */
const beginAt = (moment: number) =>
  encodeURIComponent(
    `const Real = Date; const shift = ${moment} - Real.now();` +
      'globalThis.Date = class extends Real {' +
      'constructor(...given) { if (given.length > 0) super(...given); else super(Real.now() + shift); }' +
      'static now() { return Real.now() + shift; } };',
  );

/** The real program and the people who talk to it. */
export interface Stage {
  readonly telegram: TelegramDouble;
  readonly workspace: Workspace;
  /** Somebody with a client in this language, who has not been here before. */
  person(language: Language): TelegramUser;
  colleague(language: Language): TelegramUser;
  /** Whoever founds a group. */
  boss(language: Language): TelegramUser;
  /** An admin of the bot with such a client. */
  readonly admins: Readonly<Record<Language, TelegramUser>>;
  /** Sends a message and waits until the bot is done with it. */
  say(who: TelegramUser, chat: Chat, text: string, options?: Parameters<TelegramUser['send']>[2]): Promise<Message>;
  /** Presses a button of the newest message that has it, and waits until the bot is done. */
  press(who: TelegramUser, chat: Chat, button: string | RegExp): Promise<void>;
  /** Until the examples of what serves now are drawn, which goes on in the background after every change of articles. */
  untilExamples(): Promise<void>;
  /** Until the bot is done with everything that it was sent. */
  settle(): Promise<void>;
  /** Changes an article's file, as somebody at the machine would. */
  editArticle(id: string, change: (text: string) => string): Promise<void>;
  /** Until so many messages of the bot in a chat hold these words. */
  untilReplies(chat: Chat, words: string, count: number): Promise<void>;
  /** A chat as people saw it, without what is another in every run. */
  print(
    chat: Chat,
    ...rest: Parameters<typeof printConversation> extends [unknown, unknown, ...infer R] ? R : never
  ): string;
  /** A picture of what was said from some words on: so many messages and presses. */
  draw(
    chat: Chat,
    given: { readonly viewer: TelegramUser; readonly from: string; readonly count: number; readonly title: string },
  ): string;
  close(): Promise<void>;
}

const NAMES: Readonly<Record<Language, readonly [person: string, admin: string, colleague: string, boss: string]>> = {
  'zh-Hans': ['小周', '管理员', '老李', '陈主任'],
  'zh-Hant': ['小林', '管理員', '阿明', '陳主任'],
  en: ['Anna', 'Admin', 'Ben', 'Clara'],
};

/** @param environment what else the program is told */
export async function openStage(environment: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const clock = { ...realClock, now: () => realClock.now() + shift };
  const shift = NOON_IN_BEIJING - realClock.now();
  const telegram = await createTelegramDouble({ clock, inline: true });
  const workspace = await makeWorkspace();
  const enter = (name: string, language: Language) =>
    telegram.addUser({ first_name: name, language_code: CLIENTS[language] });
  const admins = {
    'zh-Hans': enter(NAMES['zh-Hans'][1], 'zh-Hans'),
    'zh-Hant': enter(NAMES['zh-Hant'][1], 'zh-Hant'),
    en: enter(NAMES.en[1], 'en'),
  };
  const adminIds = Object.values(admins).map(({ id }) => id);
  let bot: BotProcess;
  try {
    bot = await startBotProcess(telegram, workspace, adminIds, { LOG_LEVEL: 'info', ...environment }, [
      beginAt(NOON_IN_BEIJING),
      sendFaster(50),
    ]);
  } catch (error) {
    await telegram.close();
    await workspace.remove();
    throw error;
  }
  const settle = () => untilDone(telegram, workspace.dataDir, PATIENCE_MS);
  const newestWith = (chat: Chat, fits: (label: string) => boolean) =>
    telegram
      .replies(chat)
      .toReversed()
      .flatMap((message) => (message.reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => ({ message, text })))
      .find(({ text }) => fits(text));

  return {
    telegram,
    workspace,
    person: (language) => enter(NAMES[language][0], language),
    colleague: (language) => enter(NAMES[language][2], language),
    boss: (language) => enter(NAMES[language][3], language),
    admins,
    settle,
    untilExamples: () => untilExamples(bot),
    async say(who, chat, text, options) {
      const message = who.send(chat, text, options);
      await settle();
      return message;
    },
    async press(who, chat, button) {
      const found = newestWith(chat, (label) => (typeof button === 'string' ? label === button : button.test(label)));
      if (!found) throw new Error(`no button ${button} in:\n${printConversation(telegram, chat)}`);
      who.press(found.message, found.text);
      await settle();
    },
    async editArticle(id, change) {
      const file = join(workspace.corpusDir, `${id}.md`);
      await writeFile(file, change(await readFile(file, 'utf8')));
    },
    async untilReplies(chat, words, count) {
      const holding = () => telegram.replies(chat).filter(({ text }) => text?.includes(words));
      await telegram.waitForReply(chat, { matching: () => holding().length >= count, timeoutMs: PATIENCE_MS });
      await settle();
    },
    print: (chat, ...rest) => maskChance(printConversation(telegram, chat, ...rest)),
    draw(chat, { viewer, from, count, title }) {
      const items = readConversation(telegram, chat, { viewer });
      const words = items.map((item) => (item.kind === 'message' ? wordsOf(item) : ''));
      const exact = words.indexOf(from);
      const start = exact === -1 ? words.findIndex((said) => said.includes(from)) : exact;
      if (start === -1) throw new Error(`nobody said ${from}`);
      return drawConversation(items.slice(start, start + count).map(withoutChance), { title });
    },
    async close() {
      await bot.stop('SIGKILL');
      await telegram.close();
      await workspace.remove();
    },
  };
}

/** They are drawn in the background: whoever comes sooner sees none. */
async function untilExamples(bot: BotProcess): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  const told = () =>
    bot
      .errors()
      .match(/examples (?:are being|were) drawn/g)
      ?.at(-1);
  while (told() !== 'examples were drawn') {
    if (performance.now() > giveUpAt) throw new Error(`no examples were drawn:\n${bot.errors()}`);
    await setTimeout(100);
  }
}

function wordsOf({ blocks }: Bubble): string {
  return blocks.flatMap(({ segments }) => segments.map(({ text }) => text)).join('');
}

const withoutChanceIn = (text: string) =>
  text
    .split('\n')
    .filter((line) => maskChance(line) === line)
    .join('\n');

/** Lines that are others in every run are left out of pictures. */
function withoutChance(item: ConversationItem): ConversationItem {
  if (item.kind !== 'message') return item;
  const blocks = item.blocks.map((block) => ({
    ...block,
    segments: block.segments.map((segment) => ({ ...segment, text: withoutChanceIn(segment.text) })),
  }));
  return { ...item, blocks };
}

/** Ids, moments and measured times, which are others in every run. */
function maskChance(text: string): string {
  return text
    .replaceAll(/(?<=Up for |已运行 |已運作 )[^,，]+(?=[,，])/g, '#')
    .replaceAll(/\b(?=[0-9-]*[a-z])[0-9a-hjkmnp-tv-z]{4}-[0-9a-hjkmnp-tv-z]{4}\b/g, 'xxxx-xxxx')
    .replaceAll(/\b[0-9a-f]{12}\b/g, 'xxxxxxxxxxxx')
    .replaceAll(/\d+(?:\.\d+)?(?= ?(?:秒|ms|毫秒|MB|seconds?\b|sec\b|s\b|分钟|分鐘|min\b))/g, '#')
    .replaceAll(/\b\d{1,2}:\d{2}(?::\d{2})?\b/g, '##:##');
}
