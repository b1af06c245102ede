import { beijingDay } from '../../budget/beijing-day.ts';
import type { OfferedPassage } from '../../insight/create-insight.ts';
import type { QuestionGroup } from '../../insight/group-questions.ts';
import type { Position } from '../../texts/insight-texts.ts';
import type { Texts } from '../../texts/texts.ts';
import { createMessageBuilder, type FormattedText } from './message-builder.ts';
import { foreignLine, foreignMessage } from './foreign-message.ts';

/** UTF-16 units of what people wrote, of a passage and of a title, as one message on a phone shows them. */
const LABEL_LENGTH = 120;
const QUESTION_LENGTH = 200;
const PASSAGE_LENGTH = 160;
const TITLE_LENGTH = 80;
const MOST_QUESTIONS = 8;

/**
 * A page of the list.
 *
 * @param page its groups, and the place of the first of them in the list, from 1
 */
export function renderGroups(
  groups: readonly QuestionGroup[],
  page: { readonly first: number; readonly groups: readonly QuestionGroup[]; readonly position: Position },
  texts: Texts,
): FormattedText {
  const questions = groups.reduce((sum, group) => sum + group.questions.length, 0);
  const builder = createMessageBuilder();
  builder.bold(texts.insight.unansweredHeading(groups.length, questions, page.position)).text('\n');
  for (const [i, group] of page.groups.entries())
    builder
      .text(`\n${page.first + i}. ${foreignLine(group.label, LABEL_LENGTH)}\n`)
      .text(`${texts.insight.askedTimes(group.questions.length, beijingDay(group.questions[0]!.askedAt))}\n`)
      .break();
  return foreignMessage(builder);
}

/** The questions of a group, each wording once, and what was offered with "the articles do not say". */
export function renderGroup(group: QuestionGroup, offered: readonly OfferedPassage[], texts: Texts): FormattedText {
  const { questions, wordings } = group;
  const builder = createMessageBuilder();
  builder.text(`${texts.insight.groupHeading(questions.length, new Date(questions[0]!.askedAt).toISOString())}\n`);
  for (const wording of wordings.slice(0, MOST_QUESTIONS))
    builder.text(`\n• ${foreignLine(wording, QUESTION_LENGTH)}`).break();
  if (wordings.length > MOST_QUESTIONS) builder.text(`\n${texts.more(wordings.length - MOST_QUESTIONS)}`).break();
  builder.text(`\n\n${offered.length > 0 ? texts.insight.offeredHeading : texts.insight.offeredNone}`);
  for (const { title, paragraph, text } of offered)
    builder
      .text(`\n\n${foreignLine(title, TITLE_LENGTH)} · ${texts.paragraph(paragraph)}\n`)
      .quote(foreignLine(text, PASSAGE_LENGTH))
      .break();
  return foreignMessage(builder);
}
