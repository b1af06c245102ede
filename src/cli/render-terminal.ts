import stringWidth from 'string-width';
import {
  type Answer,
  type Answered,
  type Citation,
  listLines,
  type Match,
  type Statement,
} from '../answering/answer.ts';
import { describeNotFound } from '../texts/describe-not-found.ts';
import { describeSource } from '../texts/describe-source.ts';
import { describeUnavailable } from '../texts/describe-unavailable.ts';
import { describeWriting } from '../texts/describe-writing.ts';
import type { Texts } from '../texts/texts.ts';
import { colors } from './colors.ts';

const WIDEST = 100;

/** A printed character may be two columns wide; a Latin word or a number is not broken. */
// oxlint-disable-next-line no-control-regex -- colour codes are to be kept whole
const PIECES = /\u001b\[\d+m|[\p{Script=Latin}\p{N}.%–/:-]+|[\s\S]/gu;
/** Marks that must not begin a line. */
const NO_LINE_START = /^[，。；：！？、）”’」』》…,.;:!?)\]%]/;

/** Breaks a text into lines of at most `width` columns, each after `indent`. Colour codes take no room. */
export function wrapText(text: string, width: number, indent = ''): string {
  const room = Math.max(20, width - stringWidth(indent));
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    let used = 0;
    for (const [piece] of paragraph.matchAll(PIECES)) {
      const wide = stringWidth(piece);
      if (used + wide > room && !NO_LINE_START.test(piece)) {
        lines.push(line.trimEnd());
        line = '';
        used = 0;
        if (piece === ' ') continue;
      }
      line += piece;
      used += wide;
    }
    lines.push(line);
  }
  return lines.map((line) => indent + line).join('\n');
}

function columns(): number {
  return Math.min(process.stdout.columns || WIDEST, WIDEST);
}

function renderStatement(statement: Statement, texts: Texts): string {
  const lines = listLines(statement).map(({ text, citations, marks }) => {
    let at = 0;
    let printed = '';
    for (const { start, end } of marks) {
      printed += text.slice(at, start) + colors.bold(text.slice(start, end));
      at = end;
    }
    return printed + text.slice(at) + colors.cyan(citations.map((number) => `[${number}]`).join(''));
  });
  const dated = statement.dates.length > 0 ? colors.dim(texts.resolvedDates(statement.dates)) : '';
  const terms = statement.glosses?.length ? `\n${colors.dim(texts.keyTerms(statement.glosses))}` : '';
  const standing = statement.standing ? colors.dim(texts.standing(statement.standing, statement.asOf ?? null)) : '';
  return wrapText(standing + lines.join('\n') + dated + terms, columns());
}

function renderSource(citation: Citation, texts: Texts): string {
  const lines = [
    `${colors.cyan(`[${citation.number}]`)} ${citation.title}`,
    wrapText(citation.quote, columns(), '    │ '),
    colors.dim(wrapText(describeSource(citation, texts).join(' · '), columns(), '    ')),
  ];
  if (citation.url !== null) lines.push(colors.dim(`    ${citation.url}`));
  return lines.join('\n');
}

/** Passages for a reader: title and paragraph, then the text. */
export function renderMatches(matches: readonly Match[], texts: Texts): string {
  return matches
    .map(
      ({ title, paragraph, text }) =>
        `${colors.bold(title)} · ${texts.paragraph(paragraph)}\n${wrapText(text, columns(), '    ')}`,
    )
    .join('\n\n');
}

function renderWriting(answer: Answered, texts: Texts): readonly string[] {
  const line = describeWriting(answer, texts);
  return line === null ? [] : [colors.dim(wrapText(line, columns()))];
}

function listParts(answer: Answer, texts: Texts): readonly string[] {
  switch (answer.kind) {
    case 'answered':
      return [
        answer.statements.map((statement) => renderStatement(statement, texts)).join('\n'),
        ...answer.citations.map((citation) => renderSource(citation, texts)),
        ...renderWriting(answer, texts),
      ];
    case 'not-found':
      return [
        describeNotFound(answer, texts),
        ...(answer.related.length > 0 ? [texts.relatedHeading, renderMatches(answer.related, texts)] : []),
      ];
    case 'unavailable':
      return [describeUnavailable(answer, texts)];
  }
}

/** An answer for a reader at the terminal: what a follow-up was taken for, statements, then their sources. */
export function renderAnswer(answer: Answer, texts: Texts): string {
  const { understoodAs } = answer;
  const understood = understoodAs ? [colors.dim(wrapText(texts.understoodAs(understoodAs), columns()))] : [];
  return [...understood, ...listParts(answer, texts)].join('\n\n');
}
