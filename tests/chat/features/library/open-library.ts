import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from 'grammy/types';
import type { App } from '../../../../src/app.ts';
import { readCorpus } from '../../../../src/corpus/read-corpus.ts';
import { carryOutImport } from '../../../../src/library/carry-out-import.ts';
import { createLibrary } from '../../../../src/library/create-library.ts';
import type { runImport } from '../../../../src/library/run-import.ts';
import { silentLog } from '../../../../src/log.ts';
import { openStore } from '../../../../src/store/open-store.ts';
import type { TelegramUser } from '../../../helpers/telegram-double/telegram-double.ts';
import { makeTempFolder } from '../../../helpers/temp-folder.ts';
import { writeArticles } from '../../../helpers/write-articles.ts';
import { createFakeApp, REPORT } from '../../fake-app.ts';
import { makePassageSource } from '../../fake-passages.ts';
import { startBot, startChat } from '../../start-chat.ts';

export const ADMIN = 5_100_000_900;

/** Two articles that are there; their titles are their ids. */
const ARTICLES = {
  云杉镇修桥: '云杉镇的新桥在三月动工，总投资两千万元，计划两年后通车，镇里三个村的人不用再绕路。',
  云杉镇办学: '云杉镇中心小学扩建了一栋教学楼，多了十二间教室，今年秋天起可以多收五百名学生。',
};

/** An article to send: title, date line, paragraphs, and what belongs to the site. */
export const PAGE = `云杉镇开通两条公交线路

云杉在线 2024-03-12 08:15

3月11日，云杉镇开通两条新的公交线路，每天发车八十六班，票价两元，沿途设二十一个站。

镇长说，年内还要再添三十辆电动公交车，让每个村子到镇上都不超过半个小时。

责任编辑：王小明
`;

export interface LibraryOptions {
  readonly importFile?: typeof runImport;
  readonly articles?: Readonly<Record<string, string>>;
  /** Of the admin's client. */
  readonly language?: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly app?: Partial<App>;
}

/** A bot with a corpus folder and an admin; what a reload brings is what the folder holds. */
export async function openLibrary(options: LibraryOptions = {}) {
  const dataDir = makeTempFolder();
  const corpusDir = join(dataDir, 'corpus');
  mkdirSync(corpusDir);
  writeArticles(corpusDir, options.articles ?? ARTICLES);
  const state = { source: makePassageSource((await readCorpus(corpusDir)).articles) };
  const reloads: number[] = [];
  const store = openStore(dataDir);
  const openRoom = () =>
    createLibrary({
      retentionDays: 30,
      corpusDir,
      dataDir,
      store,
      snapshot: () => state.source,
      log: silentLog,
      importFile: options.importFile ?? carryOutImport,
      ...(options.now ? { now: options.now } : {}),
    });
  const openApp = () =>
    createFakeApp({
      library: openRoom(),
      offers: store.offers,
      updates: store.updates,
      deliveries: store.deliveries,
      reload: async () => {
        const { articles } = await readCorpus(corpusDir);
        reloads.push(articles.length);
        state.source = makePassageSource(articles);
        return { ...REPORT, problems: [], articles: articles.length };
      },
      ...options.app,
    });
  const chat = await startChat({ app: openApp(), adminUserIds: [ADMIN, ADMIN + 1], drainMs: 50 });
  const { telegram } = chat;
  const admin = telegram.addUser({ id: ADMIN, language_code: options.language ?? 'zh-hans' });

  return {
    ...chat,
    admin,
    corpusDir,
    dataDir,
    library: chat.app.library,
    store,
    reloads,
    /** Calls that Telegram did not take; the menus of admins who never wrote are none of this. */
    faulty: () => [...telegram.refusals.filter(({ method }) => method !== 'setMyCommands'), ...telegram.violations],
    files: () => readdirSync(corpusDir).toSorted(),
    read: (file: string) => readFileSync(join(corpusDir, file), 'utf8'),
    /** The admin's newest message of the bot, when all that was sent and pressed is handled. */
    settled: async (user: TelegramUser = admin): Promise<Message> => {
      await telegram.waitUntilConfirmed();
      return telegram.replies(user.chat).at(-1)!;
    },
    /** What the bot sends next that fits. */
    next: (matching: RegExp, user: TelegramUser = admin) => telegram.waitForReply(user.chat, { matching }),
    restart: async () => {
      await chat.bot.stop();
      const polls = telegram.calls('getUpdates').length;
      const again = startBot(telegram, { app: openApp(), adminUserIds: [ADMIN, ADMIN + 1] });
      await telegram.waitForPolling({ after: polls });
      return again;
    },
  };
}

/** The labels under a message, row by row. */
export const labelsOf = (message: Message): readonly (readonly string[])[] =>
  (message.reply_markup?.inline_keyboard ?? []).map((row) => row.map(({ text }) => text));
