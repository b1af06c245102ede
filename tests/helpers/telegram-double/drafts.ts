import type { MessageEntity } from 'grammy/types';

import type { Clock } from './clock.ts';

/** A message that the bot is still writing, as its reader sees it. */
export interface Draft {
  readonly draftId: number;
  /** Empty while the client shows that the bot thinks. */
  readonly text: string;
  readonly entities: readonly MessageEntity[];
  readonly threadId: number | undefined;
  /** Milliseconds since 1970, by the double's clock. */
  readonly at: number;
  /** The reader sees a button that stops it. */
  readonly canStop: boolean;
  /** It stays after the button was pressed. */
  readonly isKept: boolean;
}

export interface Drafts {
  show(chatId: number, draft: Draft): void;
  /** What the reader sees now: a draft at most, gone 30 seconds after it was last written. */
  of(chatId: number): readonly Draft[];
  /** Everything that was ever shown in the chat, oldest first. */
  history(chatId: number): readonly Draft[];
  /** A message of the bot came, or the reader stopped it. */
  clear(chatId: number): void;
}

const SHOWN_MS = 30_000;

export function createDrafts(clock: Clock): Drafts {
  const shown = new Map<number, Draft>();
  const all = new Map<number, Draft[]>();
  return {
    show(chatId, draft) {
      shown.set(chatId, draft);
      all.set(chatId, [...(all.get(chatId) ?? []), draft]);
    },
    of(chatId) {
      const draft = shown.get(chatId);
      return draft && clock.now() - draft.at < SHOWN_MS ? [draft] : [];
    },
    history: (chatId) => all.get(chatId) ?? [],
    clear: (chatId) => void shown.delete(chatId),
  };
}
