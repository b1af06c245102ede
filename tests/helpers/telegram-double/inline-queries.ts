import type { InlineQuery, InlineQueryResultArticle } from 'grammy/types';

import type { FormattedText } from './check-text.ts';
import type { Clock } from './clock.ts';

/** One result as the person who asked sees it. */
export interface InlineResult {
  readonly id: string;
  readonly title: string;
  readonly description: string | undefined;
  /** The message that it becomes, as a reader gets it. */
  readonly message: FormattedText;
  /** As the bot sent it. */
  readonly raw: InlineQueryResultArticle;
}

export interface InlineAnswer {
  readonly results: readonly InlineResult[];
  /** Seconds. */
  readonly cacheTime: number;
  readonly isPersonal: boolean;
  /** Empty when there are no more results. */
  readonly nextOffset: string;
  /** Above the results; opens the private chat with `/start` and the parameter. */
  readonly button: { readonly text: string; readonly startParameter: string } | undefined;
}

/** What somebody typed behind the name of the bot, and what they were shown for it. */
export interface AskedInline {
  readonly query: InlineQuery;
  /** Milliseconds since 1970, by the double's clock. */
  readonly at: number;
  readonly answer: InlineAnswer | null;
}

export interface InlineQueries {
  readonly all: readonly AskedInline[];
  add(query: Omit<InlineQuery, 'id'>): AskedInline;
  /** Undefined when the client no longer waits for it. */
  findOpen(id: unknown): AskedInline | undefined;
  answer(id: string, answer: InlineAnswer): void;
}

/** Clients wait about this long. */
const OPEN_MS = 10_000;

export function createInlineQueries(clock: Clock): InlineQueries {
  const asked: { -readonly [Key in keyof AskedInline]: AskedInline[Key] }[] = [];
  return {
    all: asked,
    add(query) {
      const entry = {
        query: { id: String(8_000_000_000_000_000 + asked.length), ...query },
        at: clock.now(),
        answer: null,
      };
      asked.push(entry);
      return entry;
    },
    findOpen: (id) => asked.find((it) => it.query.id === id && clock.now() - it.at <= OPEN_MS),
    answer(id, answer) {
      const entry = asked.find((it) => it.query.id === id);
      if (entry) entry.answer = answer;
    },
  };
}
