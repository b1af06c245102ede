import { foldText } from '../../language/fold.ts';
import type { Article } from '../article.ts';

/** An article that says much of the same. */
export interface NearDuplicate {
  readonly articleId: string;
  readonly title: string;
  /** Share of the smaller text's five-character runs that the other holds too, 0 to 1. */
  readonly shared: number;
}

const RUN = 5;
/** From here on the reader should look: chance and common phrases of the field stay far below. */
const LEAST_SHARED = 0.4;

/** All runs of five letters, digits or characters of a text, script and punctuation aside. */
function listRuns(text: string): ReadonlySet<string> {
  const plain = foldText(text).replace(/[^\p{L}\p{N}]+/gu, '');
  const runs = new Set<string>();
  for (let at = 0; at + RUN <= plain.length; at += 1) runs.add(plain.slice(at, at + RUN));
  return runs;
}

/**
 * Articles that hold much of a text, most first, whatever their script.
 * Containment in the smaller one is measured, so that an excerpt is found as well as a copy.
 */
export function findNearDuplicates(text: string, articles: readonly Article[]): readonly NearDuplicate[] {
  const own = listRuns(text);
  const found = articles.map((article) => {
    const other = listRuns(article.text);
    const [small, large] = own.size <= other.size ? [own, other] : [other, own];
    let common = 0;
    for (const run of small) if (large.has(run)) common += 1;
    return { articleId: article.id, title: article.title, shared: small.size < 20 ? 0 : common / small.size };
  });
  return found.filter(({ shared }) => shared >= LEAST_SHARED).toSorted((a, b) => b.shared - a.shared);
}
