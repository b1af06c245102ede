import type { Log } from '../log.ts';
import type { Store } from '../store/open-store.ts';
import type { SentAnswer } from '../store/sent-answer-table.ts';

export type { SentAnswer };

/** Which messages brought which answers, so that one can ask about an answer by replying to it. No call throws. */
export interface SentAnswers {
  note(sent: SentAnswer, answerId: string): void;
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
    note(sent, answerId) {
      try {
        store.sentAnswers.insert(sent, answerId);
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
