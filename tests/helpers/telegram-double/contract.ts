import type { BotCommand, Chat, Message, Update, User, UserFromGetMe } from 'grammy/types';

import type { TelegramUser } from './actors.ts';
import type { Administration } from './administration.ts';
import type { PressedButton } from './callback-queries.ts';
import type { ChatRoom, Topic } from './chats.ts';
import type { Clock } from './clock.ts';
import type { Draft } from './drafts.ts';
import type { Faults } from './faults.ts';
import type { AskedInline, InlineAnswer } from './inline-queries.ts';
import type { ChatEvent } from './journal.ts';
import type { RateLimits } from './rate-limiter.ts';
import type { Seen } from './sight.ts';
import type { Call, Violation } from './transcript.ts';
import type { WaitOptions, Watching } from './watching.ts';
import type { WebhookOptions } from './webhook-methods.ts';
import type { WebhookPost } from './webhook-sender.ts';

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
  /** How often every update is handed out although the bot has taken it; once unless told otherwise. */
  readonly deliveries?: number;
  readonly webhook?: WebhookOptions;
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
export interface TelegramDouble
  extends Administration, Seen, Watching, Pick<Faults, 'failNext' | 'dropConnection' | 'delay'> {
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
  /** The commands that this person's client offers in this chat. */
  menuFor(user: TelegramUser, chat: Chat): readonly BotCommand[];

  readonly unansweredPresses: readonly PressedButton[];
  readonly unansweredInline: readonly AskedInline[];

  /** Handed in but not confirmed by the bot, oldest first. */
  readonly pendingUpdates: readonly Update[];
  readonly pendingCount: number;
  /** The update that carried this message last; null when the bot did not get it. */
  updateIdOf(message: Message): number | null;
  readonly isPolling: boolean;
  /** Empty: none is set. */
  readonly webhookUrl: string;
  /** Every call of a webhook that has ended, oldest first. */
  readonly webhookPosts: readonly WebhookPost[];

  close(): Promise<void>;
}

export type {
  AskedInline,
  Call,
  ChatEvent,
  Draft,
  InlineAnswer,
  PressedButton,
  TelegramUser,
  Topic,
  Violation,
  WaitOptions,
  WebhookPost,
};
