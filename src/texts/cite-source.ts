import { oneLine } from '../language/one-line.ts';
import { shortenText } from '../language/shorten.ts';
import type { CitedLine } from './buttons.ts';
import type { Texts } from './texts.ts';

/** The most that a button copies, in characters; UTF-16 units are never fewer. */
const COPIED_LENGTH = 256;
const TITLE_LENGTH = 80;
const PUBLISHER_LENGTH = 40;
const DATE_LENGTH = 20;

/** Line ends and runs of blanks as one blank. */

/**
 * A quotation with where it is from, as one line to paste into a report: of at most `length` UTF-16 units, the
 * quotation shortened to what there is room for, or whole when `length` is infinite.
 */
export function citeSource(cited: CitedLine, { buttons }: Texts, length = COPIED_LENGTH): string {
  const whole = { ...cited, title: oneLine(cited.title), publisher: cited.publisher && oneLine(cited.publisher) };
  const quote = oneLine(cited.quote);
  if (length === Infinity) return buttons.citation({ ...whole, quote });
  const frame = {
    ...whole,
    title: shortenText(whole.title, TITLE_LENGTH),
    publisher: whole.publisher && shortenText(whole.publisher, PUBLISHER_LENGTH),
    published: whole.published && shortenText(whole.published, DATE_LENGTH),
  };
  const room = length - buttons.citation({ ...frame, quote: '' }).length;
  return buttons.citation({ ...frame, quote: shortenText(quote, Math.max(1, room)) });
}
