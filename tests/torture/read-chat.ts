import type { Chat } from 'grammy/types';

import { textsFor } from '../../src/texts/texts-for.ts';
import type { TelegramDouble } from '../helpers/telegram-double/telegram-double.ts';
import { type Project, projectOf, PROJECTS } from './invented-projects.ts';

const { looking } = textsFor('zh-Hans');

/** Names the bot at the beginning of a message, as it has to be in a group. */
export const mentionOf = ({ bot }: TelegramDouble): string => `@${bot.username} `;

/** What stands in a chat in which somebody asks about each project once. */
export interface ChatReader {
  /** Takes in what has happened since it was read last. */
  read(): void;
  /** In the order of asking. */
  readonly asked: readonly Project[];
  /** Those of them to which an answer stands or stood. */
  readonly answered: ReadonlySet<Project>;
  /** Changes that the bot made to what stands here. */
  readonly said: number;
  judge(): Verdict;
}

/** What became of the questions of a chat. */
export interface Verdict {
  /** Questions to which no answer with a citation stands. */
  readonly lost: readonly string[];
  /** Questions to which more than one answer stands. */
  readonly doubled: readonly string[];
  /** Answers that stand, or were finished, before the answer to an earlier question. */
  readonly misordered: readonly string[];
  /** Messages in which nothing stands but that an answer is looked for. */
  readonly emptyPlaces: number;
  /** Everything else that the bot said. */
  readonly others: readonly string[];
}

/** Cheap enough to be asked again and again: what was read is not read again. */
export function createChatReader(telegram: TelegramDouble, chat: Chat): ChatReader {
  const events = telegram.eventsOf(chat);
  const mention = mentionOf(telegram);
  let position = 0;
  let said = 0;
  const asked: Project[] = [];
  /** What stands, by message: an answer to something, or words. */
  const standing = new Map<number, Project | string>();
  const finished: Project[] = [];
  const answered = new Set<Project>();

  const take = (messageId: number, text: string): void => {
    said += 1;
    const project = text.includes('[1]') ? projectOf(text) : null;
    standing.set(messageId, project ?? text);
    if (project === null || answered.has(project)) return;
    answered.add(project);
    finished.push(project);
  };

  function read(): void {
    for (const event of events.slice(position)) {
      position += 1;
      if (event.kind === 'deleted') standing.delete(event.messageId);
      if (event.kind !== 'posted' && event.kind !== 'edited') continue;
      const { message } = event;
      const text = message.text ?? '';
      if (message.from?.id === telegram.bot.id) take(message.message_id, text);
      else {
        const words = text.startsWith(mention) ? text.slice(mention.length) : text;
        const project = PROJECTS.find(({ question }) => question === words);
        if (project) asked.push(project);
      }
    }
  }

  return {
    read,
    asked,
    answered,
    get said() {
      return said;
    },
    judge() {
      read();
      const places = [...standing].toSorted(([a], [b]) => a - b).map(([, what]) => what);
      const answers = places.filter((what) => typeof what !== 'string');
      const words = places.filter((what) => typeof what === 'string');
      const countOf = (project: Project) => answers.filter((other) => other === project).length;
      return {
        lost: questionsOf(asked.filter((project) => countOf(project) === 0)),
        doubled: questionsOf(asked.filter((project) => countOf(project) > 1)),
        misordered: questionsOf([...findMisordered(asked, answers), ...findMisordered(asked, finished)]),
        emptyPlaces: words.filter((text) => text === looking).length,
        others: words.filter((text) => text !== looking),
      };
    },
  };
}

/** Those that come after one that was asked later. */
function findMisordered(asked: readonly Project[], seen: readonly Project[]): readonly Project[] {
  let latest = -1;
  return seen.filter((project) => {
    const place = asked.indexOf(project);
    if (place < latest) return true;
    latest = place;
    return false;
  });
}

const questionsOf = (projects: readonly Project[]) => projects.map(({ question }) => question);
