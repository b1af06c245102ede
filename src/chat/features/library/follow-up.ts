import type { ChatContext } from '../../chat-context.ts';

/**
 * Runs one at a time. What is asked for meanwhile may come too late for the run under way: another one follows, one for
 * all requests of a chat.
 */
export function followUp(run: (ctx: ChatContext) => Promise<void>): (ctx: ChatContext) => Promise<void> {
  const waiting = new Map<number, ChatContext>();
  let isRunning = false;
  return async (ctx) => {
    waiting.set(ctx.destination.chatId, ctx);
    if (isRunning) return;
    isRunning = true;
    try {
      for (const [chat, next] of waiting) {
        waiting.delete(chat);
        await run(next);
      }
    } finally {
      isRunning = false;
      waiting.clear();
    }
  };
}
