import type { UserFromGetMe } from 'grammy/types';

import type { CallbackQueries } from './callback-queries.ts';
import type { Chats } from './chats.ts';
import type { Clock } from './clock.ts';
import type { CommandMenus } from './command-menus.ts';
import type { Drafts } from './drafts.ts';
import type { Files } from './files.ts';
import type { InlineQueries } from './inline-queries.ts';
import type { Memberships } from './memberships.ts';
import type { RateLimiter } from './rate-limiter.ts';
import type { Parameters, Uploads } from './read-parameters.ts';
import type { UpdateQueue } from './update-queue.ts';

/** What the methods work on. */
export interface MethodParts {
  readonly bot: UserFromGetMe;
  readonly chats: Chats;
  readonly clock: Clock;
  readonly limiter: RateLimiter;
  readonly queue: UpdateQueue;
  readonly callbacks: CallbackQueries;
  readonly drafts: Drafts;
  readonly files: Files;
  readonly inlineQueries: InlineQueries;
  readonly memberships: Memberships;
  readonly menus: CommandMenus;
}

/** One method of the Bot API: returns its result or throws a Refusal; `breach` records what our rules forbid. */
export type Method = (params: Parameters, breach: (rule: string, detail: string) => void, uploads: Uploads) => unknown;
