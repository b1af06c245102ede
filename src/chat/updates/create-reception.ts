import type { Update } from 'grammy/types';
import { holdWebhook, type WebhookParts } from './hold-webhook.ts';
import { pollUpdates, type PollingParts } from './poll-updates.ts';

/** Where updates arrive, fetched or sent. */
export interface Reception {
  /**
   * Takes updates until the signal.
   *
   * @param onReady called once, when Telegram can be written to: at once where updates are fetched, else when it has
   *   taken the webhook
   * @throws AppError `telegram` when Telegram does not accept the token, `locked` when another bot fetches already
   */
  run(onReady: () => void): Promise<void>;
  /**
   * Takes what came by the webhook.
   *
   * @returns false when nothing is taken now: it does not run yet, or it stops
   * @throws what SQLite throws; then none of them is stored
   */
  accept(updates: readonly Update[]): boolean;
  /** A line while Telegram does not know where to send updates to; empty when all is well. */
  listFailing(): readonly string[];
}

export function createReception(
  parts: PollingParts & {
    /** Null: updates are fetched. */
    readonly webhook: WebhookParts['webhook'] | null;
    readonly onPending: WebhookParts['onPending'];
  },
): Reception {
  const { webhook, intake, signal, onPending } = parts;
  let isTaking = false;
  let isKnown = webhook === null;
  return {
    run(onReady) {
      isTaking = true;
      if (webhook === null) {
        onReady();
        return pollUpdates(parts);
      }
      let isNew = true;
      const onKnown = (known: boolean) => {
        isKnown = known;
        if (known && isNew) onReady();
        if (known) isNew = false;
      };
      return holdWebhook({ ...parts, webhook, onKnown, onPending });
    },
    accept(updates) {
      if (!isTaking || signal.aborted) return false;
      intake.accept(updates);
      return true;
    },
    listFailing: () => (isKnown ? [] : ['webhook: not taken by Telegram yet']),
  };
}
