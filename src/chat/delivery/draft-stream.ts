import type { FormattedText } from '../rendering/message-builder.ts';
import { classifyApiError, describeApiError } from './api-errors.ts';
import type { DeliveryParts } from './delivery-parts.ts';
import { sendPlainer } from './plainer.ts';

/** As often as the budget of a private chat allows. */
const INTERVAL_MS = 1_000;
/** What takes longer is shown to be thought about: a draft without text. */
const THINK_MS = 1_500;
const THINKING: FormattedText = { text: '', entities: [] };
/** Telegram takes a draft away after 30 seconds: it is shown again before. */
const SHOWN_STEPS = 20;

/** A text that grows where the next message of the bot will be, in a private chat; until it begins, the bot thinks. */
export interface DraftStream {
  /** Shows the text when there is budget for it; of several only the last one. It never waits. */
  show(message: FormattedText): void;
  /** Resolves when no draft is under way any more; the next message takes its place. */
  end(): Promise<void>;
}

/**
 * @param parts.thinks false when Telegram takes no draft without text in this chat
 * @param parts.onThinkingRefused called when that turns out
 * @param parts.onRefused called once, with what was to be shown, when Telegram takes no drafts in this chat
 */
export function createDraftStream(
  parts: DeliveryParts & {
    /** Not zero; drafts of one answer have the same. */
    readonly draftId: number;
    readonly thinks: boolean;
    readonly onThinkingRefused: () => void;
    readonly onRefused: (message: FormattedText) => void;
  },
): DraftStream {
  const { api, destination, log, wait, draftId } = parts;
  const ended = new AbortController();
  let latest: FormattedText | null = null;
  let running: Promise<void> | null = null;

  /** @returns why it is not shown, or null when it is */
  async function send({ text, entities }: FormattedText): Promise<'refused' | 'gone' | 'missed' | null> {
    const thread = destination.threadId === null ? {} : { message_thread_id: destination.threadId };
    try {
      await sendPlainer({ text, entities }, log, (part) =>
        api.sendMessageDraft(destination.chatId, draftId, part.text, { entities: [...part.entities], ...thread }),
      );
      return null;
    } catch (error) {
      log.debug('a draft was not shown', { error: describeApiError(error) });
      const fault = classifyApiError(error);
      if (fault === 'gone') return 'gone';
      // A server that does not know drafts says "Not Found", as it does to a token of the wrong shape.
      return fault === 'refused' || fault === 'unauthorized' ? 'refused' : 'missed';
    }
  }

  async function run(): Promise<void> {
    let shown: FormattedText | null = null;
    for (let steps = 0; !ended.signal.aborted; steps += 1) {
      const message = latest;
      if (message !== null && (message !== shown || steps >= SHOWN_STEPS)) {
        const fault = await send(message);
        if (fault === 'gone') return;
        if (fault === 'refused' && message !== THINKING) return parts.onRefused(latest ?? message);
        if (fault === 'refused') {
          parts.onThinkingRefused();
          if (latest === THINKING) latest = null;
        } else if (fault === null) {
          shown = message;
          steps = 0;
        }
      }
      await wait(INTERVAL_MS, ended.signal);
    }
  }

  function show(message: FormattedText): void {
    latest = message;
    running ??= run();
  }

  if (parts.thinks)
    void wait(THINK_MS, ended.signal).then(() =>
      latest === null && !ended.signal.aborted ? show(THINKING) : undefined,
    );

  return {
    show,
    async end() {
      ended.abort();
      await running;
    },
  };
}
