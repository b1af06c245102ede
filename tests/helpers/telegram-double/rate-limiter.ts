import type { Clock } from './clock.ts';
import { Refusal } from './refusal.ts';

/** Telegram tells these as rules of thumb (Bots FAQ, "My bot is hitting limits"); the bursts are ours. */
export interface RateLimits {
  /** Messages a second in one private chat. */
  readonly perChatPerSecond: number;
  /** Messages that one private chat takes at once before the rate counts. */
  readonly chatBurst: number;
  readonly perGroupPerMinute: number;
  readonly overallPerSecond: number;
  /** A time of trouble, in which Telegram refuses what was within the limits, too; null: there is none. */
  readonly storm: RateStorm | null;
}

export interface RateStorm {
  /** How many of the sends and edits are refused, between 0 and 1. */
  readonly share: number;
  /** A refusal lasts from one second to so many. */
  readonly longestSeconds: number;
  /** From 0 to below 1, like Math.random. */
  readonly random: () => number;
}

export const TELEGRAM_RATE_LIMITS: RateLimits = {
  perChatPerSecond: 1,
  chatBurst: 3,
  perGroupPerMinute: 20,
  overallPerSecond: 30,
  storm: null,
};

/** Sends and edits count; a refused one does not. */
export interface RateLimiter {
  /**
   * Lets one message through or throws 429. `early` is told when the bot comes back to a chat before the time it was
   * given has passed: Telegram lengthens the ban of such a bot.
   */
  pass(chatId: number, isGroup: boolean, early: (detail: string) => void): void;
}

export function createRateLimiter(clock: Clock, limits: RateLimits | null): RateLimiter {
  if (!limits) return { pass: () => {} };
  const sent = new Map<number, number[]>();
  const bannedUntil = new Map<number, number>();
  const levels = new Map<number, { tokens: number; at: number }>();
  let overall: number[] = [];

  const bucketWait = (chatId: number, now: number): number => {
    const level = levels.get(chatId) ?? { tokens: limits.chatBurst, at: now };
    const gained = ((now - level.at) / 1000) * limits.perChatPerSecond;
    const tokens = Math.min(limits.chatBurst, level.tokens + gained);
    levels.set(chatId, { tokens, at: now });
    return tokens >= 1 ? 0 : ((1 - tokens) / limits.perChatPerSecond) * 1000;
  };

  return {
    pass(chatId, isGroup, early) {
      const now = clock.now();
      overall = overall.filter((at) => now - at < 1000);
      const mine = (sent.get(chatId) ?? []).filter((at) => now - at < 60_000);
      const ban = bannedUntil.get(chatId) ?? 0;
      if (now < ban) early(`chat ${chatId} was to be left alone for another ${ban - now} ms`);
      const wait = Math.max(
        windowWait(overall, limits.overallPerSecond, 1000, now),
        isGroup ? windowWait(mine, limits.perGroupPerMinute, 60_000, now) : bucketWait(chatId, now),
        limits.storm ? stormWait(limits.storm) : 0,
      );
      if (wait > 0) {
        const seconds = Math.ceil(wait / 1000);
        bannedUntil.set(chatId, now + seconds * 1000);
        throw new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
      }
      const level = levels.get(chatId);
      if (level) level.tokens -= 1;
      overall.push(now);
      sent.set(chatId, [...mine, now]);
    },
  };
}

/** How long until fewer than `most` of the times lie within the last `span` milliseconds. */
function windowWait(times: readonly number[], most: number, span: number, now: number): number {
  return times.length < most ? 0 : (times[times.length - most] ?? now) + span - now;
}

/** Milliseconds that a refusal without a reason lasts. */
function stormWait({ share, longestSeconds, random }: RateStorm): number {
  return random() < share ? 1000 * (1 + Math.floor(random() * longestSeconds)) : 0;
}
