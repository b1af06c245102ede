import type { BotCommand, Chat, Message, Update, User, UserFromGetMe } from 'grammy/types';

import type { TelegramUser } from './actors.ts';
import type { Administration } from './administration.ts';
import type { PressedButton } from './callback-queries.ts';
import type { InputMarkup } from './check-markup.ts';
import type { ChatRoom, Topic } from './chats.ts';
import type { Clock } from './clock.ts';
import type { Draft } from './drafts.ts';
import type { Faults } from './faults.ts';
import type { AskedInline, InlineAnswer } from './inline-queries.ts';
import type { ChatEvent } from './journal.ts';
import type { RateLimits } from './rate-limiter.ts';
import type { Call, Violation } from './transcript.ts';

export interface TelegramDoubleOptions {
  readonly token?: string;
  readonly username?: string;
  /** Group privacy mode; on unless told otherwise. */
  readonly privacy?: boolean;
  /** Whether people may ask the bot behind its name in any chat; off unless told otherwise. */
  readonly inline?: boolean;
  /** The real clock unless a test hands in one that it moves itself. */
  readonly clock?: Clock;
  /** Off by default; true for Telegram's own, or some of them changed. */
  readonly rateLimits?: boolean | Partial<RateLimits>;
}

export interface WaitOptions {
  /** Only messages with a higher id than this. */
  readonly after?: number;
  /** Only answers to the message with this id. */
  readonly to?: number;
  /** The message as it is now, after edits. */
  readonly matching?: RegExp | ((message: Message) => boolean);
  /** Real time; 5,000 unless told otherwise. */
  readonly timeoutMs?: number;
}

export interface GroupOptions {
  readonly type: 'group' | 'supergroup';
  readonly title?: string;
  readonly username?: string;
  readonly is_forum?: boolean;
  readonly members?: readonly TelegramUser[];
  readonly administrators?: readonly TelegramUser[];
  readonly creator?: TelegramUser;
  /** A member unless told otherwise. */
  readonly bot?: Extract<ChatRoom['bot'], 'member' | 'administrator' | 'restricted' | 'left'>;
}

/** A Bot API server on 127.0.0.1 that refuses what Telegram refuses, records what our rules forbid, and can be scripted. */
export interface TelegramDouble extends Administration, Pick<Faults, 'failNext' | 'dropConnection' | 'delay'> {
  /** What a client takes as its API root. */
  readonly url: string;
  readonly token: string;
  readonly bot: UserFromGetMe;
  /** Every request in order of arrival. */
  readonly transcript: readonly Call[];
  readonly violations: readonly Violation[];
  /** Requests that were refused for their own fault: no scripted failures, no 429, no conflicts of pollers. */
  readonly refusals: readonly Call[];
  calls(method: string): readonly Call[];

  addUser(options?: Partial<Omit<User, 'id' | 'is_bot'>> & { id?: number; started?: boolean }): TelegramUser;

  /** The draft that the reader of a private chat sees now, if any: gone with the next message, or after 30 seconds. */
  drafts(chat: Chat): readonly Draft[];
  /** Every draft that was shown, oldest first. */
  draftHistory(chat: Chat): readonly Draft[];
  /** The reader presses the button that stops a draft. */
  stopDraft(chat: Chat.PrivateChat): void;
  /** What a message of the bot did to the input field: a keyboard in its place, or a reply that is asked for. */
  inputOf(message: Message): InputMarkup | undefined;
  /** The commands that this person's client offers in this chat. */
  menuFor(user: TelegramUser, chat: Chat): readonly BotCommand[];
  /** What the photo or document of a message holds. */
  bytesOf(message: Message): Buffer;

  /** All messages of a chat as a reader sees them now, oldest first. */
  history(chat: Chat): readonly Message[];
  /** Those of the bot. */
  replies(chat: Chat): readonly Message[];
  /** Everything that happened in a chat, oldest first: messages as they were sent, edits, deletions, presses. */
  eventsOf(chat: Chat): readonly ChatEvent[];
  /** The message as it is now; undefined when deleted. */
  current(message: Message): Message | undefined;
  readonly unansweredPresses: readonly PressedButton[];
  readonly unansweredInline: readonly AskedInline[];

  /** Handed in but not confirmed by the bot, oldest first. */
  readonly pendingUpdates: readonly Update[];
  /** The update that carried this message last; null when the bot did not get it. */
  updateIdOf(message: Message): number | null;
  readonly isPolling: boolean;

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
  /** Until the bot has confirmed every update, or those up to the given id. */
  waitUntilConfirmed(updateId?: number, timeoutMs?: number): Promise<void>;
  close(): Promise<void>;
}

export type { AskedInline, Call, ChatEvent, Draft, InlineAnswer, PressedButton, TelegramUser, Topic, Violation };
