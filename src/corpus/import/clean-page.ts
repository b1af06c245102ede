import type { GuessedFields } from './guess-fields.ts';
import { guessFields } from './guess-fields.ts';
import { joinLines } from './join-lines.ts';
import type { Line } from './line.ts';
import { isProse, measureWidth, splitLines, withText } from './line.ts';
import { markHeadings } from './mark-headings.ts';
import { collapseSpaces, normalizeCharacters } from './normalize-characters.ts';
import type { RawPage } from './raw-page.ts';
import type { Removal } from './remove-furniture.ts';
import { removeFurniture } from './remove-furniture.ts';
import { removePinyin } from './remove-pinyin.ts';

export interface CleanPage {
  /** The article's lines: paragraphs whole, headings marked. */
  readonly lines: readonly Line[];
  readonly fields: GuessedFields;
  readonly removed: readonly Removal[];
  /** How many brackets of pinyin were taken out. */
  readonly pinyin: number;
  /** How many line ends inside sentences were taken out. */
  readonly joined: number;
}

/** The lines of a text with clean characters. */
function readLines(text: string): { readonly lines: readonly Line[]; readonly pinyin: number } {
  const { text: clean, removed } = removePinyin(normalizeCharacters(text));
  return { lines: splitLines(clean).map((line) => withText(line, collapseSpaces(line.text))), pinyin: removed };
}

/** A few words without a number or an office's name: navigation. A document's number and who issued it are text. */
const isNavigation = (line: Line) =>
  line.kind !== 'heading' &&
  !isProse(line) &&
  measureWidth(line.text) < 10 &&
  !/\d|[部委局厅院署府办]$/.test(line.folded);

/** Short lines above the title belong to the head of the site. */
function findAboveTitle(lines: readonly Line[], title: Line | undefined): readonly Line[] {
  const at = title ? lines.indexOf(title) : -1;
  return lines.slice(0, Math.max(at, 0)).filter(isNavigation);
}

/**
 * From the lines of a page to those of its article: clean the characters, read the fields off, remove what
 * belongs to the site, join broken sentences, mark headings. In this order, because each step relies on the
 * one before: fields stand in lines that are then removed, and only what is left may be joined.
 */
export function cleanPage(page: RawPage): CleanPage {
  const { lines, pinyin } = readLines(page.text);
  const around = { head: readLines(page.head).lines, tail: readLines(page.tail).lines };
  const fields = guessFields(lines, around, page.hints);
  const spent = new Set(fields.spent.map(({ line }) => line));
  const above = findAboveTitle(lines, fields.spent.find(({ rule }) => rule === 'title')?.line).filter(
    (line) => !spent.has(line),
  );
  const cleaned = removeFurniture(lines.filter((line) => !spent.has(line) && !above.includes(line)));
  const { lines: whole, joined } = joinLines(cleaned.lines);
  const removed = [
    ...fields.spent.map(({ line, rule }) => ({ line: line.number, text: line.text, rule })),
    ...above.map((line) => ({ line: line.number, text: line.text, rule: 'above the title' })),
    ...cleaned.removed,
    ...[...around.head, ...around.tail].map((line) => ({ line: 0, text: line.text, rule: 'outside the article' })),
  ];
  return {
    lines: markHeadings(whole),
    fields,
    removed: removed.toSorted((a, b) => a.line - b.line),
    pinyin,
    joined,
  };
}
