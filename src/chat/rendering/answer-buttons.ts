import type { InlineKeyboardButton } from 'grammy/types';
import type { Answer, Answered, Citation } from '../../answering/answer.ts';
import { VOTE_REASONS, type VoteReason } from '../../feedback/create-votes.ts';
import { shortenText } from '../../language/shorten.ts';
import { citeSource } from '../../texts/cite-source.ts';
import type { Texts } from '../../texts/texts.ts';
import { type PressName, writePress } from '../press-data.ts';
import { cleanText } from './message-builder.ts';

export type ButtonRow = readonly InlineKeyboardButton[];

/** So many sources have a row each, with their titles; more of them stand side by side as numbers. */
const MOST_TITLED = 3;
const NUMBERS_IN_ROW = 5;
export const MOST_NUMBERED = 20;
/** Columns of a title on a button: what a phone shows in one line. A Chinese character takes two. */
const LABEL_COLUMNS = 44;
const WIDE = /[\u1100-\u{10FFFF}]/u;

/** A title on a button, in one line. */
function labelOf(title: string): string {
  const line = cleanText(title).replaceAll(/\s+/g, ' ').trim();
  let columns = 0;
  let length = 0;
  for (const char of line) {
    columns += WIDE.test(char) ? 2 : 1;
    if (columns > LABEL_COLUMNS) break;
    length += char.length;
  }
  return shortenText(line, length);
}

/** A button that copies a quotation with where it is from. */
export function copyButton(
  cited: Parameters<typeof citeSource>[0],
  texts: Texts,
  label = texts.buttons.copy,
): InlineKeyboardButton {
  return { text: label, copy_text: { text: cleanText(citeSource(cited, texts)) } };
}

function sourceRows(id: string, citations: readonly Citation[]): readonly ButtonRow[] {
  const press = (number: number) => writePress('source', id, number);
  if (citations.length <= MOST_TITLED)
    return citations.map(({ number, title }) => [
      { text: `[${number}] ${labelOf(title)}`, callback_data: press(number) },
    ]);
  const numbers = citations
    .slice(0, MOST_NUMBERED)
    .map(({ number }) => ({ text: `[${number}]`, callback_data: press(number) }));
  const rows: ButtonRow[] = [];
  for (let at = 0; at < numbers.length; at += NUMBERS_IN_ROW) rows.push(numbers.slice(at, at + NUMBERS_IN_ROW));
  return rows;
}

/** Whether there is a passage near the question that the answer does not show. */
function hasRelated({ matches, citations }: Answered): boolean {
  return matches.some(
    ({ articleId, text }) =>
      !citations.some((citation) => citation.articleId === articleId && text.includes(citation.quote)),
  );
}

/**
 * What can be done with an answer: open a source, look further, copy the first source, say what one thinks of it. One
 * that the articles do not give can be looked into and objected to; a fault has nothing to press.
 */
export function renderAnswerButtons(answer: Answer, texts: Texts): readonly ButtonRow[] {
  if (answer.kind === 'unavailable') return [];
  const { id } = answer;
  const related = { text: texts.buttons.related, callback_data: writePress('related', id) };
  const down = { text: '👎', callback_data: writePress('vote', id, 'down') };
  if (answer.kind === 'not-found') return [answer.matches.length > 0 ? [related, down] : [down]];
  const [first, ...others] = answer.citations;
  const copyLabel = others.length === 0 ? texts.buttons.copy : `${texts.buttons.copy} [${first?.number}]`;
  return [
    ...sourceRows(id, answer.citations),
    [
      ...(hasRelated(answer) ? [related] : []),
      ...(first === undefined ? [] : [copyButton(first, texts, copyLabel)]),
      { text: '👍', callback_data: writePress('vote', id, 'up') },
      down,
    ],
  ];
}

const hasButton = (rows: readonly ButtonRow[], name: PressName) =>
  rows.flat().some((button) => 'callback_data' in button && button.callback_data.startsWith(`${name}:`));

/** Buttons without those that ask why somebody voted against the answer. */
export function withoutReasons(rows: readonly ButtonRow[]): readonly ButtonRow[] {
  return rows.filter((row) => !hasButton([row], 'reason'));
}

/** Buttons with those below that ask why; for an answer without a source only the reasons that it can have. */
export function withReasons(rows: readonly ButtonRow[], answerId: string, texts: Texts): readonly ButtonRow[] {
  const { reasons, refusalReasons } = texts.buttons;
  const labels: Partial<Record<VoteReason, string>> = hasButton(rows, 'source') ? reasons : refusalReasons;
  const buttons = VOTE_REASONS.flatMap((reason) => {
    const text = labels[reason];
    return text === undefined ? [] : [{ text, callback_data: writePress('reason', answerId, reason) }];
  });
  return [...withoutReasons(rows), buttons.slice(0, 3), buttons.slice(3)].filter((row) => row.length > 0);
}
