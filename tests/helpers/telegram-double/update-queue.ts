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
  readonly pendingCount: number;
  /** The oldest id not confirmed yet; null when everything is. Costs little, unlike `pending`. */
  readonly oldestPendingId: number | null;
  /** The update as it is handed out, if it is neither confirmed nor too old. */
  find(updateId: number): Update | null;
  /** A webhook has taken it. */
  confirm(updateId: number): void;
  /** Tells whoever sends updates to a webhook of each new one; null: nobody. */
  feed(sender: ((update: Update) => void) | null): void;
  readonly lastId: number;
  /** True while a request of getUpdates is held. */
  readonly polling: boolean;
}

/** Records names that are no kind of update; Telegram passes over them. */
export function checkAllowedUpdates(kinds: unknown, breach: (rule: string, detail: string) => void): void {
  if (kinds === undefined) return;
  if (!Array.isArray(kinds)) throw badRequest("can't parse allowed_updates: expected an Array of String");
  for (const kind of kinds)
    if (!UPDATE_KINDS.includes(String(kind))) breach('allowed-updates', `${JSON.stringify(kind)} is no kind of update`);
}

interface Entry {
  readonly update: Update;
  readonly at: number;
  /** How often more it is handed out after it was confirmed. */
  again: number;
}

/** Each double counts from a number of its own: a bot that keeps its data folder is not to take updates for known ones. */
let queues = 0;

/**
 * Telegram's queue of updates: kept for a day, handed out again and again until an offset above them confirms them.
 *
 * @param times how often each is handed out although it was confirmed before; once, that is never again, unless told
 */
export function createUpdateQueue(clock: Clock, times = 1): UpdateQueue {
  /** By id, oldest first. */
  const queue = new Map<number, Entry>();
  /** Confirmed, and yet to come again. */
  let repeats: Entry[] = [];
  let lastId = 581_000_000 + 1_000_000 * queues;
  queues += 1;
  let previous = { offset: -1, at: Number.NEGATIVE_INFINITY };
  let allowed: readonly string[] = UPDATE_KINDS.filter((kind) => !OPT_IN.has(kind));
  let feed: ((update: Update) => void) | null = null;
  let held: { readonly look: () => void; readonly refuse: (refusal: Refusal) => void; abandon: () => void } | null =
    null;

  const isOld = (entry: Entry) => clock.now() - entry.at >= KEPT_MS;
  const dropWhile = (drops: (entry: Entry) => boolean, act: (entry: Entry) => void = () => {}) => {
    for (const [id, entry] of queue) {
      if (!drops(entry)) return;
      queue.delete(id);
      act(entry);
    }
  };
  const repeat = (entry: Entry) => {
    if (entry.again === 0) return;
    entry.again -= 1;
    repeats.push(entry);
  };
  const confirmBelow = (offset: number) => dropWhile(({ update }) => update.update_id < offset, repeat);
  const allow = (kinds: readonly string[] | undefined) => {
    if (!kinds) return;
    allowed = kinds.length === 0 ? UPDATE_KINDS.filter((kind) => !OPT_IN.has(kind)) : kinds;
  };

  /** What the server makes of a client that asks again for the same: it waits, and it gets less. */
  const slowDown = (offset: number, { limit = 100, timeout = 0 }: GetUpdates): { limit: number; timeout: number } => {
    if (limit < 1 || limit > 100) throw badRequest('limit must be between 1 and 100');
    // Who gets everything again cannot help asking again.
    const isAgain = offset === previous.offset && times === 1;
    const since = isAgain ? clock.now() - previous.at : Number.POSITIVE_INFINITY;
    previous = { offset, at: clock.now() };
    return {
      limit: since < AGAIN_ONE_MS ? 1 : limit,
      timeout: since < AGAIN_HELD_MS ? Math.max(timeout, AGAIN_HELD_MS / 1000) : timeout,
    };
  };

  /** Repeats come first, so that the last one handed out is the newest. */
  const take = (limit: number): readonly Update[] => {
    const again = repeats.slice(0, limit);
    repeats = repeats.slice(limit);
    const entries = [...again];
    for (const entry of queue.values()) {
      if (entries.length >= limit) break;
      entries.push(entry);
    }
    for (const entry of again) repeat(entry);
    return structuredClone(entries.map(({ update }) => update));
  };

  return {
    enqueue(kind, content) {
      if (!allowed.includes(kind)) return null;
      lastId += 1;
      const update = { update_id: lastId, [kind]: structuredClone(content) } as unknown as Update;
      queue.set(lastId, { update, at: clock.now(), again: times - 1 });
      held?.look();
      feed?.(update);
      return update.update_id;
    },
    poll(request, breach = () => {}) {
      const { offset = 0 } = request;
      const { limit, timeout } = slowDown(offset, request);
      held?.refuse(new Refusal(409, TERMINATED));
      allow(request.allowed_updates);
      dropWhile(isOld);
      if (offset > 0) confirmBelow(offset);
      if (offset < 0) for (const id of [...queue.keys()].slice(0, offset)) queue.delete(id);
      if (limit < Math.min(queue.size, request.limit ?? 100))
        breach(
          'polls-too-fast',
          `the same offset again inside ${AGAIN_ONE_MS} ms: 1 update of ${queue.size} is handed out`,
        );
      if (queue.size + repeats.length > 0 || timeout <= 0)
        return { updates: Promise.resolve(take(limit)), abandon: () => {} };

      const waiting: { poll: typeof held } = { poll: null };
      const updates = new Promise<readonly Update[]>((resolve, reject) => {
        const settle = (act: () => void) => {
          stop();
          held = null;
          act();
        };
        const stop = clock.after(Math.min(timeout, LONGEST_POLL_SECONDS) * 1000, () => settle(() => resolve([])));
        const mine = {
          look: () => settle(() => resolve(take(limit))),
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
      queue.clear();
      repeats = [];
    },
    allow,
    find(updateId) {
      const entry = queue.get(updateId);
      if (!entry) return null;
      if (!isOld(entry)) return entry.update;
      queue.delete(updateId);
      return null;
    },
    confirm: (updateId) => void queue.delete(updateId),
    feed(sender) {
      feed = sender;
      if (sender) for (const { update } of queue.values()) sender(update);
    },
    get allowed() {
      return allowed;
    },
    get pending() {
      return [...queue.values()].map(({ update }) => update);
    },
    get pendingCount() {
      return queue.size;
    },
    get oldestPendingId() {
      for (const id of queue.keys()) return id;
      return null;
    },
    get lastId() {
      return lastId;
    },
    get polling() {
      return held !== null;
    },
  };
}
