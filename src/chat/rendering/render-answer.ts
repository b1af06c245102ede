import { type Answer, type Answered, type Citation, listLines, type Statement } from '../../answering/answer.ts';
import { describeNotFound } from '../../texts/describe-not-found.ts';
import { describeSource } from '../../texts/describe-source.ts';
import { describeUnavailable } from '../../texts/describe-unavailable.ts';
import { describeWriting } from '../../texts/describe-writing.ts';
import type { Texts } from '../../texts/texts.ts';
import { MOST_NUMBERED, renderAnswerButtons } from './answer-buttons.ts';
import { foreignMessage, foreignMessages } from './foreign-message.ts';
import { createMessageBuilder, type FormattedText, type MessageBuilder } from './message-builder.ts';
import { appendPassages } from './render-passages.ts';
import { withButtons } from './with-buttons.ts';

/** A passage beside a "the articles do not say" is a hint, not an answer: it stays short. */
const RELATED_LENGTH = 160;

/** The permanent address of what a source cites; null when there is none. */
export type LinkTo = (citation: Citation) => string | null;

export interface RenderOptions {
  readonly linkTo?: LinkTo;
  /** The statements alone: their sources are behind the buttons, and what comes near a refused question too. */
  readonly folded?: boolean;
}

/** An answer as the messages to send, in order; nearly always one. Its buttons stand under the last. */
export function renderAnswer(answer: Answer, texts: Texts, options: RenderOptions = {}): readonly FormattedText[] {
  return withButtons(renderMessages(answer, texts, options), renderAnswerButtons(answer, texts));
}

function renderMessages(answer: Answer, texts: Texts, options: RenderOptions): readonly FormattedText[] {
  if (answer.kind === 'answered') return renderAnswered(answer, texts, options);
  const builder = beginAnswer(answer, texts);
  if (answer.kind === 'unavailable') builder.text(describeUnavailable(answer, texts));
  else {
    builder.text(describeNotFound(answer, texts)).break();
    const related = options.folded ? [] : answer.related;
    if (related.length > 0) builder.text(`\n\n${texts.relatedHeading}`);
    appendPassages(builder, related, RELATED_LENGTH, texts);
  }
  return foreignMessages(builder);
}

/** The sentences of an answer that is still being written; the first message of it, with a mark that more follows. */
export function renderDraft({ statements }: Pick<Answered, 'statements'>, texts: Texts): FormattedText {
  const builder = createMessageBuilder();
  for (const statement of statements) appendStatement(builder, statement, texts);
  builder.text('…');
  return foreignMessage(builder);
}

/** What a follow-up was taken for stands first: whoever meant something else sees it at once. */
function beginAnswer({ understoodAs }: Answer, texts: Texts): MessageBuilder {
  const builder = createMessageBuilder();
  return understoodAs ? builder.text(`${texts.understoodAs(understoodAs)}\n\n`).break() : builder;
}

function renderAnswered(answer: Answered, texts: Texts, options: RenderOptions): readonly FormattedText[] {
  const { linkTo = () => null, folded = false } = options;
  const builder = beginAnswer(answer, texts);
  for (const statement of answer.statements) appendStatement(builder, statement, texts);
  // Each has a button, or none is hidden.
  const isFolded = folded && answer.citations.length <= MOST_NUMBERED;
  if (!isFolded) for (const citation of answer.citations) appendSource(builder, citation, texts, linkTo);
  const notice = describeWriting(answer, texts);
  if (notice !== null) builder.text(notice).break();
  return foreignMessages(builder);
}

function appendStatement(builder: MessageBuilder, statement: Statement, texts: Texts): void {
  // Outside the article's words, which stay as they are.
  if (statement.standing) builder.text(texts.standing(statement.standing, statement.asOf ?? null));
  for (const [i, { text, citations, marks }] of listLines(statement).entries()) {
    if (i > 0) builder.text('\n');
    let at = 0;
    for (const { start, end } of marks) {
      builder.text(text.slice(at, start)).bold(text.slice(start, end));
      at = end;
    }
    builder.text(text.slice(at)).attach(citations.map((number) => `[${number}]`).join(''));
  }
  if (statement.dates.length > 0) builder.text(texts.resolvedDates(statement.dates));
  if (statement.glosses?.length) builder.text(`\n${texts.keyTerms(statement.glosses)}`);
  builder.break().text('\n\n');
}

/**
 * Number and title above, the quotation, then what lets a reader weigh it. The quotation holds the article's words
 * and nothing else, and what stands around it stays visible while it is folded.
 */
function appendSource(builder: MessageBuilder, citation: Citation, texts: Texts, linkTo: LinkTo): void {
  builder
    .link(`[${citation.number}]`, linkTo(citation))
    .text(' ')
    .link(citation.title, citation.url)
    .text('\n')
    .quote(citation.quote)
    .text(`\n${describeSource(citation, texts).join(' · ')}`)
    .break()
    .text('\n\n');
}
