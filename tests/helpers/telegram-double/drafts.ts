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
  /** A message of the bot came. */
  clear(chatId: number): void;
  /**
   * The reader presses the button that stops it, which goes with it, or alone when the draft is kept.
   * @returns the id of the draft
   */
  stop(chatId: number): number;
}

const SHOWN_MS = 30_000;

export function createDrafts(clock: Clock): Drafts {
  const shown = new Map<number, Draft>();
  const all = new Map<number, Draft[]>();
  const of = (chatId: number): readonly Draft[] => {
    const draft = shown.get(chatId);
    return draft && clock.now() - draft.at < SHOWN_MS ? [draft] : [];
  };
  return {
    of,
    show(chatId, draft) {
      shown.set(chatId, draft);
      all.set(chatId, [...(all.get(chatId) ?? []), draft]);
    },
    history: (chatId) => all.get(chatId) ?? [],
    clear: (chatId) => void shown.delete(chatId),
    stop(chatId) {
      const draft = of(chatId)[0];
      if (!draft?.canStop) throw new Error(`chat ${chatId} shows no draft that can be stopped`);
      if (draft.isKept) shown.set(chatId, { ...draft, canStop: false });
      else shown.delete(chatId);
      return draft.draftId;
    },
  };
}
