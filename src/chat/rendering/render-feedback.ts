import type { AuditRecord } from '../../audit/audit-record.ts';
import type { AnswerFeedback } from '../../insight/list-feedback.ts';
import type { Position } from '../../texts/insight-texts.ts';
import type { Texts } from '../../texts/texts.ts';
import { createMessageBuilder, type FormattedText } from './message-builder.ts';
import { shortenText } from '../../language/shorten.ts';
import { foreignLine, foreignMessage } from './foreign-message.ts';

/** UTF-16 units, so that everything stands in one message. */
const QUESTION_LENGTH = 300;
const ANSWER_LENGTH = 1_500;
const TITLE_LENGTH = 80;
const QUOTE_LENGTH = 120;
const MOST_CITATIONS = 6;

/**
 * What was said against an answer, the answer, and what it cites.
 *
 * @param open how many answers are still to be handled
 * @param record null when it cannot be read
 */
export function renderFeedback(
  feedback: AnswerFeedback,
  record: AuditRecord | null,
  place: { readonly position: Position; readonly open: number },
  texts: Texts,
): FormattedText {
  const { insight, buttons } = texts;
  const builder = createMessageBuilder();
  const reasons = feedback.reasons.map(({ reason, times }) => ({
    name: reason === null ? insight.reasonNone : buttons.reasons[reason],
    times,
  }));
  builder
    .bold(insight.feedbackHeading(place.position, place.open, feedback.handled))
    .text(`\n${insight.feedbackReasons(reasons)}\n\n`);
  if (record === null) return foreignMessage(builder.text(insight.recordGone));
  const asked = record.rewritten?.question ?? record.question;
  builder.text(`${insight.question(foreignLine(asked, QUESTION_LENGTH))}\n${insight.answerHeading[record.kind]}\n`);
  if (record.statements !== '') builder.quote(shortenText(record.statements.trim(), ANSWER_LENGTH)).text('\n').break();
  for (const { number, title, paragraph, quote } of record.citations.slice(0, MOST_CITATIONS))
    builder
      .text(
        `\n[${number}] ${foreignLine(title, TITLE_LENGTH)} · ${texts.paragraph(paragraph)}: ${foreignLine(quote, QUOTE_LENGTH)}`,
      )
      .break();
  const more = record.citations.length - MOST_CITATIONS;
  if (more > 0) builder.text(`\n${texts.more(more)}`);
  builder.text(`\n\n${insight.feedbackFoot(new Date(feedback.votedAt).toISOString(), record.snapshot, record.id)}`);
  return foreignMessage(builder);
}
