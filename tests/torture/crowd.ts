import { setTimeout as sleep } from 'node:timers/promises';

import type { TelegramDouble, TelegramUser } from '../helpers/telegram-double/telegram-double.ts';
import { PROJECTS } from './invented-projects.ts';
import { type ChatReader, createChatReader, type Verdict } from './read-chat.ts';

const LOOK_MS = 50;

/** People who ask, each in a private chat of their own, about one project after the other. */
export interface Crowd {
  readonly ids: readonly number[];
  /** Questions asked so far, those to which an answer came, and changes that the bot made to the chats. */
  progress(): { readonly asked: number; readonly answered: number; readonly said: number };
  /** Everybody asks at once all that is left to ask. */
  askAll(): void;
  /** Lets people ask until everything is asked and answered; rejects when nothing new is answered for so long. */
  talk(patienceMs: number): Promise<void>;
  /** Of all chats together. */
  judge(): Verdict;
  judgeEach(): readonly Verdict[];
}

/**
 * @param each questions of each person, at most one for each project
 * @param ahead questions that a person leaves open while they ask on
 */
export function createCrowd(
  telegram: TelegramDouble,
  { people, each, ahead }: { readonly people: number; readonly each: number; readonly ahead: number },
): Crowd {
  if (each > PROJECTS.length) throw new Error(`there are ${PROJECTS.length} projects to ask about`);
  const members = Array.from({ length: people }, () => {
    const user = telegram.addUser({ language_code: 'zh-hans' });
    return { user, reader: createChatReader(telegram, user.chat) };
  });
  const askOn = ({ user, reader }: { user: TelegramUser; reader: ChatReader }, member: number, most: number): void => {
    reader.read();
    const open = reader.asked.length - reader.answered.size;
    const wanted = Math.min(each, reader.asked.length + most - open);
    for (let n = reader.asked.length; n < wanted; n += 1) user.send(user.chat, questionOf(member, n));
  };
  const progress = () => {
    let [asked, answered, said] = [0, 0, 0];
    for (const { reader } of members) {
      reader.read();
      asked += reader.asked.length;
      answered += reader.answered.size;
      said += reader.said;
    }
    return { asked, answered, said };
  };

  return {
    ids: members.map(({ user }) => user.id),
    progress,
    askAll() {
      for (const [index, member] of members.entries()) askOn(member, index, each);
    },
    async talk(patienceMs) {
      let [last, lastAt] = [-1, performance.now()];
      for (;;) {
        for (const [index, member] of members.entries()) askOn(member, index, ahead);
        const { answered } = progress();
        if (answered === people * each) return;
        if (answered > last) [last, lastAt] = [answered, performance.now()];
        if (performance.now() - lastAt > patienceMs)
          throw new Error(`only ${answered} of ${people * each} questions are answered`);
        await sleep(LOOK_MS);
      }
    },
    judgeEach: () => members.map(({ reader }) => reader.judge()),
    judge() {
      const verdicts = members.map(({ reader }) => reader.judge());
      return {
        lost: verdicts.flatMap(({ lost }) => lost),
        doubled: verdicts.flatMap(({ doubled }) => doubled),
        misordered: verdicts.flatMap(({ misordered }) => misordered),
        emptyPlaces: verdicts.reduce((sum, { emptyPlaces }) => sum + emptyPlaces, 0),
        others: verdicts.flatMap(({ others }) => others),
      };
    },
  };
}

/** Not everybody asks about the same at the same time. */
function questionOf(member: number, n: number): string {
  return PROJECTS[(member + n) % PROJECTS.length]!.question;
}
