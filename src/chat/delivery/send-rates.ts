import type { Burst, Rate } from './allowance.ts';

/** How fast the bot may send; `spare` calls of an allowance are kept from what shows only the moment. */
export interface SendRates {
  readonly privateChat: Burst & { readonly spare: number };
  readonly group: Rate & { readonly spare: number };
  readonly overall: Rate & { readonly spare: number };
}

/**
 * Telegram's rules of thumb (Bots FAQ, "My bot is hitting limits"): a message a second in a chat, more for a moment;
 * twenty a minute in a group; thirty a second in all, some less here since calls may draw closer on their way.
 */
export const SEND_RATES: SendRates = {
  privateChat: { burst: 3, intervalMs: 1_000, spare: 1 },
  group: { most: 20, spanMs: 60_000, spare: 10 },
  overall: { most: 27, spanMs: 1_000, spare: 9 },
};
