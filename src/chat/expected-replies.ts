import type { OfferTable } from '../store/offer-table.ts';
import type { ChatContext } from './chat-context.ts';
import { keepOffers, type Offer } from './keep-offers.ts';

/** What admins are asked for in words: the reply to the bot's message brings it. Once, like an offer. */
export interface ExpectedReplies {
  /** Sends the question; the reply to it takes the offer, with the words as `text` in its payload. */
  ask(ctx: ChatContext, question: string, offer: Offer<Readonly<Record<string, unknown>>>): Promise<void>;
  /** The offer that a message takes by replying; null when it replies to none of these. */
  take(ctx: ChatContext, adminUserIds: readonly number[]): Offer | null;
}

/** No button carries a colon in an argument, so none can take what waits for a reply. */
const tokenOf = (chat: number, message: number) => `reply:${chat}:${message}`;

export function createExpectedReplies(parts: {
  readonly table: OfferTable;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}): ExpectedReplies {
  const kept = keepOffers(parts.table, parts.now ?? Date.now);
  return {
    async ask(ctx, question, offer) {
      const { chatId: chat } = ctx.destination;
      const { message_id: message } = await ctx.api.sendMessage(chat, question, {
        reply_markup: { force_reply: true },
      });
      kept.keep(ctx, tokenOf(chat, message), offer);
    },
    take(ctx, adminUserIds) {
      const { message, request } = ctx;
      const asked = message?.reply_to_message;
      // Whoever gives a command instead of what was asked for has thought better of it.
      if (message?.text === undefined || asked === undefined || request.kind !== 'question') return null;
      const offer = kept.take(ctx, tokenOf(ctx.destination.chatId, asked.message_id), adminUserIds);
      if (offer === null) return null;
      const payload = offer.payload as Readonly<Record<string, unknown>>;
      return { action: offer.action, payload: { ...payload, text: message.text } };
    },
  };
}
