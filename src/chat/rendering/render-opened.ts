import type { Span } from '../../answering/answer.ts';
import type { OpenedPassage, RelatedPassage } from '../../passages/create-passage-reader.ts';
import type { ShownPassage } from '../../passages/open-passage.ts';
import { shortenStart, shortenText } from '../../language/shorten.ts';
import { describeArticle } from '../../texts/describe-article.ts';
import type { Texts } from '../../texts/texts.ts';
import { writePress } from '../press-data.ts';
import { type ButtonRow, copyButton } from './answer-buttons.ts';
import { foreignMessage } from './foreign-message.ts';
import { createMessageBuilder, type FormattedText } from './message-builder.ts';
import { passageLink, shareLink } from './passage-link.ts';

/** UTF-16 units; together they fit into one message, since turning pages edits it. */
const TITLE_LENGTH = 200;
const PUBLISHER_LENGTH = 100;
const HEADING_LENGTH = 200;
const PASSAGE_LENGTH = 1_900;
const NEIGHBOUR_LENGTH = 600;
const RELATED_LENGTH = 300;

/** Which source of which answer a passage was opened from, so that it stays marked while pages are turned. */
export interface OpenedFrom {
  readonly answerId: string;
  readonly number: number;
}

type Opened = Extract<OpenedPassage, { kind: 'found' | 'changed' }>;

/** A passage with its neighbours as one message, and what can be done with it below. */
export function renderOpened(
  opened: OpenedPassage,
  options: { readonly texts: Texts; readonly username: string; readonly from: OpenedFrom | null },
): FormattedText {
  const { texts, username } = options;
  if (opened.kind === 'gone') return { text: texts.buttons.gone, entities: [] };
  const { article, passage, before, after } = opened;
  const link = passageLink(username, passage.key);
  const builder = createMessageBuilder();
  if (opened.kind === 'changed') builder.text(`${texts.buttons.changed}\n\n`);
  builder
    .link(shortenText(article.title, TITLE_LENGTH), article.url)
    .text(`\n${describeArticle(article, PUBLISHER_LENGTH, texts).join(' · ')} · `)
    .link(describePlace(passage, texts), link)
    .text(` · ${texts.buttons.position(opened.number, opened.count)}\n`);
  if (passage.heading !== '') builder.text(`${shortenText(passage.heading, HEADING_LENGTH)}\n`);
  if (before !== null) builder.text(`\n${shortenStart(before.text.trim(), NEIGHBOUR_LENGTH)}\n`);
  const { text, mark } = cutPassage(passage);
  builder.text('\n').openQuote(text, mark);
  if (after !== null) builder.text(`\n\n${shortenText(after.text.trim(), NEIGHBOUR_LENGTH)}`);
  return { ...foreignMessage(builder), buttons: viewerButtons(opened, link, options) };
}

function describePlace({ paragraphs: [first, last] }: ShownPassage, texts: Texts): string {
  return first === last ? texts.paragraph(first) : texts.buttons.paragraphs(first, last);
}

/** A passage of a length that fits; where it is too long, what is marked stays in sight. */
function cutPassage({ text, mark }: ShownPassage): { readonly text: string; readonly mark: Span | null } {
  if (text.length <= PASSAGE_LENGTH) return { text, mark };
  if (mark === null || mark.end <= PASSAGE_LENGTH / 2) return { text: shortenText(text, PASSAGE_LENGTH), mark };
  const rest = text.length - mark.end > PASSAGE_LENGTH / 4 ? PASSAGE_LENGTH / 4 : text.length - mark.end;
  const head = shortenStart(text.slice(0, mark.end), PASSAGE_LENGTH - rest);
  return {
    text: `${head}${shortenText(text.slice(mark.end), rest)}`,
    mark: { start: Math.max(1, head.length - (mark.end - mark.start)), end: head.length },
  };
}

function viewerButtons(
  { article, passage, before, after }: Opened,
  link: string,
  { texts, from }: { readonly texts: Texts; readonly from: OpenedFrom | null },
): readonly ButtonRow[] {
  const turnTo = (label: string, neighbour: ShownPassage | null) =>
    neighbour === null
      ? []
      : [
          {
            text: label,
            callback_data: writePress('page', neighbour.key, ...(from ? [from.answerId, from.number] : [])),
          },
        ];
  const { mark } = passage;
  const quote = mark === null ? passage.text : passage.text.slice(mark.start, mark.end);
  const pages = [...turnTo('◀', before), ...turnTo('▶', after)];
  const { title, publisher, published, kind } = article;
  return [
    ...(pages.length > 0 ? [pages] : []),
    [
      copyButton(
        { title, publisher, published, kind, paragraph: mark?.paragraph ?? passage.paragraphs[0], quote },
        texts,
      ),
      { text: texts.buttons.copyLink, copy_text: { text: link } },
      { text: texts.buttons.share, url: shareLink(link) },
    ],
  ];
}

/** Passages near a question, numbered, each with a button that opens it. */
export function renderRelated(related: readonly RelatedPassage[], heading: string, texts: Texts): FormattedText {
  const builder = createMessageBuilder().text(heading);
  for (const [i, { title, paragraph, text }] of related.entries())
    builder
      .text(`\n\n${i + 1}. ${shortenText(title, TITLE_LENGTH)} · ${texts.paragraph(paragraph)}\n`)
      .quote(shortenText(text.trim(), RELATED_LENGTH));
  const buttons = related.map(({ key }, i) => ({ text: String(i + 1), callback_data: writePress('source', key) }));
  return { ...foreignMessage(builder), buttons: [buttons] };
}
