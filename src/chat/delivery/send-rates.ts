import type { Burst, Rate } from './allowance.ts';

/** How many calls of an allowance are kept from what shows only the moment; `typing` from "typing", of which most comes. */
export interface Reserve {
  readonly spare: number;
  readonly typing: number;
}

/** How fast the bot may send. */
export interface SendRates {
  readonly privateChat: Burst & Reserve;
  readonly group: Rate & Reserve;
  readonly overall: Rate & Reserve;
}

/**
 * Telegram's rules of thumb (Bots FAQ, "My bot is hitting limits"): a message a second in a chat, more for a moment;
 * twenty a minute in a group; thirty a second in all, some less here since calls may draw closer on their way.
 */
export const SEND_RATES: SendRates = {
  privateChat: { burst: 3, intervalMs: 1_000, spare: 1, typing: 1 },
  group: { most: 20, spanMs: 60_000, spare: 10, typing: 16 },
  overall: { most: 27, spanMs: 1_000, spare: 9, typing: 13 },
};
