import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Chat, Message } from 'grammy/types';
import { textsFor } from '../../../src/texts/texts-for.ts';
import type { TelegramUser } from '../../helpers/telegram-double/telegram-double.ts';
import { PROJECTS } from '../invented-projects.ts';
import type { Day } from './start-day.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const { reloadSwapped, renewal } = textsFor('zh-Hans');
/** The questions that the admin has made by pressing here and there hold some reloads back. */
const OUTCOMES = [reloadSwapped, renewal.held];
const OUTAGE = { error_code: 502, description: 'Bad Gateway' };

/** Between 0 and 1, without 1. */
type Random = () => number;

/** Everybody who comes again and again in a day. */
export interface People {
  readonly admin: TelegramUser;
  readonly everybody: readonly TelegramUser[];
  readonly groups: readonly Chat[];
}

export function gatherPeople({ telegram, adminId }: Day, people: number): People {
  const admin = telegram.addUser({ id: adminId, language_code: 'zh-hans' });
  const languages = ['zh-hans', 'zh-hant', 'en'];
  const everybody = Array.from({ length: people }, (_, i) => telegram.addUser({ language_code: languages[i % 3]! }));
  const groups = Array.from({ length: 4 }, (_, i) =>
    telegram.addChat({ type: 'supergroup', title: `科学城${i}`, members: everybody, creator: everybody[i]! }),
  );
  return { admin, everybody, groups };
}

/** Somebody thinks better of having blocked the bot. */
function blockFor(user: TelegramUser): void {
  user.blockBot();
  user.unblockBot();
}

/** What one person does at one moment, by how often it happens. */
function listDeeds(day: Day, { everybody, groups, admin }: People, random: Random) {
  const { telegram } = day;
  const pick = <T>(from: readonly T[]) => drawFrom(random, from);
  const question = () => pick(PROJECTS).question;
  const who = () => pick(everybody);
  const lastOf = (chat: Chat, isFrom: (message: Message) => boolean) =>
    telegram.eventsOf(chat).findLast((event) => event.kind === 'posted' && isFrom(event.message));
  const own = (user: TelegramUser) => {
    const event = lastOf(user.chat, ({ from, text }) => from?.id === user.id && text !== undefined);
    return event?.kind === 'posted' ? telegram.current(event.message) : undefined;
  };
  const press = (user: TelegramUser, chat: Chat) => {
    const event = lastOf(chat, ({ from, reply_markup: markup }) => from?.id === telegram.bot.id && !!markup);
    const message = event?.kind === 'posted' ? telegram.current(event.message) : undefined;
    const buttons = (message?.reply_markup?.inline_keyboard.flat() ?? []).filter((it) => 'callback_data' in it);
    if (message && buttons.length > 0) user.press(message, pick(buttons).text);
  };
  const deeds: readonly (readonly [weight: number, deed: () => void])[] = [
    [30, () => privately((user) => user.send(user.chat, question()))],
    [10, () => privately((user) => user.send(user.chat, pick(['什么时候？', '那白鹭工程呢？', '多少公里？'])))],
    [6, () => privately((user) => user.send(user.chat, '青岚工程有没有游泳馆？'))],
    [10, () => privately((user) => user.send(user.chat, pick(COMMANDS)))],
    [16, () => privately((user) => press(user, user.chat))],
    [8, () => void who().queryInline(question())],
    [6, () => privately((user) => edit(user))],
    [8, () => inGroup((user, group) => user.send(group, `@${telegram.bot.username} ${question()}`))],
    [4, () => inGroup((user, group) => user.send(group, pick(['今天开会吗？', '/settings', `/ask ${question()}`])))],
    [3, () => inGroup(press)],
    [2, () => privately((user) => user.sendSticker(user.chat))],
    [2, () => privately((user) => user.send(user.chat, '/forget'))],
    [2, () => privately((user) => blockFor(user))],
    [2, () => void admin.send(admin.chat, pick(['/status', '/stats', '/unanswered', '/feedback', '/articles']))],
    [2, () => press(admin, admin.chat)],
  ];
  const privately = (deed: (user: TelegramUser) => void) => deed(who());
  const inGroup = (deed: (user: TelegramUser, group: Chat) => void) => deed(who(), pick(groups));
  const edit = (user: TelegramUser) => {
    const message = own(user);
    const text = question();
    if (message !== undefined && message.text !== text) user.edit(message, text);
  };
  return deeds.flatMap(([weight, deed]) => Array.from({ length: weight }, () => deed));
}

function drawFrom<T>(random: Random, values: readonly T[]): T {
  return values[Math.floor(random() * values.length)]!;
}

const COMMANDS = ['/start', '/help', '/new', '/sources', '/search 工程', '/about', '/privacy', '/settings', '/cite 1'];

/**
 * An hour as any other: people do this and that, a few at a time; an article changes and is taken in; Telegram is too
 * busy for a while, and then away for a while.
 *
 * @param most deeds in the hour
 */
export async function liveAnHour(
  day: Day,
  people: People,
  { hour, deeds: most, corpusDir, random }: { hour: number; deeds: number; corpusDir: string; random: Random },
): Promise<void> {
  const { telegram } = day;
  const deeds = listDeeds(day, people, random);
  const end = (hour + 1) * HOUR_MS;
  for (let done = 0; done < most;) {
    // Between one and eight at a time; what they do meets at the bot.
    const together = Math.min(most - done, 1 + Math.floor(random() * 8));
    for (let i = 0; i < together; i += 1) drawFrom(random, deeds)();
    done += together;
    if (random() < 0.1)
      telegram.failNext('sendMessage', {
        error_code: 429,
        description: 'Too Many Requests: retry after 3',
        parameters: { retry_after: 3 },
      });
    if (random() < 0.05)
      for (const method of ['sendMessage', 'editMessageText', 'getUpdates']) telegram.failNext(method, OUTAGE, 3);
    await day.settle();
    await day.pass(Math.max(0, ((end - day.elapsedMs()) * together) / (most - done + together)));
  }
  // Nobody is turned away for what was done in the last minute.
  await day.pass(2 * MINUTE_MS);
  if (hour % 3 === 0) await upload(day, people.admin, hour);
  await reload(day, people.admin, corpusDir, hour);
  await day.pass(end - day.elapsedMs());
  await day.settle();
}

/** A page is sent in and, like most, left at its preview. */
async function upload(day: Day, admin: TelegramUser, hour: number): Promise<void> {
  admin.sendDocument(admin.chat, {
    name: '新闻.txt',
    mime: 'text/plain',
    bytes: `青岚工程开工\n\n测试日报讯 青岚工程第${hour}期于昨日开工，工期为${hour + 1}年。\n`,
  });
  await day.settle(true);
}

/** An article says another figure of an aside than it did an hour before. */
async function reload(day: Day, admin: TelegramUser, corpusDir: string, hour: number): Promise<void> {
  const file = join(corpusDir, '2031-05-project-0.md');
  const text = (await readFile(file, 'utf8')).replace(/\n工地上有.*$/s, '');
  await writeFile(file, `${text}\n工地上有${hour + 20}台塔吊。\n`);
  const done = () =>
    day.telegram.replies(admin.chat).filter(({ text = '' }) => OUTCOMES.some((outcome) => text.includes(outcome)))
      .length;
  const before = done();
  admin.send(admin.chat, '/reload');
  await day.until('a reload', () => done() > before);
}
