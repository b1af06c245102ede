import type { MiddlewareFn } from 'grammy';
import type { Log } from '../log.ts';
import type { ChatContext } from './chat-context.ts';
import { describeApiError } from './delivery/api-errors.ts';

/**
 * Answers every press once: a client shows that it waits until then. A feature that has something to say answers with
 * `ctx.answerCallbackQuery({ text })` itself; whatever it leaves is answered with nothing, and what it fails at with that.
 */
export function createPressAnswer({ log }: { readonly log: Log }): MiddlewareFn<ChatContext> {
  return async (ctx, next) => {
    if (ctx.callbackQuery === undefined) return next();
    let isAnswered = false;
    const answer = ctx.answerCallbackQuery.bind(ctx);
    ctx.answerCallbackQuery = (...args) => {
      isAnswered = true;
      return answer(...args);
    };
    let words: string | undefined;
    try {
      await next();
    } catch (error) {
      words = ctx.texts?.unavailable.internal;
      throw error;
    } finally {
      // After a quarter of an hour Telegram takes no answer: nobody waits for it any more.
      if (!isAnswered)
        await answer(words === undefined ? {} : { text: words }).catch((error: unknown) =>
          log.debug('a press could not be answered', { error: describeApiError(error) }),
        );
    }
  };
}
