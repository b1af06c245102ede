import type { InlineKeyboardButton } from 'grammy/types';
import type { FormattedText } from './message-builder.ts';

/** Messages with buttons under the last one; rows without a button are left out. */
export function withButtons(
  messages: readonly FormattedText[],
  rows: readonly (readonly InlineKeyboardButton[])[],
): readonly FormattedText[] {
  const buttons = rows.filter((row) => row.length > 0);
  const last = messages.at(-1);
  return last === undefined || buttons.length === 0 ? messages : [...messages.slice(0, -1), { ...last, buttons }];
}
