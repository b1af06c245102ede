import type { InlineKeyboardMarkup, InlineQueryResultArticle, InputTextMessageContent } from 'grammy/types';
import type { Answered, Match } from '../../answering/answer.ts';
import { describeSource, type DescribedSource } from '../../texts/describe-source.ts';
import type { Texts } from '../../texts/texts.ts';
import { coverClickable } from './cover-clickable.ts';
import { createMessageBuilder, type FormattedText } from './message-builder.ts';
import { type LinkTo, renderAnswer } from './render-answer.ts';
import { shortenText } from '../../language/shorten.ts';
import { foreignLine, foreignMessage } from './foreign-message.ts';
import { splitMessage } from './split-message.ts';

const TITLE_LENGTH = 80;
const DESCRIPTION_LENGTH = 200;
/** A passage sent by itself is a quotation, not an article. */
const PASSAGE_LENGTH = 1_200;

/**
 * An answer as a result to be sent: the question above it, as readers of another chat have not seen it, then statements
 * and sources in one message. Of an answer too long for one message the last statements are left out.
 *
 * @returns null when not even one statement fits into a message
 */
export function renderInlineAnswer(
  answer: Answered,
  id: string,
  linkTo: LinkTo,
  texts: Texts,
): InlineQueryResultArticle | null {
  const first = answer.citations[0];
  for (let count = answer.statements.length; count > 0; count -= 1) {
    const statements = answer.statements.slice(0, count);
    const used = new Set(statements.flatMap(({ citations }) => citations));
    const citations = answer.citations.filter(({ number }) => used.has(number));
    const messages = renderAnswer({ ...answer, statements, citations }, texts, { linkTo });
    const message = messages.length === 1 ? putAbove(answer.question, messages[0]!) : null;
    if (message === null) continue;
    return {
      type: 'article',
      id,
      title: foreignLine(answer.question, TITLE_LENGTH),
      description: foreignLine(statements[0]!.text, DESCRIPTION_LENGTH),
      input_message_content: contentOf(message),
      ...openBy(first ? linkTo(first) : null, texts),
    };
  }
  return null;
}

/** A passage as a result to be sent: title, quotation, where it stands. */
export function renderInlinePassage(
  match: Match,
  source: DescribedSource,
  id: string,
  url: string,
  texts: Texts,
): InlineQueryResultArticle {
  const text = match.text.trim();
  const builder = createMessageBuilder()
    .bold(shortenText(match.title, TITLE_LENGTH * 2))
    .text('\n')
    .quote(shortenText(text, PASSAGE_LENGTH))
    .text(`\n${describeSource(source, texts).join(' · ')}`);
  return {
    type: 'article',
    id,
    title: `${foreignLine(match.title, TITLE_LENGTH)} · ${texts.paragraph(match.paragraph)}`,
    description: foreignLine(text, DESCRIPTION_LENGTH),
    input_message_content: contentOf(foreignMessage(builder)),
    ...openBy(url, texts),
  };
}

/** The message below another text in bold; null when both do not fit into one message. */
function putAbove(question: string, message: FormattedText): FormattedText | null {
  const head = coverClickable(createMessageBuilder().bold(question).text('\n\n').build());
  const moved = message.entities.map((entity) => ({ ...entity, offset: entity.offset + head.text.length }));
  const draft = { text: head.text + message.text, entities: [...head.entities, ...moved], breaks: [], wholes: [] };
  const messages = splitMessage(draft);
  return messages.length === 1 ? messages[0]! : null;
}

function contentOf({ text, entities }: FormattedText): InputTextMessageContent {
  return { message_text: text, entities: [...entities], link_preview_options: { is_disabled: true } };
}

/** A button that opens the passage in the bot: in a chat that the bot is not in, only a link can. */
function openBy(url: string | null, texts: Texts): { reply_markup?: InlineKeyboardMarkup } {
  return url === null ? {} : { reply_markup: { inline_keyboard: [[{ text: texts.buttons.open, url }]] } };
}
