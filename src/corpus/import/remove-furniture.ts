import type { Line } from './line.ts';
import { countHan, endsSentence, isProse } from './line.ts';
import { FURNITURE_RULES, RELATED, RELATED_LINK, SITE_WORDS } from './furniture-rules.ts';

/** A line that was left out of the article, and the rule that said so. */
export interface Removal {
  readonly line: number;
  readonly text: string;
  readonly rule: string;
}

export interface CleanedLines {
  readonly lines: readonly Line[];
  readonly removed: readonly Removal[];
}

const DATE_ONLY = /^[[(]?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?[\])]?$/;
const remove = (line: Line, rule: string): Removal => ({ line: line.number, text: line.text, rule });
const findRule = (line: Line) => FURNITURE_RULES.find((rule) => rule.at !== 'edge' && rule.matches(line));
const findEdgeRule = (line: Line) => FURNITURE_RULES.find((rule) => rule.matches(line));
const countSiteWords = (line: Line) => line.folded.match(SITE_WORDS)?.length ?? 0;
const hasPhotoCredit = (line: Line) => /(?:摄|供图|图)[)\s]*$/.test(line.folded) && countHan(line.text) >= 20;

/** Han characters of prose from each line on; the last entry is 0. */
function sumProseFrom(lines: readonly Line[], counts: (line: Line) => boolean): readonly number[] {
  const sums = Array.from<number>({ length: lines.length + 1 }).fill(0);
  for (let at = lines.length - 1; at >= 0; at -= 1)
    sums[at] = sums[at + 1]! + (counts(lines[at]!) ? countHan(lines[at]!.text) : 0);
  return sums;
}

/**
 * Lists of other articles. One that begins in the second half of the page and holds no more than a third of
 * its prose runs to the end of the page; any other loses its heading and the titles right below it.
 */
function removeRelated(lines: readonly Line[]): CleanedLines {
  const prose = sumProseFrom(lines, isProse);
  const kept: Line[] = [];
  const removed: Removal[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!;
    if (RELATED_LINK.test(line.folded) && !isProse(line)) removed.push(remove(line, 'related link'));
    else if (!RELATED.test(line.folded)) kept.push(line);
    else {
      const isLate = prose[0]! > 0 && prose[at + 1]! <= prose[0]! * 0.35;
      const rest = lines.slice(at + 1);
      const links = rest.findIndex((other, next) => !isLinkLike(other, rest[next + 1]));
      const end = isLate || links < 0 ? lines.length : at + 1 + links;
      for (const other of lines.slice(at, end)) removed.push(remove(other, 'related articles'));
      at = end - 1;
    }
  }
  return { lines: kept, removed };
}

/** A title or a date in a list of links: no prose below it yet. */
function isLinkLike(line: Line, next: Line | undefined): boolean {
  if (line.kind === 'heading' || isProse(line)) return false;
  if (DATE_ONLY.test(line.folded) || line.kind === 'item') return true;
  return next !== undefined && !isProse(next);
}

/** Prose that no rule names and that is not full of the site's words. */
const isArticleProse = (line: Line) =>
  isProse(line) && !findRule(line) && countSiteWords(line) * 30 <= countHan(line.text);

/** A numbered line full of the site's words. */
const isClause = (line: Line) => /^\d{1,2}[、.)]/.test(line.folded) && countSiteWords(line) >= 2;

/** Where the article ends and the site's own text begins: an index into `lines`, their number when it never does. */
function findTail(lines: readonly Line[]): number {
  const prose = sumProseFrom(lines, isArticleProse);
  const isLast = (at: number) => prose[0]! > 0 && prose[at + 1]! <= prose[0]! * 0.12;
  let tail = lines.findIndex((line, at) => isLast(at) && findRule(line)?.at === 'closing');
  // No line gives the end away: what can be seen is a run of furniture at the very end. A notice ends with contacts.
  if (tail < 0) return lines.findLastIndex((line) => (findEdgeRule(line)?.name ?? 'contact') === 'contact') + 1;
  // Clauses before the first one that gives itself away.
  if (findRule(lines[tail]!)?.name === 'copyright') while (tail > 0 && isClause(lines[tail - 1]!)) tail -= 1;
  return tail;
}

/** In the tail only a photo caption and prose without a word of site talk belong to the article. */
function belongsToArticle(line: Line): boolean {
  if (hasPhotoCredit(line)) return true;
  return isProse(line) && endsSentence(line.folded) && countHan(line.text) >= 20 && countSiteWords(line) === 0;
}

/**
 * Takes out what belongs to the site: lines that a rule names, lists of other articles, and everything
 * behind the end of the article that is not prose of it.
 */
export function removeFurniture(all: readonly Line[]): CleanedLines {
  const related = removeRelated(all);
  const tail = findTail(related.lines);
  const start = related.lines.findIndex((line) => isProse(line) && !findEdgeRule(line));
  const kept: Line[] = [];
  const removed: Removal[] = [...related.removed];
  for (const [at, line] of related.lines.entries()) {
    const rule = at < start || at >= tail ? findEdgeRule(line) : findRule(line);
    if (rule) removed.push(remove(line, rule.name));
    else if (at >= tail && !belongsToArticle(line)) removed.push(remove(line, 'behind the end of the article'));
    else kept.push(line);
  }
  return { lines: kept, removed: removed.toSorted((a, b) => a.line - b.line) };
}
