import { isPublishedDate } from '../front-matter.ts';
import type { Line } from './line.ts';

const DATE = /(?<!\d)((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)\s*日?/;
const LABEL =
  /(?:发布|发表|刊发|发稿|上传|录入|公开|publish(?:ed)?)\s*(?:时间|日期|date|on|at)?\s*[:]|(?:^|[\s|】\]])(?:时间|日期|date)\s*:/;

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
 * The publication date: one behind a label (发布时间, 时间), else one in a line about the page that stands
 * before the text. Dates inside prose speak of events and are never taken.
 */
export function guessPublished(meta: readonly Line[]): DateGuess | null {
  const labelled = meta.flatMap((line) => {
    const at = LABEL.exec(line.folded);
    const value = at && findDate(line.folded.slice(at.index));
    return value ? [{ value, line, weight: /发布|发表|刊发|publish/.test(at[0]) ? 0 : 1 }] : [];
  });
  const best = labelled.toSorted((a, b) => a.weight - b.weight)[0];
  if (best) return { value: best.value, line: best.line };
  for (const line of meta) {
    // A file's own date (成文日期) is not when the page appeared.
    const value = /成文|印发|生效|施行|截止/.test(line.folded) ? null : findDate(line.folded);
    if (value) return { value, line };
  }
  return null;
}
