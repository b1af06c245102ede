import { createRecentSet } from '../../recent-set.ts';

const KEPT = 10_000;

/** Where the bot is known not to be any more: blocked by a person, removed from a group. In memory, and bounded. */
export interface Presence {
  leave(chat: number): void;
  /** It is there, or there again. */
  enter(chat: number): void;
  isGone(chat: number): boolean;
}

export function createPresence(): Presence {
  const gone = createRecentSet<number>(KEPT);
  return {
    leave: (chat) => gone.add(chat),
    enter: (chat) => gone.delete(chat),
    isGone: (chat) => gone.has(chat),
  };
}
