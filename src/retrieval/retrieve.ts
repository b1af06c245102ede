import type { Snapshot, SnapshotVectors } from '../index/snapshot.ts';
import type { Question } from '../question/question.ts';
import { listTermGroups, scoreKeywords } from './keyword-scores.ts';

/** A passage that retrieval found, by its number in the snapshot. */
export interface Found {
  readonly passage: number;
  /** Higher is better; comparable within one question. */
  readonly score: number;
  /** What each channel gave as it was weighed: keyword shares of 0 to 1, cosine of −1 to 1 (null without vectors). */
  readonly passageKeywords: number;
  readonly articleKeywords: number;
  readonly similarity: number | null;
}

/** From each channel as many candidates go into the fusion. */
const CANDIDATES = 100;
/** Cosines of unrelated Chinese texts in this model lie about here. */
const UNRELATED = 0.3;

/**
 * How the channels are weighed, chosen on development sets (DESIGN.md): the sum is ahead of every single channel,
 * where reciprocal-rank fusion falls behind the keywords.
 */
const WEIGHTS = { passageKeywords: 1, articleKeywords: 1, similarity: 1 } as const;
/** With this many articles their keyword scores count half: among a handful, idf tells hardly anything apart. */
const FEW_ARTICLES = 20;

/** The best `count` of `entries` by score (more when the last ones tie), in no order. */
function pickBest(entries: Uint32Array, score: (entry: number) => number, count: number): readonly number[] {
  // Plain loops over plain numbers: this runs over every passage that shares a bigram with the question.
  const scores = new Float32Array(entries.length);
  for (let i = 0; i < entries.length; i += 1) scores[i] = score(entries[i]!);
  const least = entries.length <= count ? -Infinity : scores.toSorted()[entries.length - count]!;
  const best: number[] = [];
  for (let i = 0; i < entries.length; i += 1) if (scores[i]! >= least) best.push(entries[i]!);
  return best;
}

function cosine(vectors: SnapshotVectors, passage: number, vector: Float32Array): number {
  const from = passage * vectors.dimension;
  let sum = 0;
  for (let i = 0; i < vectors.dimension; i += 1) sum += vectors.values[from + i]! * vector[i]!;
  return sum;
}

/**
 * The passages nearest to the question, best first. Deterministic, and blind to script: it sees folded text only.
 *
 * @param vector the embedded question, or null to go by keywords alone
 * @param count the most that are returned
 */
export function retrieve(
  question: Question,
  vector: Float32Array | null,
  snapshot: Snapshot,
  count: number,
): readonly Found[] {
  const { passageKeywords, articleKeywords, articleOf } = snapshot;
  const vectors = vector ? snapshot.vectors : null;
  const groups = listTermGroups(question);
  const byPassage = scoreKeywords(passageKeywords, groups);
  const byArticle = scoreKeywords(articleKeywords, groups);
  const articleWeight = (WEIGHTS.articleKeywords * articleKeywords.size) / (articleKeywords.size + FEW_ARTICLES);
  const keywordScore = (passage: number) =>
    WEIGHTS.passageKeywords * byPassage.scores[passage]! + articleWeight * byArticle.scores[articleOf[passage]!]!;

  const similarities = new Map<number, number>();
  if (vectors && vector)
    for (const { entry, similarity } of vectors.index.nearest(vector, CANDIDATES)) similarities.set(entry, similarity);
  const candidates = new Set([...pickBest(byPassage.entries, keywordScore, CANDIDATES), ...similarities.keys()]);
  const found: Found[] = [];
  for (const passage of candidates) {
    const similarity = vectors && vector ? (similarities.get(passage) ?? cosine(vectors, passage, vector)) : null;
    found.push({
      passage,
      score: keywordScore(passage) + (similarity === null ? 0 : WEIGHTS.similarity * (similarity - UNRELATED)),
      passageKeywords: byPassage.scores[passage]!,
      articleKeywords: articleWeight * byArticle.scores[articleOf[passage]!]!,
      similarity,
    });
  }
  return found.toSorted((a, b) => b.score - a.score || a.passage - b.passage).slice(0, count);
}
