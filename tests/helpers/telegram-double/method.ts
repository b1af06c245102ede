import type { UserFromGetMe } from 'grammy/types';

import type { CallbackQueries } from './callback-queries.ts';
import type { Chats } from './chats.ts';
import type { Clock } from './clock.ts';
import type { RateLimiter } from './rate-limiter.ts';
import type { Parameters } from './read-parameters.ts';
import type { UpdateQueue } from './update-queue.ts';

/** What the methods work on. */
export interface MethodParts {
  readonly bot: UserFromGetMe;
  readonly chats: Chats;
  readonly clock: Clock;
  readonly limiter: RateLimiter;
  readonly queue: UpdateQueue;
  readonly callbacks: CallbackQueries;
}

/** One method of the Bot API: returns its result or throws a Refusal; `breach` records what our rules forbid. */
export type Method = (params: Parameters, breach: (rule: string, detail: string) => void) => unknown;
