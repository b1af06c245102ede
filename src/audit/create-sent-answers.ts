import type { Log } from '../log.ts';
import type { Store } from '../store/open-store.ts';

/** Which messages brought which answers, so that one can ask about an answer by replying to it. No call throws. */
export interface SentAnswers {
  /** @param message Telegram's number of the message in the chat */
  note(chat: number, message: number, answerId: string): void;
  /** The answer that a message belongs to; of the last answer in the chat when `message` is null. */
  find(chat: number, message: number | null): string | null;
}

/** Remembers them as long as the records of the answers. */
export function createSentAnswers({
  store,
  log,
}: {
  readonly store: Pick<Store, 'sentAnswers'>;
  readonly log: Log;
}): SentAnswers {
  return {
    note(chat, message, answerId) {
      try {
        store.sentAnswers.insert(chat, message, answerId);
      } catch (error) {
        log.warn('which message brought an answer could not be noted', { id: answerId, error });
      }
    },
    find(chat, message) {
      try {
        return message === null ? store.sentAnswers.findLast(chat) : store.sentAnswers.find(chat, message);
      } catch (error) {
        log.warn('which answer a message brought could not be read', { error });
        return null;
      }
    },
  };
}
