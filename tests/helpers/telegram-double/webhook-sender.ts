import type { Update } from 'grammy/types';

import type { Clock } from './clock.ts';
import type { UpdatePoster } from './post-update.ts';
import type { UpdateQueue } from './update-queue.ts';

export interface WebhookAddress {
  /** Where it really goes: of this machine. */
  readonly target: string;
  readonly secret: string | null;
  readonly maxConnections: number;
}

/** One call of the webhook that has ended. */
export interface WebhookPost {
  readonly updateId: number;
  /** Milliseconds since 1970, by the double's clock: when it was sent. */
  readonly at: number;
  /** Null when no answer came. */
  readonly status: number | null;
}

export interface WebhookPauses {
  /** Before the second new try of an update, in milliseconds; the first comes at once, and each later pause is twice the one before. */
  readonly firstMs: number;
  readonly longestMs: number;
}

export interface WebhookSender {
  /** Nothing more is sent; what is under way is not waited for. */
  stop(): void;
}

interface Lane {
  readonly key: string;
  readonly ids: number[];
  pauseMs: number;
  failures: number;
}

const LONGEST_RETRY_AFTER_SECONDS = 3600;

/**
 * Sends what is in the queue to a webhook as tdlib/telegram-bot-api does (WebhookActor): updates of one chat one after
 * the other, those of different chats beside each other; whatever is not taken with a 2xx comes again, after pauses
 * that grow, until it is too old.
 *
 * @param times how often each is sent although it was taken
 */
export function createWebhookSender(parts: {
  readonly address: WebhookAddress;
  readonly queue: UpdateQueue;
  readonly clock: Clock;
  readonly poster: UpdatePoster;
  readonly pauses: WebhookPauses;
  readonly times: number;
  readonly onPost: (post: WebhookPost, fault: string | null) => void;
  /** A body that Telegram would take for a call of a method. */
  readonly onMethodInAnswer: (method: string) => void;
}): WebhookSender {
  const { address, queue, clock, poster, pauses, onPost } = parts;
  const lanes = new Map<string, Lane>();
  const ready: Lane[] = [];
  /** How often more each is sent. */
  const left = new Map<number, number>();
  let active = 0;
  let stopped = false;

  const pump = (): void => {
    while (active < address.maxConnections) {
      const lane = stopped ? undefined : ready.shift();
      if (!lane) return;
      const update = queue.find(lane.ids[0]!);
      if (update === null) passOn(lane);
      else void send(lane, update);
    }
  };

  /** The first update of the lane is done with. */
  const passOn = (lane: Lane): void => {
    lane.ids.shift();
    lane.pauseMs = pauses.firstMs;
    lane.failures = 0;
    if (lane.ids.length === 0) lanes.delete(lane.key);
    else ready.push(lane);
  };

  const taken = (lane: Lane, id: number): void => {
    const more = (left.get(id) ?? parts.times) - 1;
    left.set(id, more);
    if (more > 0) lane.ids.push(id);
    else {
      left.delete(id);
      queue.confirm(id);
    }
    passOn(lane);
  };

  const comeAgain = (lane: Lane, retryAfter: number): void => {
    const asked = Math.min(Math.max(retryAfter, 0), LONGEST_RETRY_AFTER_SECONDS) * 1000;
    let pause = asked;
    if (asked === 0 && lane.failures > 0) {
      pause = lane.pauseMs;
      lane.pauseMs = Math.min(lane.pauseMs * 2, pauses.longestMs);
    }
    lane.failures += 1;
    if (pause === 0) ready.push(lane);
    else
      clock.after(pause, () => {
        ready.push(lane);
        pump();
      });
  };

  const send = async (lane: Lane, update: Update): Promise<void> => {
    active += 1;
    const at = clock.now();
    const outcome = await poster.post(address.target, JSON.stringify(update), address.secret);
    active -= 1;
    if (stopped) return;
    const isTaken = outcome.kind === 'answered' && outcome.status >= 200 && outcome.status <= 299;
    if (isTaken) {
      const method = methodIn(outcome.body);
      if (method !== null) parts.onMethodInAnswer(method);
      taken(lane, update.update_id);
    } else comeAgain(lane, outcome.kind === 'answered' ? outcome.retryAfter : 0);
    const status = outcome.kind === 'answered' ? outcome.status : null;
    const fault = outcome.kind === 'failed' ? outcome.reason : `Wrong response from the webhook: ${outcome.status}`;
    onPost({ updateId: update.update_id, at, status }, isTaken ? null : fault);
    pump();
  };

  queue.feed((update) => {
    const key = laneOf(update);
    const lane = lanes.get(key);
    if (lane) {
      lane.ids.push(update.update_id);
      return;
    }
    const fresh = { key, ids: [update.update_id], pauseMs: pauses.firstMs, failures: 0 };
    lanes.set(key, fresh);
    ready.push(fresh);
    // Whoever enqueues is not yet done.
    queueMicrotask(pump);
  });

  return {
    stop() {
      stopped = true;
      queue.feed(null);
    },
  };
}

/** What comes one after the other: a chat's messages, a person's presses, a person's inline queries, a chat's members. */
function laneOf(update: Update): string {
  const message = update.message ?? update.edited_message ?? update.channel_post ?? update.edited_channel_post;
  if (message) return `message ${message.chat.id}`;
  if (update.callback_query) return `press ${update.callback_query.from.id}`;
  if (update.inline_query) return `inline ${update.inline_query.from.id}`;
  if (update.my_chat_member) return `my member ${update.my_chat_member.chat.id}`;
  if (update.chat_member) return `member ${update.chat_member.chat.id}`;
  return `update ${update.update_id}`;
}

function methodIn(body: string): string | null {
  try {
    const parsed: unknown = JSON.parse(body);
    const method = typeof parsed === 'object' && parsed !== null && 'method' in parsed ? parsed.method : null;
    return typeof method === 'string' ? method : null;
  } catch {
    return null;
  }
}
