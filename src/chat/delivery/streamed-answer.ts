import type { Api } from 'grammy';
import type { Log } from '../../log.ts';
import { describeApiError } from './api-errors.ts';
import type { FormattedText } from '../rendering/message-builder.ts';
import { createProgressMessage } from './progress-message.ts';
import { type Destination, type OnSent, sendMessages } from './send-messages.ts';
import type { Wait } from '../../wait.ts';

/** An answer that appears while it is written: one message that grows and ends as the whole answer. */
export interface StreamedAnswer {
  /** Shows what there is so far; the first call sends the message. It never waits. */
  show(message: FormattedText): void;
  /** Ends with the whole answer: in the message that was begun, else in new ones. */
  finish(messages: readonly FormattedText[], onSent?: OnSent): Promise<void>;
}

export function createStreamedAnswer(parts: {
  readonly api: Api;
  readonly destination: Destination;
  readonly log: Log;
  readonly wait: Wait;
}): StreamedAnswer {
  const progress = createProgressMessage(parts);
  let opening: Promise<boolean> | null = null;

  async function open(message: FormattedText): Promise<boolean> {
    try {
      return await progress.open(message);
    } catch (error) {
      parts.log.debug('an answer could not be begun', { error: describeApiError(error) });
      return false;
    }
  }

  return {
    show(message) {
      if (opening === null) opening = open(message);
      else void opening.then((isOpen) => (isOpen ? progress.update(message) : undefined));
    },
    async finish(messages, onSent) {
      if (opening !== null && (await opening)) await progress.close(messages, onSent);
      else await sendMessages(parts.api, parts.destination, messages, parts.log, onSent);
    },
  };
}
