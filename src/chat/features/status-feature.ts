import { Composer } from 'grammy';
import type { InlineKeyboardButton } from 'grammy/types';
import type { App } from '../../app.ts';
import type { Log } from '../../log.ts';
import { statusLines } from '../../texts/status-lines.ts';
import { type ChatContext, gives } from '../chat-context.ts';
import { takePressedOff } from '../delivery/show-in-place.ts';
import { type Offers, takes } from '../offers.ts';
import { renderLines } from '../rendering/render-lines.ts';
import { withButtons } from '../rendering/with-buttons.ts';

const RETRY = 'updates.retry';

/** `/status`: how the program is doing, and another try for what was given up. */
export function createStatusFeature(parts: {
  readonly app: Pick<App, 'status'>;
  readonly offers: Offers;
  /** Has what was given up tried again. @returns how many */
  readonly retryDead: () => number;
  readonly log: Log;
}): Composer<ChatContext> {
  const { app, offers, retryDead, log } = parts;
  const feature = new Composer<ChatContext>();

  /** None where it cannot be kept: how the program is doing is asked above all when its disk is full. */
  function offerRetry(ctx: ChatContext, revivable: number): readonly InlineKeyboardButton[] {
    if (revivable === 0) return [];
    try {
      const callback_data = offers.make(ctx, { action: RETRY, payload: {} });
      return [{ text: ctx.texts.tryAgain(revivable), callback_data }];
    } catch (error) {
      log.warn('another try cannot be offered', { error });
      return [];
    }
  }

  feature.filter(gives('status'), (ctx) => {
    const status = app.status();
    const button = offerRetry(ctx, status.updates?.revivable ?? 0);
    return ctx.say(withButtons(renderLines(statusLines(status, ctx.texts)), [button]));
  });
  feature.filter(takes(RETRY), async (ctx) => {
    await takePressedOff(ctx);
    const revived = retryDead();
    log.warn('an admin has messages tried again that were given up', { user: ctx.from?.id, updates: revived });
    await ctx.say(ctx.texts.triedAgain(revived));
  });
  return feature;
}
