import { createRecentSet } from '../../recent-set.ts';
import { classifyApiError, describeApiError } from './api-errors.ts';
import { createDraftStream } from './draft-stream.ts';
import { type PlacementParts, placeAnswer } from './place-answer.ts';
import type { FormattedText } from '../rendering/message-builder.ts';
import { asPassing } from './passing.ts';
import { createProgressMessage } from './progress-message.ts';
import type { OnSent } from './send-messages.ts';

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
  begin(parts: PlacementParts): StreamedAnswer;
}

/** Chats without drafts that are remembered; whoever is forgotten is tried again. */
const MOST_REMEMBERED = 10_000;

/**
 * In a private chat the answer grows as a draft, which the whole answer replaces. Elsewhere, and where Telegram takes
 * no drafts, it is one message that is edited.
 */
export function createAnswerStreams(): AnswerStreams {
  const withoutDrafts = createRecentSet<number>(MOST_REMEMBERED);
  const withoutThinking = createRecentSet<number>(MOST_REMEMBERED);
  let draftId = 0;

  function beginDrafts(parts: PlacementParts): StreamedAnswer {
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
        await (grown ?? placing(parts)).finish(messages, onSent);
      },
    };
  }

  return {
    begin(parts) {
      const { destination, record } = parts;
      // What stands there already is changed.
      if (record.places.length > 0) return placing(parts);
      const takesDrafts = destination.chatId > 0 && !withoutDrafts.has(destination.chatId);
      return takesDrafts ? beginDrafts(parts) : beginMessage(parts);
    },
  };
}

/** The first text is a message, which grows by edits and ends as the answer. */
function beginMessage(parts: PlacementParts): StreamedAnswer {
  const { record } = parts;
  const note: OnSent = (chat, message) => record.note(chat, 0, message);
  const progress = createProgressMessage(parts, note);
  let opening: Promise<boolean> | null = null;
  /** What is written later, for an answer that was given up, is shown to nobody. */
  let isOver = false;

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

  async function end(): Promise<void> {
    isOver = true;
    await opening;
    await progress.close();
  }

  return {
    show(message) {
      if (isOver) return;
      if (opening === null) opening = open(message);
      else void opening.then((isOpen) => (isOpen ? progress.update(message) : undefined));
    },
    abandon: end,
    async finish(messages, onSent) {
      await end();
      await placeAnswer(parts, messages, onSent);
    },
  };
}

/** An answer that appears as a whole, in the places that were noted for it if there are any. */
function placing(parts: PlacementParts): StreamedAnswer {
  return {
    show: () => undefined,
    abandon: () => Promise.resolve(),
    finish: (messages, onSent) => placeAnswer(parts, messages, onSent),
  };
}
