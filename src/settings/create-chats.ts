import type { Conversations } from '../conversation/create-conversations.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/open-store.ts';

/** What is kept about a chat goes with the chat. No call throws. */
export interface Chats {
  /** A group became a supergroup, which has another id. Telegram tells it more than once: that does no harm. */
  move(from: number, to: number): void;
  /** Whether another chat has become this one, since the start. */
  hasMoved(to: number): boolean;
  /**
   * The bot is not there any more: what the chat has set, what was offered and what was being spoken of is forgotten.
   * Records of answers stay as long as all records: they are the askers', who may have them deleted.
   */
  leave(chat: number): void;
}

export function createChats(parts: {
  readonly store: Pick<Store, 'chatMoves' | 'together'>;
  readonly conversations: Pick<Conversations, 'forgetAll' | 'move'>;
  readonly log: Log;
}): Chats {
  const { store, conversations, log } = parts;
  const moved = new Set<number>();
  function keep(work: () => void): void {
    try {
      store.together(work);
    } catch (error) {
      log.warn('what is kept about a chat could not be changed', { error });
    }
  }
  return {
    move(from, to) {
      if (from === to) return;
      moved.add(to);
      conversations.move(placeOf(from), placeOf(to));
      keep(() => store.chatMoves.move(from, to));
    },
    hasMoved: (to) => moved.has(to),
    leave(chat) {
      // Whoever takes it in again is new to it.
      moved.delete(chat);
      conversations.forgetAll((key) => key.startsWith(placeOf(chat)));
      keep(() => store.chatMoves.forget(chat));
    },
  };
}

/** What the names of all conversations in a chat begin with. */
export function placeOf(chat: number): string {
  return `${chat}/`;
}
