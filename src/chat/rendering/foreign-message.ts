import { cleanWords } from '../../language/clean-words.ts';
import { oneLine } from '../../language/one-line.ts';
import { shortenText } from '../../language/shorten.ts';
import { coverClickable } from './cover-clickable.ts';
import { type FormattedText, type MessageBuilder } from './message-builder.ts';
import { splitMessage } from './split-message.ts';

/** Words of others as the messages to send: nothing in them may be clicked but the links that the builder was given. */
export function foreignMessages(builder: MessageBuilder): readonly FormattedText[] {
  return splitMessage(coverClickable(builder.build()));
}

/** The same as one message; what goes beyond it is left out. */
export function foreignMessage(builder: MessageBuilder): FormattedText {
  return foreignMessages(builder)[0]!;
}

/** One line of somebody's words, of at most `length` UTF-16 units: whatever stands in it, it stays one. */
export function foreignLine(words: string, length: number): string {
  return shortenText(oneLine(cleanWords(words)), length);
}
