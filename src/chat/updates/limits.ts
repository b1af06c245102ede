import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RequestLimits } from './request-limits.ts';

/** Nobody asks at their fastest for longer than this within an hour. */
const MINUTES_OF_AN_HOUR = 10;
/** Buttons and inline queries take no answer to be written, and one search is a query for every key. */
const LIGHT_PER_MINUTE = 120;

/** What is not taken, and why. */
export interface Refusal {
  /** `overall`: it is not this person's doing. */
  readonly by: 'user' | 'chat' | 'overall';
  /** After this it is taken again. */
  readonly milliseconds: number;
}

/** Counts requests over fixed spans. */
export interface Limits {
  /** Null when the request is taken. */
  admit(user: number, chat: number): Promise<Refusal | null>;
  /** The same for what costs little: a press, a key of an inline query. */
  admitLight(user: number): Promise<Refusal | null>;
}

export function createLimits(limits: RequestLimits): Limits {
  const counters = {
    userMinute: new RateLimiterMemory({ points: limits.userPerMinute, duration: 60 }),
    userHour: new RateLimiterMemory({ points: limits.userPerMinute * MINUTES_OF_AN_HOUR, duration: 3_600 }),
    chatMinute: new RateLimiterMemory({ points: limits.chatPerMinute, duration: 60 }),
    overall: new RateLimiterMemory({ points: limits.overallPerMinute, duration: 60 }),
    light: new RateLimiterMemory({ points: LIGHT_PER_MINUTE, duration: 60 }),
  };

  return {
    // One after the other: what a person is refused counts neither against the chat nor against all others.
    admit: async (user, chat) =>
      (await refuse(counters.userMinute, user, 'user')) ??
      (await refuse(counters.userHour, user, 'user')) ??
      (await refuse(counters.chatMinute, chat, 'chat')) ??
      (await refuse(counters.overall, 'all', 'overall')),
    admitLight: (user) => refuse(counters.light, user, 'user'),
  };
}

async function refuse(counter: RateLimiterMemory, key: number | string, by: Refusal['by']): Promise<Refusal | null> {
  try {
    await counter.consume(key);
    return null;
  } catch (refused) {
    // What is refused comes as a value that is no error.
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return { by, milliseconds: refused.msBeforeNext };
  }
}
