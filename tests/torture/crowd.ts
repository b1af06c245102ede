import { setTimeout as sleep } from 'node:timers/promises';

import type { Chat } from 'grammy/types';
import type { TelegramDouble, TelegramUser } from '../helpers/telegram-double/telegram-double.ts';
import { PROJECTS } from './invented-projects.ts';
import { type ChatReader, createChatReader, mentionOf, type Verdict } from './read-chat.ts';

const LOOK_MS = 50;

/** People who ask, each in a chat of their own, about one project after the other. */
export interface Crowd {
  /** Of people, and of the groups that they ask in. */
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

interface Member {
  readonly user: TelegramUser;
  readonly chat: Chat;
  readonly reader: ChatReader;
}

/**
 * @param each questions of each person, at most one for each project
 * @param ahead questions that a person leaves open while they ask on
 * @param groups how many of them ask in a supergroup, by naming the bot; the others write to it in private
 */
export function createCrowd(
  telegram: TelegramDouble,
  given: { readonly people: number; readonly each: number; readonly ahead: number; readonly groups?: number },
): Crowd {
  const { people, each, ahead, groups = 0 } = given;
  if (each > PROJECTS.length) throw new Error(`there are ${PROJECTS.length} projects to ask about`);
  const members = Array.from({ length: people }, (_, at): Member => {
    const user = telegram.addUser({ language_code: 'zh-hans' });
    // Spread among the others, so that they ask at the same time.
    const isInGroup = Math.floor(((at + 1) * groups) / people) > Math.floor((at * groups) / people);
    const chat = isInGroup ? telegram.addChat({ type: 'supergroup', members: [user] }) : user.chat;
    return { user, chat, reader: createChatReader(telegram, chat) };
  });
  const askOn = ({ user, chat, reader }: Member, member: number, most: number): void => {
    reader.read();
    const open = reader.asked.length - reader.answered.size;
    const wanted = Math.min(each, reader.asked.length + most - open);
    for (let n = reader.asked.length; n < wanted; n += 1)
      user.send(chat, (chat.type === 'private' ? '' : mentionOf(telegram)) + questionOf(member, n));
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
    ids: members.flatMap(({ user, chat }) => [...new Set([user.id, chat.id])]),
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
