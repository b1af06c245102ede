import type { Line } from './line.ts';
import { countHan, endsSentence, isProse, measureWidth } from './line.ts';

const CHAPTER = /^第[一二三四五六七八九十百]+[章节编部]|^[一二三四五六七八九十]+、/;
const SECTION = /^\([一二三四五六七八九十]+\)/;
/** Widest unmarked line that is taken for a heading, and widest label (核心提示) on a page that marks its headings. */
const WIDEST_HEADING = 40;
const WIDEST_LABEL = 12;

/** Whether a line is too short to be prose and says something: no end mark, no date, no caption. */
function isHeadingLike(line: Line, widest: number): boolean {
  if (line.kind === 'heading' || line.kind === 'row' || endsSentence(line.folded)) return false;
  if (line.kind === 'item' && !CHAPTER.test(line.folded) && !SECTION.test(line.folded)) return false;
  const width = measureWidth(line.text);
  if (width > widest || countHan(line.text) < 3) return false;
  return !/。|[,、]$|供图|摄影|^\([^()]*\)$|^【[^【】]*】$|(?:摄|供图)[)\s]*$|^\d{4}年\d{1,2}月\d{1,2}日$|[:]/.test(
    line.folded,
  );
}

function chooseDepth(line: Line): number {
  return SECTION.test(line.folded) ? 3 : 2;
}

const opensParagraph = (line: Line | undefined) =>
  line !== undefined && (isProse(line) || (line.kind === 'item' && measureWidth(line.text) > 8));

/**
 * Marks headings: those the page marks itself keep their depth; a short line without an end that stands
 * before a paragraph becomes one. Two such lines in a row are a heading and a smaller one below it.
 */
export function markHeadings(lines: readonly Line[]): readonly Line[] {
  const marked = lines.filter((line) => line.kind === 'heading').length;
  const widest = marked >= 2 ? WIDEST_LABEL : WIDEST_HEADING;
  return lines.map((line, at) => {
    if (!isHeadingLike(line, widest)) return line;
    const next = lines[at + 1];
    if (line.kind === 'text' && next?.kind === 'item' && isHeadingLike(next, widest))
      return { ...line, kind: 'heading', depth: 2 };
    if (opensParagraph(next) && !(next && isHeadingLike(next, widest))) {
      const previous = lines[at - 1];
      const isBelow = previous !== undefined && isHeadingLike(previous, widest) && !opensParagraph(previous);
      return { ...line, kind: 'heading', depth: Math.max(chooseDepth(line), isBelow && line.kind === 'text' ? 3 : 2) };
    }
    const after = lines[at + 2];
    const isAbove =
      next !== undefined &&
      isHeadingLike(next, widest) &&
      opensParagraph(after) &&
      !(lines[at - 1] && isHeadingLike(lines[at - 1]!, widest));
    return isAbove ? { ...line, kind: 'heading', depth: 2 } : line;
  });
}

/** The lines as Markdown: headings with their marks, a blank line between blocks, none inside a list. */
export function formatLines(lines: readonly Line[]): string {
  let text = '';
  for (const [at, line] of lines.entries()) {
    const isListed = line.kind === 'item' && lines[at - 1]?.kind === 'item';
    text += at === 0 ? '' : isListed ? '\n' : '\n\n';
    text += line.kind === 'heading' ? `${'#'.repeat(line.depth)} ${line.text}` : line.text;
  }
  return text;
}
