import { foldText } from '../../language/fold.ts';
import { FURNITURE_RULES } from './furniture-rules.ts';
import { findDate } from './guess-published.ts';
import { isSiteName } from './guess-publisher.ts';
import type { Line } from './line.ts';
import { countHan, matchFolded, measureWidth } from './line.ts';

export interface TitleGuess {
  readonly value: string;
  /** What the site had put behind the title (title_site). */
  readonly suffix: string | null;
  /** The line that is the title and nothing else, to be left out of the text; null when there is none. */
  readonly line: Line | null;
  /** Where it was read when no line is the title. */
  readonly from: string;
}

const LABELLED = /^(?:原标题|标题|原题)\s*:\s*(.+)$/;
const MOST_SUFFIX = 14;

/** Takes the site's mark off a title: `…_site`, `…_column_site`, `… - site`, `…|site`. */
export function splitTitle(title: string): { readonly title: string; readonly suffix: string | null } {
  let rest = title.replace(/\s+/g, ' ').trim();
  let suffix: string | null = null;
  for (;;) {
    const found = /^(.{4,}?)\s*(_|\s[-–—|｜]\s|[-|｜])\s*([^_|｜]+?)$/.exec(rest);
    const [, before = '', mark = '', after = ''] = found ?? [];
    // The last mark counts, so look from the end.
    const at = rest.lastIndexOf(mark.trim() || '\0');
    const last = rest.slice(at + 1).trim();
    const isSuffix = measureWidth(last) <= MOST_SUFFIX && (mark === '_' || isSiteName(foldText(last)));
    if (!found || at < 4 || after === '' || before === '' || !isSuffix) return { title: rest, suffix };
    suffix = last;
    rest = rest.slice(0, at).trim();
  }
}

/** Whether a line can be a title: some length, no label, no date, no furniture. */
function isTitleLike(line: Line): boolean {
  const width = measureWidth(line.text);
  if (line.kind === 'item' || line.kind === 'row' || width < 6 || width > 80 || countHan(line.text) < 4)
    return /[a-z]{3,} [a-z]/.test(line.folded) && width < 80 && line.kind !== 'item' && line.kind !== 'row';
  if (/[。;:,]$/.test(line.folded) || isSiteName(line.folded)) return false;
  return findDate(line.folded) === null && !FURNITURE_RULES.some((rule) => rule.matches(line));
}

/**
 * The title: a labelled line (原标题), the file's own field, the line above the line with date or source, a
 * first-level heading, the first line that can be one.
 * @param head the lines before the first paragraph
 * @param meta those of `head` that speak of the page (date, source)
 */
export function guessTitle(
  head: readonly Line[],
  meta: readonly Line[],
  all: readonly Line[],
  hint: string | undefined,
): TitleGuess | null {
  for (const line of head) {
    const value = matchFolded(LABELLED, line.text)?.[1];
    if (value) return { ...toGuess(value), line, from: '' };
  }
  const candidates = head.filter(isTitleLike);
  if (hint?.trim()) {
    const guess = toGuess(hint);
    const folded = foldText(guess.value);
    const isSame = (line: Line) =>
      line.folded === folded || (line.folded.length >= 8 && folded.startsWith(line.folded));
    return {
      ...guess,
      from: "the file's title field",
      line: all.find((line) => line.kind !== 'item' && isSame(line)) ?? null,
    };
  }
  const firstMeta = meta[0] && head.indexOf(meta[0]);
  const above = firstMeta === undefined ? [] : candidates.filter((line) => head.indexOf(line) < firstMeta);
  const heading = candidates.find((line) => line.kind === 'heading');
  const line = heading ?? above.toSorted((a, b) => measureWidth(b.text) - measureWidth(a.text))[0] ?? candidates[0];
  if (line) return { ...toGuess(line.text), line, from: '' };
  return guessFromHeadings(all);
}

/** A newspaper page of two articles is called by both; its headings stay in the text. */
function guessFromHeadings(all: readonly Line[]): TitleGuess | null {
  const headings = all.filter((line) => line.kind === 'heading');
  const highest = Math.min(...headings.map((line) => line.depth));
  const titles = headings.filter((line) => line.depth === highest).map((line) => line.text);
  if (titles.length === 0) return null;
  return {
    value: titles.slice(0, titles.length === 2 ? 2 : 1).join(' / '),
    suffix: null,
    line: null,
    from: 'the headings of the page',
  };
}

function toGuess(text: string): Omit<TitleGuess, 'line' | 'from'> {
  const { title, suffix } = splitTitle(text.replace(/\s*[>》]+$/, ''));
  return { value: title, suffix };
}
