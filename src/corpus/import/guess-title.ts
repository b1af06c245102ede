import { foldChars } from '../../language/fold.ts';
import { FURNITURE_RULES } from './furniture-rules.ts';
import { findDate } from './guess-published.ts';
import { isSiteName } from './guess-publisher.ts';
import type { Line } from './line.ts';
import { countHan, matchFolded, measureWidth } from './line.ts';

export interface TitleGuess {
  readonly value: string;
  /** What the site had put behind the title (title_site). */
  readonly suffix: string | null;
  /** The lines that are the title and nothing else, to be left out of the text. */
  readonly lines: readonly Line[];
  /** Where it was read when no line is the title. */
  readonly from: string;
}

const LABELLED = /^(?:原标题|标题|原题)\s*:\s*(\S.*)$/;
const WIDEST_TITLE = 80;
const MOST_SUFFIX = 14;
/** Those who issue a notice stand above its title, one a line. */
const OFFICE =
  /^\p{Script=Han}{2,30}(?:厅|局|委|委员会|政府|办公室|部|院|署|总行|领导小组|指挥部|党组|工作组|管委会|协会)$/u;
const NOTICE_END =
  /(?:通知|意见|公告|通告|决定|办法|方案|计划|批复|函|规定|细则|措施|规划|纲要|报告|解读)(?:\(.{1,12}\))?$/;

/** Takes the site's mark off a title: `…_site`, `…_column_site`, `… - site`, `…|site`. */
export function splitTitle(title: string): { readonly title: string; readonly suffix: string | null } {
  let rest = title.replace(/\s+/g, ' ').trim();
  let suffix: string | null = null;
  for (;;) {
    const at = Math.max(...['_', '|', '｜', ' - ', ' – ', ' — ', '-'].map((mark) => rest.lastIndexOf(mark)));
    const mark = rest[at] ?? '';
    const last = rest
      .slice(at + 1)
      .replace(/^[-–—\s]+/, '')
      .trim();
    const isSuffix = measureWidth(last) <= MOST_SUFFIX && (mark === '_' || isSiteName(foldChars(last)));
    if (at < 4 || last === '' || !isSuffix) return { title: rest, suffix };
    suffix = last;
    rest = rest.slice(0, at).trim();
  }
}

function toTitle(text: string): Pick<TitleGuess, 'value' | 'suffix'> {
  const { title, suffix } = splitTitle(
    text.replace(/(?<!\s)\s+[>》]+$|(?<![>》])[>》]+$/, (end) => (text.includes('《') ? end : '')),
  );
  return { value: title, suffix };
}

/** Whether a line can be a title: some length, no label, no date, no furniture. */
function isTitleLike(line: Line): boolean {
  if (line.kind === 'item' || line.kind === 'row' || measureWidth(line.text) > WIDEST_TITLE) return false;
  if (line.kind === 'heading') return line.text.length >= 2;
  const isLatin = /[a-z]{3} [a-z]/.test(line.folded);
  if (!isLatin && (measureWidth(line.text) < 6 || countHan(line.text) < 4)) return false;
  if (/[;:,]$|。|^第?\s*[a-z]?\d+\s*版|^版次/.test(line.folded) || isSiteName(line.folded)) return false;
  return findDate(line.folded) === null && !FURNITURE_RULES.some((rule) => rule.matches(line));
}

/** Too short to say anything alone: the last word of a title that had no room on its line. */
const isFragment = (line: Line) =>
  measureWidth(line.text) < 6 && !/[,。;:!?]/.test(line.folded) && !isSiteName(line.folded);

/** A notice's title torn over lines: who issued it above 关于…, the rest of 关于…的通知 below;
 * and the last word of any other. */
function completeNotice(line: Line, head: readonly Line[]): readonly Line[] {
  const at = head.indexOf(line);
  const isNotice = line.folded.startsWith('关于');
  const start = isNotice ? head.slice(0, at).findLastIndex((line) => !OFFICE.test(line.folded)) + 1 : at;
  const next = head[at + 1];
  const isOpen = isNotice && !NOTICE_END.test(line.folded);
  const isRest = (each: Line) => (isOpen && NOTICE_END.test(each.folded)) || isFragment(each);
  const goesOn = next !== undefined && next.kind === line.kind && next.blanksBefore === 0 && isRest(next);
  return head.slice(start, goesOn ? at + 2 : at + 1);
}

/**
 * The title: a labelled line (原标题), the file's own field, a heading, the line above the line with date or
 * source, the first line that can be one.
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
    const value = measureWidth(line.text) <= WIDEST_TITLE ? matchFolded(LABELLED, line)?.[1] : undefined;
    if (value) return { ...toTitle(value), lines: [line], from: '' };
  }
  if (hint?.trim()) {
    const whole = foldChars(hint).trim();
    // The window's title is often the page's with names behind it: the line on the page says where it ends.
    const printed = head.find((line) => isTitleLike(line) && countHan(line.text) >= 6 && whole.startsWith(line.folded));
    const title = printed ? { value: printed.text, suffix: splitTitle(hint).suffix } : toTitle(hint);
    const folded = foldChars(title.value);
    const lines = all.filter((line) => line.kind !== 'item' && line.folded === folded);
    return { ...title, lines, from: "the file's title field" };
  }
  const candidates = head.filter(isTitleLike);
  const firstMeta = meta[0] ? head.indexOf(meta[0]) : 0;
  const above = candidates.filter((line) => head.indexOf(line) < firstMeta);
  const line =
    candidates.find((line) => line.folded.startsWith('关于')) ??
    candidates.find((line) => line.kind === 'heading') ??
    above.toSorted((a, b) => measureWidth(b.text) - measureWidth(a.text))[0] ??
    candidates[0];
  if (!line) return guessFromHeadings(all);
  const lines = completeNotice(line, head);
  const offices = lines.filter((each) => OFFICE.test(each.folded) && each !== line).map((each) => each.text);
  const words = lines.filter((each) => !offices.includes(each.text)).map((each) => each.text);
  return { ...toTitle(offices.join(' ') + words.join('')), lines, from: '' };
}

/** A newspaper page of two articles is called by both; its headings stay in the text. */
function guessFromHeadings(all: readonly Line[]): TitleGuess | null {
  const headings = all.filter((line) => line.kind === 'heading');
  const highest = Math.min(...headings.map((line) => line.depth));
  const titles = headings.filter((line) => line.depth === highest).map((line) => line.text);
  if (titles.length === 0) return null;
  const value = titles.slice(0, titles.length === 2 ? 2 : 1).join(' / ');
  return { value, suffix: null, lines: [], from: 'the headings of the page' };
}
