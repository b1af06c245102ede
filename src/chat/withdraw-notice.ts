import { GrammyError, type MiddlewareFn } from 'grammy';
import type { Update } from 'grammy/types';
import type { App } from '../app.ts';
import type { Log } from '../log.ts';
import type { ChatContext } from './chat-context.ts';
import { describeApiError } from './delivery/api-errors.ts';
import type { UpdateNote } from './updates/attempt-update.ts';

/** Somebody else has deleted it. */
const NOT_THERE = /message to delete not found/i;

/**
 * What was given up and is tried again has had a word of that: it is deleted, and the answer comes as a new message that
 * shows what it answers, for nobody looks for it so far up. What cannot be deleted any more becomes the answer.
 */
export function createNoticeWithdrawal(parts: {
  readonly app: Pick<App, 'deliveries'>;
  readonly noteOf: (update: Update) => UpdateNote | undefined;
  readonly log: Log;
}): MiddlewareFn<ChatContext> {
  const { app, noteOf, log } = parts;

  async function withdraw(ctx: ChatContext): Promise<void> {
    const { update_id: id } = ctx.update;
    const places = app.deliveries.list(id);
    // From the last one: what stays is a beginning without gaps.
    for (const [part, { chat, message }] of [...places.entries()].toReversed())
      try {
        await ctx.api.deleteMessage(chat, message);
        app.deliveries.forget(id, part);
      } catch (error) {
        if (error instanceof GrammyError && NOT_THERE.test(error.description)) app.deliveries.forget(id, part);
        else return log.debug('a notice stays and becomes the answer', { error: describeApiError(error) });
      }
  }

  return async (ctx, next) => {
    if (noteOf(ctx.update)?.isRevived !== true) return next();
    await withdraw(ctx);
    if (ctx.message !== undefined) ctx.destination = { ...ctx.destination, replyTo: ctx.message.message_id };
    return next();
  };
}
