import type { SentenceFeatures } from '../evidence/measure-sentence.ts';
import type { EvidenceFeatures } from '../evidence/summarize-evidence.ts';
import type { Language } from '../language/language.ts';
import type { PassageFeatures } from '../retrieval/measure-passage.ts';

/** A linear model: the bias and a weight for each feature; a feature that is left out has none. */
export interface LinearModel<F> {
  readonly bias: number;
  readonly weights: { readonly [name in keyof F]?: number };
}

/** The models for one language: cosines and keyword shares of an English question lie on another scale. */
export interface LanguageCalibration {
  /** Orders the passages of one question. */
  readonly passages: LinearModel<PassageFeatures>;
  /** Orders the sentences of one question. */
  readonly sentences: LinearModel<SentenceFeatures>;
  /** Log-odds that the best sentence answers, comparable across questions. */
  readonly confidence: LinearModel<EvidenceFeatures>;
}

export interface Calibration {
  readonly chinese: LanguageCalibration;
  readonly english: LanguageCalibration;
  /** Below this confidence the articles do not say. */
  readonly threshold: number;
}

export function calibrationFor(language: Language, calibration: Calibration): LanguageCalibration {
  return language === 'en' ? calibration.english : calibration.chinese;
}

/** bias + Σ weight · feature */
export function weighFeatures<F extends { readonly [name in keyof F]: number }>(
  features: F,
  { bias, weights }: LinearModel<F>,
): number {
  let sum = bias;
  for (const name in weights) sum += (weights[name] ?? 0) * features[name];
  return sum;
}

/** Log-odds as a probability. */
export function toProbability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
