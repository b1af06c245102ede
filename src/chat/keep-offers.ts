import type { OfferTable } from '../store/offer-table.ts';
import type { ChatContext } from './chat-context.ts';
import { isAdmin } from './is-admin.ts';

/** An offer that nobody took is gone after this. */
const OFFER_MS = 30 * 60_000;

/** What an offer is about; a feature takes those of its own names. */
export interface Offer<T = unknown> {
  readonly action: string;
  readonly payload: T;
}

/** Offers by their tokens: each works once, for the admin whom it was made to, in the chat where it was made. */
export interface KeptOffers {
  /** @param offer its payload as JSON can carry it */
  keep(ctx: ChatContext, token: string, offer: Offer): void;
  /** The offer, for the last time; null when there is none, or not for this person here. */
  take(ctx: ChatContext, token: string, adminUserIds: readonly number[]): Offer | null;
}

/** @param now milliseconds since 1970 */
export function keepOffers(table: OfferTable, now: () => number): KeptOffers {
  return {
    keep({ from, destination }, token, { action, payload }) {
      table.deleteBefore(now());
      table.insert(token, {
        user: from?.id ?? 0,
        chat: destination.chatId,
        action,
        payload: JSON.stringify(payload),
        expiresAt: now() + OFFER_MS,
      });
    },
    take(ctx, token, adminUserIds) {
      if (!isAdmin(ctx, adminUserIds)) return null;
      const offer = table.find(token);
      // Whoever else tries does not use it up.
      if (offer?.user !== ctx.from?.id || offer?.chat !== ctx.destination.chatId || offer.expiresAt < now())
        return null;
      const taken = table.take(token);
      return taken && { action: taken.action, payload: JSON.parse(taken.payload) as unknown };
    },
  };
}
