import type { InlineKeyboardButton } from 'grammy/types';

/** As many numbers as stand beside each other on a phone. */
const MOST_IN_ROW = 5;
const IN_ROW = 4;

/** Buttons with numbers: one row where they fit into one, else rows that a list of eight fills. */
export function numberRows(buttons: readonly InlineKeyboardButton[]): readonly (readonly InlineKeyboardButton[])[] {
  const length = buttons.length <= MOST_IN_ROW ? MOST_IN_ROW : IN_ROW;
  return Array.from({ length: Math.ceil(buttons.length / length) }, (_, row) =>
    buttons.slice(row * length, (row + 1) * length),
  );
}
