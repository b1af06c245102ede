import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from 'grammy/types';
import { onTestFinished } from 'vitest';
import type { Answer } from '../../src/answering/answer.ts';
import type { RunningApp } from '../../src/app.ts';
import { startChat } from '../chat/start-chat.ts';
import { openSmallApp } from '../helpers/open-small-app.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { writeArticles } from '../helpers/write-articles.ts';

/** Places that no article of ours is about. */
export const PLACES = [
  '缙云山植物园',
  '白鹭湾体育馆',
  '青石桥图书馆',
  '云杉岭气象站',
  '松溪口水文站',
  '竹海坪科技馆',
] as const;

/** @param area in mu */
export const describePlace = (place: string, area: number) =>
  `${place}占地${area}亩，由测试园林公司于2021年5月建成。\n\n${place}每天上午九点开门，下午五点关门，节假日不休息。`;
export const askArea = (place: string) => `${place}占地多少亩？`;
/** `a0` … `a5`, of 100 … 105 mu. */
export const ARTICLES = Object.fromEntries(PLACES.map((place, i) => [`a${i}`, describePlace(place, 100 + i)]));

/** Ids of all articles of which an answer shows anything. */
export function shown(answer: Answer): ReadonlySet<string> {
  const related = answer.kind === 'not-found' ? answer.related : [];
  const citations = answer.kind === 'answered' ? answer.citations : [];
  return new Set([...answer.matches, ...related, ...citations].map(({ articleId }) => articleId));
}

const ADMIN = 5_100_000_900;

/** An admin who talks with the bot over this program. */
export async function openChat(app: RunningApp) {
  const bot = await startChat({ app: Object.assign(Object.create(app), { asked: [] }), adminUserIds: [ADMIN] });
  const admin = bot.telegram.addUser({ id: ADMIN });
  const say = async (text: string, matching: RegExp): Promise<Message> => {
    admin.send(admin.chat, text);
    return bot.telegram.waitForReply(admin.chat, { matching, timeoutMs: 50_000 });
  };
  const press = async (message: Message, button: string, matching: RegExp): Promise<Message> => {
    admin.press(bot.telegram.current(message)!, button);
    return bot.telegram.waitForReply(admin.chat, { matching, timeoutMs: 50_000 });
  };
  return { ...bot, admin, say, press };
}

export interface World {
  readonly corpusDir: string;
  readonly dataDir: string;
  /** Spoils the vectors of a snapshot on the disk. */
  damage(snapshot: string): void;
  /** Starts the program, or starts it again; it ends with the test at the latest. */
  start(): Promise<{ readonly app: RunningApp; readonly close: () => Promise<void> }>;
}

/**
 * A corpus folder with the places, and for every test a fresh data folder in which their snapshot is built already: a
 * build takes longer than all that is tried here. Tests of one file must not run at the same time.
 *
 * @returns makes a world; from another data folder than that when one is given
 */
export async function buildPlaces(): Promise<(template?: string) => World> {
  const [corpusDir, built] = [makeTempFolder(), makeTempFolder()];
  writeArticles(corpusDir, ARTICLES);
  await (await openSmallApp({ corpusDir, dataDir: built })).close();
  return (template = built) => {
    for (const name of readdirSync(corpusDir)) rmSync(join(corpusDir, name), { recursive: true });
    writeArticles(corpusDir, ARTICLES);
    const dataDir = makeTempFolder();
    cpSync(template, dataDir, { recursive: true });
    const start = async () => {
      const app = await openSmallApp({ corpusDir, dataDir });
      let closing: Promise<void> | null = null;
      const close = () => (closing ??= app.close());
      onTestFinished(close);
      return { app, close };
    };
    const damage = (snapshot: string) => {
      const root = join(dataDir, 'snapshots');
      const file = join(root, readdirSync(root)[0]!, snapshot, 'vectors.f32');
      const bytes = readFileSync(file);
      bytes[bytes.length >> 1]! ^= 0xff;
      writeFileSync(file, bytes);
    };
    return { corpusDir, dataDir, damage, start };
  };
}
