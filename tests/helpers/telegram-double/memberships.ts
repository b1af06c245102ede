import type { User, UserFromGetMe } from 'grammy/types';

import { memberOfBot } from './bot-identity.ts';
import type { ChatRoom } from './chats.ts';
import type { Clock } from './clock.ts';
import type { UpdateQueue } from './update-queue.ts';

/** What the bot may do in a chat, and who decided it. */
export interface Memberships {
  /** Tells the bot with `my_chat_member`; nothing is told when nothing changes. */
  change(room: ChatRoom, status: ChatRoom['bot'], by: User): void;
}

export function createMemberships(parts: {
  readonly bot: UserFromGetMe;
  readonly clock: Clock;
  readonly queue: UpdateQueue;
}): Memberships {
  const { bot, clock, queue } = parts;
  return {
    change(room, status, by) {
      if (room.bot === status) return;
      const old = memberOfBot(room.bot, bot);
      room.bot = status;
      queue.enqueue('my_chat_member', {
        chat: room.chat,
        from: by,
        date: Math.floor(clock.now() / 1000),
        old_chat_member: old,
        new_chat_member: memberOfBot(status, bot),
      });
    },
  };
}
