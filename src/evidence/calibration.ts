/**
 * The numbers of the evidence judgement. They were fitted by gradient descent on questions with known answers (XQuAD zh,
 * DRCD dev, CMRC 2018 trial, DuReader-robust dev, NCPPolicies, and questions of our own on the shipped articles), half of
 * each; the unanswerable ones are near misses written by hand and questions whose article was taken away.
 */

/** What speaks for and against a sentence as the answer; every value 0 to 1. */
export interface Features {
  /** Share of the question's weight that the sentence itself carries. */
  readonly inSentence: number;
  /** The share that its best clause carries; where a form is asked for, the best clause that has one. */
  readonly inClause: number;
  /** The same as `inSentence` with its passage, title and headings, which count for less. */
  readonly inContext: number;
  /** Weight share of the heaviest concept that is missing even from the context. */
  readonly missing: number;
  /** 1 when a number, ordinal or name of the question is not in the article, less when it is only elsewhere in it. */
  readonly exactMissing: number;
  /** How well the best span fits the kind asked for; 0.5 when the kind has no form. */
  readonly fit: number;
  /** 1 when a figure, a date or a contact is asked for and the sentence has none that fits. */
  readonly formMissing: number;
  /** 1 when the sentence tells a plan or a target and the question asks what is, or the other way round. */
  readonly planned: number;
  /** Closeness of the passage to the question by the embedding model; 0.5 without vectors. */
  readonly similarity: number;
  /** Share of the question's keyword score that the passage, and its article, reach; what the corpus lacks counts as missed. */
  readonly passageKeywords: number;
  readonly articleKeywords: number;
  /** Score of the passage relative to the best one found. */
  readonly rank: number;
}

/** Weight of each feature; a feature that is left out has none. */
export type Weights = Partial<Readonly<Record<keyof Features, number>>>;

/** Ranks the sentences of one question. */
export const RANKING: Weights = {
  inSentence: 4.5,
  inClause: 1,
  inContext: 3.2,
  exactMissing: -1,
  fit: 1.45,
  formMissing: -1.2,
  planned: -1,
  similarity: 5.4,
  rank: 4.6,
};

/** Logistic regression: the confidence is 1 / (1 + e^−(bias + Σ weight · feature)). */
export interface Calibration {
  readonly bias: number;
  readonly weights: Weights;
}

export const CHINESE: Calibration = {
  bias: -9.2,
  weights: {
    inSentence: 1.71,
    inContext: 1.02,
    missing: -0.64,
    exactMissing: -2.39,
    formMissing: -2.4,
    similarity: 4.19,
    passageKeywords: 3.47,
    articleKeywords: 0.41,
    rank: 4.92,
  },
};

/** Cosines and keyword shares of an English question are on another scale. */
export const ENGLISH: Calibration = {
  bias: -5.25,
  weights: {
    inContext: 1.58,
    missing: -3.44,
    exactMissing: -0.81,
    formMissing: -3.73,
    similarity: 1.79,
    articleKeywords: 1.69,
    rank: 4.26,
  },
};

/** Below this confidence the articles do not say. */
export const ANSWER_THRESHOLD = 0.45;
