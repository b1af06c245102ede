import type { Article } from '../corpus/article.ts';
import type { KeywordIndexData } from './keyword-index.ts';
import { type Manifest, snapshotIdOf } from './snapshot-format.ts';

/** One passage on disk: article number, start, end, paragraph, heading. */
export type StoredPassage = readonly [article: number, start: number, end: number, paragraph: number, heading: string];

/** Vectors have norm 1 but for rounding. */
const NORM_TOLERANCE = 1e-3;

const fail = (what: string): never => {
  throw new Error(what);
};

/** The id is a hash of the articles: no other articles have it. */
export function checkArticles(articles: readonly Article[], manifest: Manifest): void {
  if (articles.length !== manifest.articles || snapshotIdOf(articles, manifest.model) !== manifest.id)
    fail('the articles are not those of its id');
}

/** Every passage is a piece of its article, and they stand in the order of the articles. */
export function checkPassages(
  stored: readonly StoredPassage[],
  articles: readonly Article[],
  manifest: Manifest,
): void {
  if (!Array.isArray(stored) || stored.length !== manifest.passages)
    fail('the passages are not as many as they should be');
  let [last, from] = [0, 0];
  for (const [article, start, end, paragraph, heading] of stored) {
    if (article !== last) [last, from] = [article > last ? article : -1, 0];
    const length = articles[last]?.text.length ?? -1;
    const numbers = [article, start, end, paragraph];
    if (!numbers.every(Number.isSafeInteger) || typeof heading !== 'string') fail('a passage has no place');
    if (!(start >= from && end > start && end <= length)) fail('a passage lies outside of its article');
    from = start;
  }
}

/** What a search walks through without looking leads nowhere else. */
export function checkKeywords(data: KeywordIndexData, size: number): void {
  const { terms, offsets, postingDocs, postingCounts, lengths } = data;
  if (lengths.length !== size) fail('the keywords are of other texts');
  if (offsets[0] !== 0 || new Set(terms).size !== terms.length) fail('the keywords do not fit together');
  for (let term = 0; term < terms.length; term += 1) {
    const [from, to] = [offsets[term]!, offsets[term + 1]!];
    if (to <= from || to > postingDocs.length) fail('a keyword stands nowhere');
    for (let at = from; at < to; at += 1)
      if (
        postingDocs[at]! >= size ||
        postingCounts[at] === 0 ||
        (at > from && postingDocs[at]! <= postingDocs[at - 1]!)
      )
        fail('a keyword stands in no passage');
  }
}

export function checkVectors(values: Float32Array, dimension: number, passages: number): void {
  if (dimension === 0 || values.length !== passages * dimension) fail('the vectors are not as many as the passages');
  for (let at = 0; at < values.length; at += dimension) {
    let squares = 0;
    for (let i = at; i < at + dimension; i += 1) squares += values[i]! * values[i]!;
    if (!(Math.abs(squares - 1) < NORM_TOLERANCE)) fail('a vector has another length than 1');
  }
}
