import type { MiddlewareFn } from 'grammy';
import type { ChatContext } from '../chat-context.ts';

/** Requests of one chat that may be under way or waiting. */
const BACKLOG_LIMIT = 10;

/**
 * Turns away what a chat asks beyond its backlog, with one notice until the backlog is done: Telegram hands out a
 * hundred unconfirmed messages at most, and one chat must not fill them to the exclusion of all others.
 */
export function createBacklogLimit(): MiddlewareFn<ChatContext> {
  const backlogs = new Map<number, { size: number; isTold: boolean }>();
  return async (ctx, next) => {
    const { chatId } = ctx.destination;
    const backlog = backlogs.get(chatId) ?? { size: 0, isTold: false };
    if (backlog.size >= BACKLOG_LIMIT) {
      if (backlog.isTold) return;
      backlog.isTold = true;
      await ctx.say(ctx.texts.tooMany);
      return;
    }
    backlogs.set(chatId, backlog);
    backlog.size += 1;
    try {
      await next();
    } finally {
      backlog.size -= 1;
      if (backlog.size === 0) backlogs.delete(chatId);
    }
  };
}
