import type { Transformer } from 'grammy';
import type { ApiResponse } from 'grammy/types';
import type { Wait } from '../../wait.ts';
import { createWindow } from './allowance.ts';
import { createChatLane, type ChatLane } from './chat-lane.ts';
import { isUnsent } from './api-errors.ts';
import { isPassing } from './passing.ts';
import { type Reserve, SEND_RATES, type SendRates } from './send-rates.ts';

/** A final text is tried again so often, and so long in all: whoever still waits after that no longer does. */
const MOST_ATTEMPTS = 60;
const LONGEST_WAIT_MS = 30 * 60_000;
/** Telegram counts whole seconds from when it refused; clocks and timers are not exact. */
const AFTER_BAN_MS = 100;
const LONGEST_PAUSE_MS = 30_000;
/** So many chats refused within this time mean that the bot as a whole is too fast. */
const BOT_BAN = { chats: 3, withinMs: 2_000 };
/** Lanes are looked through for idle ones when there are so many. */
const MANY_LANES = 1_000;

/** Calls that see to their own failures. */
const ON_THEIR_OWN: ReadonlySet<string> = new Set([
  'getMe',
  'getUpdates',
  'deleteWebhook',
  'setWebhook',
  'getWebhookInfo',
]);
/** Nobody misses them, and a moment later they mean nothing. */
const ALWAYS_PASSING: ReadonlySet<string> = new Set(['sendChatAction', 'sendMessageDraft']);
/** A client waits for these only for a moment. */
const NOT_REPEATED: ReadonlySet<string> = new Set(['answerCallbackQuery', 'answerInlineQuery']);

type ApiResult = ApiResponse<unknown>;
type Refused = Extract<ApiResult, { ok: false }>;

const DROPPED: Refused = { ok: false, error_code: 429, description: 'Not sent: there is no budget to spare' };

/**
 * One budget for everything that is sent. The calls of a chat go one after the other in their order, as fast as
 * Telegram takes them; a 429 is waited out, and no call is made to that chat (or at all, when it means the whole bot)
 * before its `retry_after` is over. What shows only the moment (typing, drafts, progress) is dropped when the chat has
 * something to send or no budget to spare; everything else waits its turn and is never dropped.
 *
 * Besides a 429 only what cannot have reached Telegram is repeated: a message whose response got lost may have arrived,
 * and would stand there twice.
 */
export function createSendBudget(parts: {
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  readonly wait: Wait;
  readonly rates?: SendRates | undefined;
  /** The end: what still waits then, or comes later, is not sent, and its call never settles. */
  readonly signal?: AbortSignal;
}): Transformer {
  const { now, wait, signal, rates = SEND_RATES } = parts;
  const overall = createWindow(rates.overall);
  const lanes = new Map<string, ChatLane>();
  /** Methods that are about no chat have limits of their own: whoever presses buttons like mad stops nobody's answers. */
  const methodBannedUntil = new Map<string, number>();
  let botBannedUntil = -Infinity;

  function laneOf(chat: string): ChatLane {
    if (lanes.size >= MANY_LANES) for (const [key, lane] of lanes) if (lane.isIdle(now())) lanes.delete(key);
    const lane = lanes.get(chat) ?? createChatLane(chat, rates);
    lanes.set(chat, lane);
    return lane;
  }

  /**
   * @param lane null for a call that belongs to no chat
   * @returns when the call may be made again
   */
  function noteBan(response: Refused, method: string, lane: ChatLane | null): number {
    const at = now();
    const until = at + (response.parameters?.retry_after ?? 1) * 1_000 + AFTER_BAN_MS;
    if (lane) lane.ban(at, until);
    const together = [...lanes.values()].filter(({ bannedAt }) => bannedAt >= at - BOT_BAN.withinMs);
    if (together.length >= BOT_BAN.chats) botBannedUntil = Math.min(...together.map(({ bannedUntil }) => bannedUntil));
    if (lane === null) methodBannedUntil.set(method, until);
    return until;
  }

  /** Waits until it may be sent; a wait that is over counts as such, whatever the clock says. */
  async function takeTurn(lane: ChatLane | null, notBefore = -Infinity): Promise<void> {
    let at = now();
    for (;;) {
      if (signal?.aborted) await new Promise(() => undefined);
      const ready = Math.max(
        at,
        notBefore,
        botBannedUntil,
        lane ? Math.max(lane.readyAt(at), overall.readyAt(at)) : at,
      );
      if (ready <= at) break;
      await wait(ready - at, signal);
      at = Math.max(now(), ready);
    }
    if (lane === null) return;
    lane.spend(at);
    overall.spend(at);
  }

  async function repeat(
    method: string,
    lane: ChatLane | null,
    call: () => Promise<ApiResult>,
    notBeforeAtFirst = -Infinity,
  ): Promise<ApiResult> {
    const giveUpAt = now() + LONGEST_WAIT_MS;
    let notBefore = notBeforeAtFirst;
    for (let attempt = 1; ; attempt += 1) {
      await takeTurn(lane, notBefore);
      try {
        const response = await call();
        if (!isBan(response)) return response;
        notBefore = noteBan(response, method, lane);
        if (notBefore > giveUpAt || attempt === MOST_ATTEMPTS) return response;
      } catch (error) {
        notBefore = now() + Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** (attempt - 1));
        if (!isUnsent(error) || notBefore > giveUpAt || attempt === MOST_ATTEMPTS) throw error;
      }
    }
  }

  async function callOnce(method: string, lane: ChatLane | null, call: () => Promise<ApiResult>): Promise<ApiResult> {
    const response = await call();
    if (isBan(response)) noteBan(response, method, lane);
    return response;
  }

  function mayPass(lane: ChatLane, reserve: keyof Reserve, at: number): boolean {
    if (lane.isBusy || signal?.aborted) return false;
    return (
      Math.max(botBannedUntil, lane.readyToSpareAt(at, reserve), overall.readyAt(at, rates.overall[reserve])) <= at
    );
  }

  function send(lane: ChatLane, method: string, call: () => Promise<ApiResult>): Promise<ApiResult> {
    if (!ALWAYS_PASSING.has(method) && !isPassing()) return lane.enter(() => repeat(method, lane, call));
    const at = now();
    const isTyping = method === 'sendChatAction';
    if (!mayPass(lane, isTyping ? 'typing' : 'spare', at)) return Promise.resolve(DROPPED);
    lane.spend(at);
    overall.spend(at);
    const pass = () => callOnce(method, lane, call);
    // A text does not wait for a slow "typing", but an edit that is under way could overtake the next.
    return isTyping ? pass() : lane.enter(pass);
  }

  function ask(method: string, call: () => Promise<ApiResult>): Promise<ApiResult> {
    const bannedUntil = methodBannedUntil.get(method) ?? -Infinity;
    if (!NOT_REPEATED.has(method)) return repeat(method, null, call, bannedUntil);
    return Math.max(bannedUntil, botBannedUntil) > now() ? Promise.resolve(DROPPED) : callOnce(method, null, call);
  }

  const transformer = ((call, method, payload, callSignal) => {
    const go = () => call(method, payload, callSignal) as Promise<ApiResult>;
    if (ON_THEIR_OWN.has(method)) return go();
    const chat = (payload as { readonly chat_id?: number | string } | undefined)?.chat_id;
    // Asking about a chat sends nothing to it.
    const isSent = chat !== undefined && !method.startsWith('get');
    return isSent ? send(laneOf(String(chat)), method, go) : ask(method, go);
  }) as Transformer;
  return transformer;
}

function isBan(response: ApiResult): response is Refused {
  return !response.ok && response.error_code === 429;
}
