import type { Match } from '../../answering/answer.ts';
import type { Texts } from '../../texts/texts.ts';
import { coverClickable } from './cover-clickable.ts';
import { createMessageBuilder, type FormattedText, type MessageBuilder } from './message-builder.ts';
import { splitMessage } from './split-message.ts';

const FOUND_LENGTH = 400;

/** The result of a search as the messages to send. */
export function renderPassages(query: string, matches: readonly Match[], texts: Texts): readonly FormattedText[] {
  const builder = createMessageBuilder();
  if (matches.length === 0) builder.text(texts.searchEmpty);
  else appendPassages(builder.text(texts.searchHeading(query)), matches, FOUND_LENGTH, texts);
  return splitMessage(coverClickable(builder.build()));
}

/** Title and paragraph of each passage, then its beginning as a quotation of at most `length` UTF-16 units. */
export function appendPassages(
  builder: MessageBuilder,
  matches: readonly Match[],
  length: number,
  texts: Texts,
): MessageBuilder {
  for (const match of matches)
    builder
      .text('\n\n')
      .text(`${match.title} · ${texts.paragraph(match.paragraph)}\n`)
      .quote(shorten(match.text.trim(), length))
      .break();
  return builder;
}

/** The text, or its beginning with an ellipsis; `length` UTF-16 units at most, no character halved. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  let short = '';
  for (const char of text) {
    if (short.length + char.length > length - 1) break;
    short += char;
  }
  return `${short.trimEnd()}…`;
}
