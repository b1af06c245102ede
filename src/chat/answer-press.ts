import type { MiddlewareFn } from 'grammy';
import type { Log } from '../log.ts';
import type { ChatContext } from './chat-context.ts';
import { describeApiError } from './delivery/api-errors.ts';

/**
 * Answers every press once: a client shows that it waits until then. A feature that has something to say answers with
 * `ctx.answerCallbackQuery({ text })` itself; whatever it leaves is answered with nothing, and what it fails at with that.
 * An answer that Telegram does not take fails nothing: what was pressed is done all the same.
 */
export function createPressAnswer({ log }: { readonly log: Log }): MiddlewareFn<ChatContext> {
  return async (ctx, next) => {
    if (ctx.callbackQuery === undefined) return next();
    let isAnswered = false;
    const call = ctx.answerCallbackQuery.bind(ctx);
    ctx.answerCallbackQuery = async (...args) => {
      isAnswered = true;
      try {
        return await call(...args);
      } catch (error) {
        // Telegram takes none after a quarter of an hour, as after a restart: nobody waits for it any more.
        log.debug('a press could not be answered', { error: describeApiError(error) });
        return true;
      }
    };
    let words: string | undefined;
    try {
      await next();
    } catch (error) {
      words = ctx.texts?.unavailable.internal;
      throw error;
    } finally {
      if (!isAnswered) await ctx.answerCallbackQuery(words === undefined ? {} : { text: words });
    }
  };
}
