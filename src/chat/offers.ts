import { randomBytes } from 'node:crypto';
import type { MiddlewareFn } from 'grammy';
import type { z } from 'zod';
import type { OfferTable } from '../store/offer-table.ts';
import { isAdmin } from './is-admin.ts';
import { type ChatContext, presses } from './chat-context.ts';
import { writePress } from './press-data.ts';

/** An offer that nobody took is gone after this. */
const OFFER_MS = 30 * 60_000;

/** What an offer is about; a feature takes those of its own names. */
export interface Offer<T = unknown> {
  readonly action: string;
  readonly payload: T;
}

/**
 * What admins are offered by buttons. A button holds a token and nothing else; what it does lies in the store, works
 * once, for whom it was made to, in the chat where it was made, and for half an hour.
 */
export interface Offers {
  /**
   * What a button carries that offers this to the person, in the chat of the context.
   *
   * @param payload as JSON can carry it
   */
  make(ctx: ChatContext, offer: Offer): string;
  /** The offer that a press takes, by then for the last time; null when there is none, or not for this person here. */
  take(ctx: ChatContext, adminUserIds: readonly number[]): Offer | null;
}

export function createOffers(parts: {
  readonly table: OfferTable;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}): Offers {
  const { table, now = Date.now } = parts;
  return {
    make(ctx, { action, payload }) {
      table.deleteBefore(now());
      const token = randomBytes(16).toString('base64url');
      const user = ctx.from?.id ?? 0;
      const expiresAt = now() + OFFER_MS;
      table.insert(token, {
        user,
        chat: ctx.destination.chatId,
        action,
        payload: JSON.stringify(payload),
        expiresAt,
      });
      return writePress('offer', token);
    },
    take(ctx, adminUserIds) {
      const { request, destination } = ctx;
      const token = request.kind === 'press' && request.name === 'offer' ? request.args[0] : undefined;
      if (token === undefined || !isAdmin(ctx, adminUserIds)) return null;
      const offer = table.find(token);
      // Whoever else presses it does not use it up.
      if (offer?.user !== ctx.from?.id || offer?.chat !== destination.chatId || offer.expiresAt < now()) return null;
      const taken = table.take(token);
      return taken && { action: taken.action, payload: JSON.parse(taken.payload) as unknown };
    },
  };
}

/** Turns the press of an offer into the offer itself, for the features that follow. One that is not to be had goes no further. */
export function createOfferTaking(parts: {
  readonly offers: Offers;
  readonly adminUserIds: readonly number[];
}): MiddlewareFn<ChatContext> {
  return async (ctx, next) => {
    if (!presses('offer')(ctx)) return next();
    const offer = parts.offers.take(ctx, parts.adminUserIds);
    if (offer === null) {
      await ctx.answerCallbackQuery({ text: ctx.texts.people.expired, show_alert: true });
      return;
    }
    ctx.request = { kind: 'offer', ...offer };
    return next();
  };
}

/**
 * What the offer that was taken is about.
 *
 * @throws when it was made by a version that meant something else by it
 */
export function payloadOf<T>({ request }: ChatContext, schema: z.ZodType<T>): T {
  return schema.parse(request.kind === 'offer' ? request.payload : null);
}

/** Whether an admin took an offer of one of these actions; a filter for `Composer.filter`. */
export function takes(...actions: readonly string[]): (ctx: ChatContext) => boolean {
  return ({ request }) => request.kind === 'offer' && actions.includes(request.action);
}
