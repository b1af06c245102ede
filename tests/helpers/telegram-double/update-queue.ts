import type { Update } from 'grammy/types';

import type { Clock } from './clock.ts';
import { Refusal, badRequest } from './refusal.ts';

export type UpdateKind = Exclude<keyof Update, 'update_id'>;

export const UPDATE_KINDS: readonly string[] = [
  'message',
  'edited_message',
  'channel_post',
  'edited_channel_post',
  'business_connection',
  'business_message',
  'edited_business_message',
  'deleted_business_messages',
  'guest_message',
  'stopped_message_generation',
  'message_reaction',
  'message_reaction_count',
  'inline_query',
  'chosen_inline_result',
  'callback_query',
  'shipping_query',
  'pre_checkout_query',
  'purchased_paid_media',
  'poll',
  'poll_answer',
  'my_chat_member',
  'chat_member',
  'chat_join_request',
  'chat_boost',
  'removed_chat_boost',
  'managed_bot',
  'subscription',
] satisfies readonly UpdateKind[];

/** Kinds that come only when they are asked for by name. */
const OPT_IN: ReadonlySet<string> = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);
const KEPT_MS = 24 * 60 * 60 * 1000;
const LONGEST_POLL_SECONDS = 50;
/**
 * A second request with the same offset inside 0.5 s gets one update at most, and inside 3 s a short poll is held for
 * 3 s when there is nothing (tdlib/telegram-bot-api, Client::process_get_updates_query).
 */
const AGAIN_ONE_MS = 500;
const AGAIN_HELD_MS = 3000;
const TERMINATED = 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';

export interface GetUpdates {
  readonly offset?: number;
  readonly limit?: number;
  readonly timeout?: number;
  readonly allowed_updates?: readonly string[];
}

/** A request of getUpdates, perhaps held. `abandon` forgets it because its client went away. */
export interface Poll {
  readonly updates: Promise<readonly Update[]>;
  abandon(): void;
}

export interface UpdateQueue {
  /** The id of the new update, or null when the bot did not ask for this kind. */
  enqueue<Kind extends UpdateKind>(kind: Kind, content: NonNullable<Update[Kind]>): number | null;
  /** @param breach told when the client presses so much that it misses updates */
  poll(request: GetUpdates, breach?: (rule: string, detail: string) => void): Poll;
  /** Ends a held request with 409, as a new request or setWebhook does. */
  terminate(description?: string): void;
  /** A held request ends without an answer. */
  close(): void;
  clear(): void;
  allow(kinds: readonly string[] | undefined): void;
  readonly allowed: readonly string[];
  /** Updates not confirmed yet, oldest first. */
  readonly pending: readonly Update[];
  readonly lastId: number;
  /** True while a request of getUpdates is held. */
  readonly polling: boolean;
}

/** Telegram's queue of updates: kept for a day, handed out again and again until an offset above them confirms them. */
export function createUpdateQueue(clock: Clock): UpdateQueue {
  let queue: { readonly update: Update; readonly at: number }[] = [];
  let lastId = 581_000_000;
  let previous = { offset: -1, at: Number.NEGATIVE_INFINITY };
  let allowed: readonly string[] = UPDATE_KINDS.filter((kind) => !OPT_IN.has(kind));
  let held: { readonly look: () => void; readonly refuse: (refusal: Refusal) => void; abandon: () => void } | null =
    null;

  const expire = () => {
    queue = queue.filter((entry) => clock.now() - entry.at < KEPT_MS);
  };
  const allow = (kinds: readonly string[] | undefined) => {
    if (!kinds) return;
    allowed = kinds.length === 0 ? UPDATE_KINDS.filter((kind) => !OPT_IN.has(kind)) : kinds;
  };

  /** What the server makes of a client that asks again for the same: it waits, and it gets less. */
  const slowDown = (offset: number, { limit = 100, timeout = 0 }: GetUpdates): { limit: number; timeout: number } => {
    if (limit < 1 || limit > 100) throw badRequest('limit must be between 1 and 100');
    const since = offset === previous.offset ? clock.now() - previous.at : Number.POSITIVE_INFINITY;
    previous = { offset, at: clock.now() };
    return {
      limit: since < AGAIN_ONE_MS ? 1 : limit,
      timeout: since < AGAIN_HELD_MS ? Math.max(timeout, AGAIN_HELD_MS / 1000) : timeout,
    };
  };

  return {
    enqueue(kind, content) {
      if (!allowed.includes(kind)) return null;
      lastId += 1;
      const update = { update_id: lastId, [kind]: structuredClone(content) } as unknown as Update;
      queue.push({ update, at: clock.now() });
      held?.look();
      return lastId;
    },
    poll(request, breach = () => {}) {
      const { offset = 0 } = request;
      const { limit, timeout } = slowDown(offset, request);
      held?.refuse(new Refusal(409, TERMINATED));
      allow(request.allowed_updates);
      expire();
      if (offset > 0) queue = queue.filter((entry) => entry.update.update_id >= offset);
      if (offset < 0) queue = queue.slice(offset);
      if (limit < Math.min(queue.length, request.limit ?? 100))
        breach(
          'polls-too-fast',
          `the same offset again inside ${AGAIN_ONE_MS} ms: 1 update of ${queue.length} is handed out`,
        );
      const take = () => structuredClone(queue.slice(0, limit).map((entry) => entry.update));
      if (queue.length > 0 || timeout <= 0) return { updates: Promise.resolve(take()), abandon: () => {} };

      const waiting: { poll: typeof held } = { poll: null };
      const updates = new Promise<readonly Update[]>((resolve, reject) => {
        const settle = (act: () => void) => {
          stop();
          held = null;
          act();
        };
        const stop = clock.after(Math.min(timeout, LONGEST_POLL_SECONDS) * 1000, () => settle(() => resolve([])));
        const mine = {
          look: () => settle(() => resolve(take())),
          refuse: (refusal: Refusal) => settle(() => reject(refusal)),
          abandon: () => settle(() => {}),
        };
        waiting.poll = mine;
        held = mine;
      });
      return { updates, abandon: () => void (held === waiting.poll && held?.abandon()) };
    },
    terminate: (description = TERMINATED) => held?.refuse(new Refusal(409, description)),
    close: () => held?.abandon(),
    clear() {
      queue = [];
    },
    allow,
    get allowed() {
      return allowed;
    },
    get pending() {
      return queue.map((entry) => entry.update);
    },
    get lastId() {
      return lastId;
    },
    get polling() {
      return held !== null;
    },
  };
}
