import { shortenText } from '../../language/shorten.ts';
import type { Match } from '../../answering/answer.ts';
import type { Texts } from '../../texts/texts.ts';
import { writePress } from '../press-data.ts';
import { foreignMessages } from './foreign-message.ts';
import { createMessageBuilder, type FormattedText, type MessageBuilder } from './message-builder.ts';
import { splitMessage } from './split-message.ts';
import { withButtons } from './with-buttons.ts';

const FOUND_LENGTH = 400;
const QUERY_LENGTH = 100;

/** The result of a search as the messages to send. */
export function renderPassages(query: string, matches: readonly Match[], texts: Texts): readonly FormattedText[] {
  const builder = createMessageBuilder();
  if (matches.length === 0) return splitMessage(builder.text(texts.searchEmpty).build());
  builder.text(texts.searchHeading(shortenText(query, QUERY_LENGTH)));
  for (const [i, match] of matches.entries())
    builder
      .text(`\n\n${i + 1}. ${match.title} · ${texts.paragraph(match.paragraph)}\n`)
      .quote(shortenText(match.text.trim(), FOUND_LENGTH))
      .break();
  const buttons = matches.map(({ key }, i) => ({ text: String(i + 1), callback_data: writePress('source', key) }));
  return withButtons(foreignMessages(builder.text(`\n\n${texts.people.openByNumber}`)), [buttons]);
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
      .quote(shortenText(match.text.trim(), length))
      .break();
  return builder;
}
