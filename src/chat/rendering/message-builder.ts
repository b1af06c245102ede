import type { InlineKeyboardButton, MessageEntity } from 'grammy/types';
import { startOfCharacter } from '../../language/shorten.ts';
import type { Span } from '../../answering/answer.ts';

/** A text with Telegram's formatting; offsets and lengths count UTF-16 units, as in JavaScript strings. */
export interface FormattedText {
  readonly text: string;
  /** By offset, the longer first. */
  readonly entities: readonly MessageEntity[];
  /** Rows of buttons under the message; absent for none. */
  readonly buttons?: readonly (readonly InlineKeyboardButton[])[];
}

/** A text without formatting. */
export function asMessage(text: string): FormattedText {
  return { text, entities: [] };
}

/** A formatted text of any length, with what is known about where it may be divided. */
export interface Draft extends FormattedText {
  /** Offsets, ascending, at which a new message reads well: the end of a statement, of a source. */
  readonly breaks: readonly number[];
  /** Spans that stay in one message: a citation mark with the word before it, a link. */
  readonly wholes: readonly Span[];
}

export interface MessageBuilder {
  text(text: string): MessageBuilder;
  bold(text: string): MessageBuilder;
  /** The text as a link to `url`, or as plain text when there is no web address to link to. */
  link(text: string, url: string | null): MessageBuilder;
  /** A quotation that clients fold to a few lines until it is opened. */
  quote(text: string): MessageBuilder;
  /** A quotation that is open to its end, with a part of it in bold; the span is in `text`. */
  openQuote(text: string, mark: Span | null): MessageBuilder;
  /** The text joined to the character before it, so that no division separates them. */
  attach(text: string): MessageBuilder;
  /** A long text may be divided here. */
  break(): MessageBuilder;
  build(): Draft;
}

/** Half of a surrogate pair: Telegram refuses a text that is not well-formed. */
const LONE_SURROGATE = /\p{Surrogate}/gu;
/**
 * Control characters and line separators, which Telegram removes or replaces unasked; marks of direction, characters of
 * no width and tags, which turn or hide what stands around them. Joiners make one emoji of several and stay.
 */
const UNWANTED =
  // oxlint-disable-next-line no-control-regex
  /[\0-\u0008\u000b-\u001f\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** A text without what Telegram refuses or changes. Each replacement is as long as what it replaces: offsets stay true. */
export function cleanText(text: string): string {
  return text.replace(LONE_SURROGATE, '\uFFFD').replace(UNWANTED, (char) => ' '.repeat(char.length));
}

/** Collects text piece by piece and keeps the entities' offsets, so that nothing is ever escaped or parsed. */
export function createMessageBuilder(): MessageBuilder {
  let text = '';
  const entities: MessageEntity[] = [];
  const breaks: number[] = [];
  const wholes: Span[] = [];

  function append(piece: string): Span {
    const start = text.length;
    text += cleanText(piece);
    return { start, end: text.length };
  }
  function mark(span: Span, add: (place: { offset: number; length: number }) => MessageEntity): void {
    if (span.end > span.start) entities.push(add({ offset: span.start, length: span.end - span.start }));
  }

  const builder: MessageBuilder = {
    text(piece) {
      append(piece);
      return builder;
    },
    bold(piece) {
      mark(append(piece), (place) => ({ type: 'bold', ...place }));
      return builder;
    },
    link(piece, url) {
      const span = append(piece);
      if (url !== null && isWebAddress(url)) {
        mark(span, (place) => ({ type: 'text_link', url, ...place }));
        wholes.push(span);
      }
      return builder;
    },
    quote(piece) {
      mark(append(piece), (place) => ({ type: 'expandable_blockquote', ...place }));
      return builder;
    },
    openQuote(piece, marked) {
      const span = append(piece);
      mark(span, (place) => ({ type: 'blockquote', ...place }));
      if (marked !== null)
        mark({ start: span.start + marked.start, end: span.start + marked.end }, (place) => ({
          type: 'bold',
          ...place,
        }));
      return builder;
    },
    attach(piece) {
      const span = append(piece);
      wholes.push({ start: startOfCharacter(text, Math.max(0, span.start - 1)), end: span.end });
      return builder;
    },
    break() {
      if (text.length > 0 && breaks.at(-1) !== text.length) breaks.push(text.length);
      return builder;
    },
    build: () => ({ text, entities: [...entities], breaks: [...breaks], wholes: [...wholes] }),
  };
  return builder;
}

/** Browsers take no longer address, and no article has one. */
const MOST_OF_ADDRESS = 2_000;

/** Telegram refuses the whole message for a link without a host name that could exist, or with what is no character. */
export function isWebAddress(url: string): boolean {
  if (url.length > MOST_OF_ADDRESS || !/^https?:\/\/[^\s\p{C}]+$/iu.test(url) || !URL.canParse(url)) return false;
  return new URL(url).hostname.includes('.');
}
