import type { InlineKeyboardButton } from 'grammy/types';

/** As many short entries as a phone shows at once. */
const PAGE = 8;

/** A part of a list; every number is 1-based. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  /** The place of the first item in the whole list. */
  readonly first: number;
}

/** The page of a list, or the nearest one that there is. */
export function pageOf<T>(list: readonly T[], wanted: number, size = PAGE): Page<T> {
  const pages = Math.max(1, Math.ceil(list.length / size));
  const page = Math.min(pages, Math.max(1, wanted));
  const start = (page - 1) * size;
  return { items: list.slice(start, start + size), page, pages, total: list.length, first: start + 1 };
}

/** A row of buttons to the pages beside this one; none when it is the only one. */
export function turnButtons(
  page: number,
  pages: number,
  press: (page: number) => string,
): readonly (readonly InlineKeyboardButton[])[] {
  const buttons = [
    ...(page > 1 ? [{ text: '◀️', callback_data: press(page - 1) }] : []),
    ...(page < pages ? [{ text: '▶️', callback_data: press(page + 1) }] : []),
  ];
  return buttons.length > 0 ? [buttons] : [];
}
