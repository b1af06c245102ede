import { isPublishedDate } from '../front-matter.ts';
import type { Line } from './line.ts';

const DATE = /(?<!\d)((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)\s*日?/;
const LABEL =
  /(?:发布|发表|刊发|发稿|上传|录入|公开|publish(?:ed)?)\s*(?:(?:时\s*间|日\s*期|date|on|at)\s*)?[:]|(?:时\s*间|日\s*期|date)\s*:/;
/** 2022-06-07, perhaps with a time of day and a short name before it: how pages say when they appeared. */
const STAMP =
  /20\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*(?:日\s*)?(?:\d{1,2}:\d{2}|星期)|^[^,。;:()]{0,16}?20\d{2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,2}(?!\d)/;
/** Dates of the document, not of the page. */
const OTHER_DATE = /成文|印发|发文|生效|施行|截止|有效/;

/** The first date of a folded text as `2022-06-07`, or null. */
export function findDate(folded: string): string | null {
  const found = DATE.exec(folded);
  if (!found) return null;
  const date = `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`;
  return isPublishedDate(date) ? date : null;
}

export interface DateGuess {
  readonly value: string;
  readonly line: Line;
}

/**
 * The publication date: one behind a label (发布时间, 时间), else a stamp such as 2022-06-07 10:33 in a
 * line about the page. A bare 2022年6月7日 below a title is the document's own date, which may be another. Dates inside prose speak of events and are never taken.
 */
export function guessPublished(meta: readonly Line[]): DateGuess | null {
  const labelled = meta.flatMap((line) => {
    const at = OTHER_DATE.test(line.folded) ? null : LABEL.exec(line.folded);
    const value = at && findDate(line.folded.slice(at.index));
    return value ? [{ value, line, weight: /发布|发表|刊发|publish/.test(at[0]) ? 0 : 1 }] : [];
  });
  const best = labelled.toSorted((a, b) => a.weight - b.weight)[0];
  if (best) return { value: best.value, line: best.line };
  for (const line of meta) {
    const hasStamp = STAMP.test(line.folded) || /来\s*源|浏览|作\s*者/.test(line.folded);
    const value = hasStamp && !OTHER_DATE.test(line.folded) ? findDate(line.folded) : null;
    if (value) return { value, line };
  }
  return null;
}
