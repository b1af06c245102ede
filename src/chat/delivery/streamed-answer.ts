import type { Api } from 'grammy';
import { createRecentSet } from '../../recent-set.ts';
import { classifyApiError, describeApiError } from './api-errors.ts';
import { createDraftStream } from './draft-stream.ts';
import { replaceMessages } from './replace-messages.ts';
import type { FormattedText } from '../rendering/message-builder.ts';
import type { DeliveryParts } from './delivery-parts.ts';
import { asPassing } from './passing.ts';
import { createProgressMessage } from './progress-message.ts';
import { type Destination, type OnSent, sendMessages } from './send-messages.ts';

/** An answer that appears while it is written, and ends as the whole answer. */
export interface StreamedAnswer {
  /** Shows what there is so far. It never waits. */
  show(message: FormattedText): void;
  /** There will be no answer: nothing more is shown. */
  abandon(): Promise<void>;
  /** Ends with the whole answer. */
  finish(messages: readonly FormattedText[], onSent?: OnSent): Promise<void>;
}

/** Begins the answers of all chats. */
export interface AnswerStreams {
  begin(api: Api, destination: Destination): StreamedAnswer;
}

/** Chats without drafts that are remembered; whoever is forgotten is tried again. */
const MOST_REMEMBERED = 10_000;

/**
 * In a private chat the answer grows as a draft, which the whole answer replaces. Elsewhere, and where Telegram takes
 * no drafts, it is one message that is edited.
 */
export function createAnswerStreams({ log, wait }: Pick<DeliveryParts, 'log' | 'wait'>): AnswerStreams {
  const withoutDrafts = createRecentSet<number>(MOST_REMEMBERED);
  const withoutThinking = createRecentSet<number>(MOST_REMEMBERED);
  let draftId = 0;

  function beginDrafts(parts: DeliveryParts): StreamedAnswer {
    const { chatId } = parts.destination;
    let grown: StreamedAnswer | null = null;
    draftId = (draftId % 1_000_000) + 1;
    const drafts = createDraftStream({
      ...parts,
      draftId,
      thinks: !withoutThinking.has(chatId),
      onThinkingRefused: () => withoutThinking.add(chatId),
      onRefused(message) {
        withoutDrafts.add(chatId);
        grown = beginMessage(parts);
        grown.show(message);
      },
    });
    return {
      show: (message) => (grown ?? drafts).show(message),
      async abandon() {
        await drafts.end();
        await grown?.abandon();
      },
      async finish(messages, onSent) {
        await drafts.end();
        if (grown !== null) await grown.finish(messages, onSent);
        else await sendMessages(parts.api, parts.destination, messages, log, onSent);
      },
    };
  }

  return {
    begin(api, destination) {
      const parts = { api, destination, log, wait };
      const takesDrafts = destination.chatId > 0 && !withoutDrafts.has(destination.chatId);
      return takesDrafts ? beginDrafts(parts) : beginMessage(parts);
    },
  };
}

/** The first text is a message, which grows by edits and ends as the answer. */
function beginMessage(parts: DeliveryParts): StreamedAnswer {
  const progress = createProgressMessage(parts);
  let opening: Promise<boolean> | null = null;

  /** Without budget to spare the answer is not begun now, and perhaps with its next sentence. */
  async function open(message: FormattedText): Promise<boolean> {
    try {
      return await asPassing(() => progress.open(message));
    } catch (error) {
      parts.log.debug('an answer could not be begun', { error: describeApiError(error) });
      if (classifyApiError(error) === 'throttled') opening = null;
      return false;
    }
  }

  return {
    show(message) {
      if (opening === null) opening = open(message);
      else void opening.then((isOpen) => (isOpen ? progress.update(message) : undefined));
    },
    async abandon() {
      await opening;
      await progress.close([]);
    },
    async finish(messages, onSent) {
      if (opening !== null && (await opening)) await progress.close(messages, onSent);
      else await sendMessages(parts.api, parts.destination, messages, parts.log, onSent);
    },
  };
}

/** An answer in the place of an earlier one, which stays until the new one is whole. */
export function replaceAnswer(parts: DeliveryParts, oldIds: readonly number[]): StreamedAnswer {
  return {
    show: () => undefined,
    abandon: () => Promise.resolve(),
    finish: (messages, onSent) => replaceMessages(parts, oldIds, messages, onSent),
  };
}
