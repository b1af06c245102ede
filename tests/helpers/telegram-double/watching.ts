import type { Chat, Message } from 'grammy/types';

import { LANGUAGES } from '../../../src/language/language.ts';
import { textsFor } from '../../../src/texts/texts-for.ts';
import type { PressedButton } from './callback-queries.ts';
import type { Draft, Drafts } from './drafts.ts';
import type { AskedInline, InlineAnswer } from './inline-queries.ts';
import type { Sight } from './sight.ts';
import type { Call, Transcript } from './transcript.ts';
import type { UpdateQueue } from './update-queue.ts';
import type { Waits } from './waits.ts';

export interface WaitOptions {
  /** Only messages with a higher id than this. */
  readonly after?: number;
  /** Only answers to the message with this id. */
  readonly to?: number;
  /** The message as it is now, after edits; an expression looks at its text or caption. */
  readonly matching?: RegExp | ((message: Message) => boolean);
  /** Real time; 15,000 unless told otherwise. */
  readonly timeoutMs?: number;
}

/** What a test can wait for: each resolves at once when it has come already, and rejects with the last calls of the bot. */
export interface Watching {
  waitForReply(chat: Chat, options?: WaitOptions): Promise<Message>;
  /** The first message of the bot, in any chat, that fits. */
  waitForMessage(fits: (message: Message) => boolean, timeoutMs?: number): Promise<Message>;
  waitForCall(method: string, fits?: (call: Call) => boolean, timeoutMs?: number): Promise<Call>;
  waitForPressAnswer(press: PressedButton, timeoutMs?: number): Promise<NonNullable<PressedButton['answer']>>;
  waitForInlineAnswer(asked: AskedInline, timeoutMs?: number): Promise<InlineAnswer>;
  /** The first draft ever shown in the chat that fits. */
  waitForDraft(chat: Chat, fits?: (draft: Draft) => boolean, timeoutMs?: number): Promise<Draft>;
  /**
   * Until the bot waits for updates, that is, until it is ready.
   * @param options `after`: a request beyond this many counts, so that a bot which has just ended does not
   */
  waitForPolling(options?: { readonly after?: number; readonly timeoutMs?: number }): Promise<void>;
  /** Until `probe`, which is asked after every change and must cost little, finds something other than undefined. */
  waitUntil<T>(what: string, probe: () => T | undefined, timeoutMs?: number): Promise<T>;
  /** Until the bot has confirmed every update, or those up to the given id. */
  waitUntilConfirmed(updateId?: number, timeoutMs?: number): Promise<void>;
}

/** In real time: a busy machine takes its time. */
const PATIENCE_MS = 15_000;

export function createWatching(parts: {
  readonly waits: Waits;
  readonly sight: Sight;
  readonly transcript: Transcript;
  readonly queue: UpdateQueue;
  readonly drafts: Drafts;
}): Watching {
  const { waits, sight, transcript, queue, drafts } = parts;
  return {
    waitForReply(chat, { timeoutMs = PATIENCE_MS, ...options } = {}) {
      const probe = () => sight.findReply([chat], (message) => fitsOptions(message, options));
      return waits.waitFor(`a reply in chat ${chat.id}`, probe, timeoutMs);
    },
    waitForMessage: (fits, timeoutMs = PATIENCE_MS) =>
      waits.waitFor('a message that fits', () => sight.findReply(sight.chats(), fits), timeoutMs),
    waitForCall(method, fits = () => true, timeoutMs = PATIENCE_MS) {
      const probe = () =>
        transcript.calls.find((call) => call.method === method && call.fate !== 'pending' && fits(call));
      return waits.waitFor(`a call of ${method}`, probe, timeoutMs);
    },
    waitForPressAnswer: (press, timeoutMs = PATIENCE_MS) =>
      waits.waitFor('an answer to a pressed button', () => press.answer ?? undefined, timeoutMs),
    waitForInlineAnswer: (asked, timeoutMs = PATIENCE_MS) =>
      waits.waitFor('an answer to an inline query', () => asked.answer ?? undefined, timeoutMs),
    waitForDraft: (chat, fits = () => true, timeoutMs = PATIENCE_MS) =>
      waits.waitFor(`a draft in chat ${chat.id}`, () => drafts.history(chat.id).find(fits), timeoutMs),
    async waitForPolling({ after, timeoutMs = PATIENCE_MS } = {}) {
      const probe = () => (after === undefined ? queue.polling : countPolls(transcript.calls) > after) || undefined;
      await waits.waitFor('the bot to poll', probe, timeoutMs);
    },
    waitUntil: (what, probe, timeoutMs = PATIENCE_MS) => waits.waitFor(what, probe, timeoutMs),
    async waitUntilConfirmed(updateId = queue.lastId, timeoutMs = PATIENCE_MS) {
      const probe = () => (queue.oldestPendingId ?? Number.POSITIVE_INFINITY) > updateId || undefined;
      await waits.waitFor(`the confirmation of update ${updateId}`, probe, timeoutMs);
    },
  };
}

const PLACES: ReadonlySet<string | undefined> = new Set([
  ...LANGUAGES.map((language) => textsFor(language).looking),
  '…',
]);

/** Whether a message only keeps a place for an answer: no reply to somebody who watches. */
export function isPlace({ text }: Message): boolean {
  return PLACES.has(text);
}

function fitsOptions(message: Message, { after = 0, to, matching }: Omit<WaitOptions, 'timeoutMs'>): boolean {
  if (isPlace(message)) return false;
  if (message.message_id <= after) return false;
  if (to !== undefined && message.reply_to_message?.message_id !== to) return false;
  if (matching === undefined) return true;
  if (typeof matching === 'function') return matching(message);
  return new RegExp(matching, matching.flags.replaceAll(/[gy]/g, '')).test(message.text ?? message.caption ?? '');
}

function countPolls(calls: readonly Call[]): number {
  return calls.filter((call) => call.method === 'getUpdates').length;
}
