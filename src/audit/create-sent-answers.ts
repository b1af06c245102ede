import type { Log } from '../log.ts';
import type { Store } from '../store/open-store.ts';
import type { SentAnswer } from '../store/sent-answer-table.ts';

export type { SentAnswer };

/** An answer to the question of a message, with the messages that brought it, in their order; at least one. */
export interface AnswerToMessage {
  readonly id: string;
  readonly messages: readonly number[];
}

/** Which messages brought which answers, so that one can ask about an answer by replying to it. No call throws. */
export interface SentAnswers {
  note(sent: SentAnswer, answerId: string): void;
  /** The answer that a message belongs to; of the last answer in the chat when `message` is null. */
  find(chat: number, message: number | null): string | null;
  /** Null when the message was no question, or its answer is older than records are kept. */
  findForQuestion(chat: number, question: number): AnswerToMessage | null;
  /** The message brings this answer no more. */
  drop(chat: number, message: number): void;
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
    findForQuestion(chat, question) {
      try {
        const sent = store.sentAnswers.listOfQuestion(chat, question);
        const id = sent[0]?.auditId;
        return id === undefined ? null : { id, messages: sent.map(({ message }) => message) };
      } catch (error) {
        log.warn('which messages answer a question could not be read', { error });
        return null;
      }
    },
    drop(chat, message) {
      try {
        store.sentAnswers.delete(chat, message);
      } catch (error) {
        log.warn('that a message brings an answer no more could not be noted', { error });
      }
    },
  };
}
