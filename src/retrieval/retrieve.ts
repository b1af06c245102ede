import type { TermGroup } from '../index/keyword-index.ts';
import { type Calibration, calibrationFor, weighFeatures } from '../calibration/calibration.ts';
import { CALIBRATION } from '../calibration/weights.ts';
import type { Snapshot, SnapshotVectors } from '../index/snapshot.ts';
import type { Question } from '../question/question.ts';
import { listTermGroups } from '../reading/list-term-groups.ts';
import { type ChannelScores, measurePassage, type PassageFeatures } from './measure-passage.ts';
import { createQuestionTerms } from '../reading/question-terms.ts';

/** A passage that retrieval found, by its number in the snapshot, with what each channel gave. */
export interface Found extends ChannelScores {
  readonly passage: number;
  /** Higher is better, also below 0; comparable within one question. */
  readonly score: number;
  /** What the ranking weighed; null for what came too far behind to be read. */
  readonly features: PassageFeatures | null;
}

/** From each channel as many candidates go into the fusion. */
const CANDIDATES = 100;
/** Cosines of unrelated Chinese texts in this model lie about here. */
const UNRELATED = 0.3;

/** So many of the best candidates are read and ranked by what they say. */
export const RANKED = 30;

/**
 * How the channels are weighed to choose the candidates: the sum is ahead of every single channel, where
 * reciprocal-rank fusion falls behind the keywords (DESIGN.md).
 */
const WEIGHTS = { passageKeywords: 1, articleKeywords: 1, similarity: 1 } as const;
/** With this many articles their keyword scores count half: among a handful, idf tells hardly anything apart. */
const FEW_ARTICLES = 20;

/** The best `count` of `entries` by score, in no order. */
function pickBest(entries: Uint32Array, score: (entry: number) => number, count: number): Uint32Array {
  if (entries.length <= count) return entries;
  // A binary heap of the best so far with the least of them on top: most entries cost one comparison.
  const scores = new Float64Array(count).fill(-Infinity);
  const best = new Uint32Array(count);
  for (let i = 0; i < entries.length; i += 1) {
    const value = score(entries[i]!);
    if (value <= scores[0]!) continue;
    let at = 0;
    for (let child = 1; child < count; child = 2 * at + 1) {
      if (child + 1 < count && scores[child + 1]! < scores[child]!) child += 1;
      if (scores[child]! >= value) break;
      scores[at] = scores[child]!;
      best[at] = best[child]!;
      at = child;
    }
    scores[at] = value;
    best[at] = entries[i]!;
  }
  return best;
}

/** Dot product in four sums: one sum waits for itself at every step. `dimension` is a multiple of four. */
function cosine({ values, rows, dimension }: SnapshotVectors, passage: number, vector: Float32Array): number {
  const from = (rows === undefined ? passage : rows[passage]!) * dimension;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < dimension; i += 4) {
    a += values[from + i]! * vector[i]!;
    b += values[from + i + 1]! * vector[i + 1]!;
    c += values[from + i + 2]! * vector[i + 2]!;
    d += values[from + i + 3]! * vector[i + 3]!;
  }
  return a + b + c + d;
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
  calibration: Calibration = CALIBRATION,
): readonly Found[] {
  const { passageKeywords, articleKeywords, articleOf } = snapshot;
  const vectors = vector ? snapshot.vectors : null;
  const groups = listTermGroups(question);
  const byPassage = passageKeywords.scoreGroups(groups);
  const byArticle = articleKeywords.scoreGroups(groups);
  const articleWeight = (WEIGHTS.articleKeywords * articleKeywords.size) / (articleKeywords.size + FEW_ARTICLES);
  const keywordScore = (passage: number) =>
    WEIGHTS.passageKeywords * byPassage.scores[passage]! + articleWeight * byArticle.scores[articleOf[passage]!]!;

  const similarities = new Map<number, number>();
  if (vectors && vector)
    for (const { entry, similarity } of vectors.index.nearest(vector, CANDIDATES)) similarities.set(entry, similarity);
  const candidates = new Set([...pickBest(byPassage.entries, keywordScore, CANDIDATES), ...similarities.keys()]);
  const fused: Candidate[] = [];
  for (const passage of candidates) {
    const similarity = vectors && vector ? (similarities.get(passage) ?? cosine(vectors, passage, vector)) : null;
    fused.push({
      passage,
      fusion: keywordScore(passage) + (similarity === null ? 0 : WEIGHTS.similarity * (similarity - UNRELATED)),
      passageKeywords: byPassage.scores[passage]!,
      articleKeywords: articleWeight * byArticle.scores[articleOf[passage]!]!,
      similarity,
    });
  }
  fused.sort((a, b) => b.fusion - a.fusion || a.passage - b.passage);
  return rank(question, fused, groups, snapshot, calibration).slice(0, count);
}

interface Candidate extends ChannelScores {
  readonly passage: number;
  readonly fusion: number;
}

function toFound(candidate: Candidate, score: number, features: PassageFeatures | null): Found {
  const { passage, passageKeywords, articleKeywords, similarity } = candidate;
  return { passage, score, passageKeywords, articleKeywords, similarity, features };
}

/** Reads the best candidates and orders them by what they say; the others follow in their order. */
function rank(
  question: Question,
  fused: readonly Candidate[],
  groups: readonly TermGroup[],
  snapshot: Snapshot,
  calibration: Calibration,
): readonly Found[] {
  const ranking = calibrationFor(question.language, calibration).passages;
  const terms = createQuestionTerms(groups, snapshot.passageKeywords);
  const read = fused.slice(0, RANKED).map((candidate) => {
    const features = measurePassage(question, terms, candidate.passage, candidate, snapshot);
    return toFound(candidate, weighFeatures(features, ranking), features);
  });
  read.sort((a, b) => b.score - a.score || a.passage - b.passage);
  const last = (read.at(-1)?.score ?? 0) - (fused[RANKED]?.fusion ?? 0);
  const rest = fused.slice(RANKED).map((candidate) => toFound(candidate, last + candidate.fusion, null));
  return [...read, ...rest];
}
