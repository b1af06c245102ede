import type { OfferTable } from '../store/offer-table.ts';
import type { ChatContext } from './chat-context.ts';
import { isAdmin } from './is-admin.ts';
import type { Offer } from './offers.ts';

/** As long as a button works (`offers.ts`). */
const REPLY_MS = 30 * 60_000;

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
  const { table, now = Date.now } = parts;
  return {
    async ask(ctx, question, { action, payload }) {
      const { chatId: chat } = ctx.destination;
      const { message_id: message } = await ctx.api.sendMessage(chat, question, {
        reply_markup: { force_reply: true },
      });
      table.deleteBefore(now());
      table.insert(tokenOf(chat, message), {
        user: ctx.from?.id ?? 0,
        chat,
        action,
        payload: JSON.stringify(payload),
        expiresAt: now() + REPLY_MS,
      });
    },
    take(ctx, adminUserIds) {
      const { message, request } = ctx;
      const asked = message?.reply_to_message;
      // Whoever gives a command instead of what was asked for has thought better of it.
      if (message?.text === undefined || asked === undefined || request.kind !== 'question') return null;
      if (!isAdmin(ctx, adminUserIds)) return null;
      const token = tokenOf(ctx.destination.chatId, asked.message_id);
      const offer = table.find(token);
      if (offer === null || offer.user !== ctx.from?.id || offer.expiresAt < now()) return null;
      table.take(token);
      const payload = JSON.parse(offer.payload) as Readonly<Record<string, unknown>>;
      return { action: offer.action, payload: { ...payload, text: message.text } };
    },
  };
}
