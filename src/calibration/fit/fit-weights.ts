import type { SentenceFeatures } from '../../evidence/measure-sentence.ts';
import type { EvidenceFeatures } from '../../evidence/summarize-evidence.ts';
import type { PassageFeatures } from '../../retrieval/measure-passage.ts';
import type { LinearModel } from '../calibration.ts';
import type { QuestionRows } from './collect-rows.ts';
import { type Fitted, fitLogistic, fitRanking } from './fit-linear.ts';

/** The features that each model weighs; those that are measured but not here earned no place (DESIGN.md). */
export const PASSAGE_FEATURES: readonly (keyof PassageFeatures)[] = [
  'similarity',
  'articleKeywords',
  'concepts',
  'terms',
  'sentenceTerms',
  'fit',
  'contradiction',
  'first',
  'articleLength',
];
export const SENTENCE_FEATURES: readonly (keyof SentenceFeatures)[] = [
  'inSentence',
  'inContext',
  'nearSpan',
  'exactMissing',
  'exactElsewhere',
  'terms',
  'fit',
  'formMissing',
  'formAbsent',
  'planned',
  'contradiction',
  'echo',
  'similarity',
  'articleKeywords',
  'rank',
];
export const EVIDENCE_FEATURES: readonly (keyof EvidenceFeatures)[] = [
  'inSentence',
  'inContext',
  'missing',
  'exactMissing',
  'exactElsewhere',
  'terms',
  'fit',
  'formMissing',
  'formAbsent',
  'contradiction',
  'similarity',
  'mostNearSpan',
];
/** What can only speak against an answer. */
const AGAINST: ReadonlySet<string> = new Set([
  'missing',
  'exactMissing',
  'exactElsewhere',
  'formMissing',
  'formAbsent',
  'planned',
  'contradiction',
  'echo',
  'articleLength',
]);

const RANKING_FIT = { l2: 3e-3, steps: 300 };
/** Stronger: the sets of unanswerable questions are small, and each is unanswerable in a way of its own. */
const CONFIDENCE_FIT = { l2: 0.03, steps: 500 };

/**
 * How much a set counts for the confidence beside its size, of which the square root counts. Sets with questions that
 * were found unanswerable weigh more than those where an article was only taken away: the near miss has to be told, and
 * it is told by other features than an absent matter.
 */
const CONFIDENCE_WEIGHTS: Readonly<Record<string, number>> = {
  golden: 4,
  ncp_policy_abstain: 3,
  rgb_zh_abstain: 3,
};
const TAKEN_AWAY_WEIGHT = 0.3;

function toNumbers<F extends { readonly [name in keyof F]: number }>(
  features: F,
  names: readonly (keyof F)[],
): Float64Array {
  return Float64Array.from(names, (name) => features[name]);
}

/**
 * The most that a weight may be where the sets are no guide: they hardly hold a plan beside a fact, and many of their
 * questions only look as if they asked for a figure.
 */
const SENTENCE_LIMITS: Readonly<Partial<Record<string, number>>> = { planned: -1.5, formMissing: -2.5 };
const CONFIDENCE_LIMITS: Readonly<Partial<Record<string, number>>> = { formMissing: -1.2 };

/** Four digits: more would be chance. */
const round = (value: number) => Number(value.toPrecision(4));

function toModel<F>({ bias, weights }: Fitted, names: readonly (keyof F)[]): LinearModel<F> {
  const named = Object.fromEntries(names.map((name, i) => [name, round(weights[i]!)] as const));
  return { bias: round(bias), weights: named as LinearModel<F>['weights'] };
}

/** 1 where a feature may only speak for an answer, −1 where it may only speak against. */
function signsOf(names: readonly string[]): readonly number[] {
  return names.map((name) => (AGAINST.has(name) ? -1 : 1));
}

/** 1 / √n for a row of a set with n rows. */
function weighBySet(rows: readonly QuestionRows[]): (set: string) => number {
  const counts = new Map<string, number>();
  for (const { set } of rows) counts.set(set, (counts.get(set) ?? 0) + 1);
  return (set) => 1 / Math.sqrt(counts.get(set)!);
}

/** Weights for the order of passages, from the questions whose article is known. */
export function fitPassageRanking(
  rows: readonly QuestionRows[],
  names: readonly (keyof PassageFeatures)[] = PASSAGE_FEATURES,
): LinearModel<PassageFeatures> {
  const weightOf = weighBySet(rows);
  const groups = rows.map(({ set, passages }) => ({
    rows: passages.map(({ features }) => toNumbers(features, names)),
    right: passages.map(({ right }) => right),
    weight: weightOf(set),
  }));
  return toModel(fitRanking(groups, { ...RANKING_FIT, signs: signsOf(names) }), names);
}

/** Weights for the order of sentences, from the questions whose answer is known word for word. */
export function fitSentenceRanking(rows: readonly QuestionRows[]): LinearModel<SentenceFeatures> {
  const weightOf = weighBySet(rows);
  const groups = rows.map(({ set, sentences }) => ({
    rows: sentences.map(({ features }) => toNumbers(features, SENTENCE_FEATURES)),
    right: sentences.map(({ right }) => right),
    weight: weightOf(set),
  }));
  const options = {
    ...RANKING_FIT,
    signs: signsOf(SENTENCE_FEATURES),
    most: SENTENCE_FEATURES.map((name) => SENTENCE_LIMITS[name] ?? Infinity),
  };
  return toModel(fitRanking(groups, options), SENTENCE_FEATURES);
}

/** The confidence, from questions that are answered and questions that are not; either side counts half. */
export function fitConfidence(rows: readonly QuestionRows[]): LinearModel<EvidenceFeatures> {
  const weightOf = weighBySet(rows);
  const labelled = rows.flatMap(({ set, evidence }) =>
    evidence.map(({ features, right }) => ({
      row: toNumbers(features, EVIDENCE_FEATURES),
      label: right,
      weight: weightOf(set) * (CONFIDENCE_WEIGHTS[set] ?? TAKEN_AWAY_WEIGHT),
    })),
  );
  const sum = (side: boolean) =>
    labelled.reduce((total, { label, weight }) => total + (label === side ? weight : 0), 0);
  const halves = { true: sum(true), false: sum(false) };
  const balanced = labelled.map(({ row, label, weight }) => ({ row, label, weight: weight / halves[`${label}`] }));
  const options = {
    ...CONFIDENCE_FIT,
    signs: signsOf(EVIDENCE_FEATURES),
    most: EVIDENCE_FEATURES.map((name) => CONFIDENCE_LIMITS[name] ?? Infinity),
  };
  return toModel(fitLogistic(balanced, options), EVIDENCE_FEATURES);
}
