import type { AskedKind, Concept, Question } from '../question/question.ts';
import type { QuestionTerms } from '../reading/question-terms.ts';
import type { ChannelScores } from '../retrieval/measure-passage.ts';
import { carryConcept, splitClauses, weighClause } from '../reading/carry-concept.ts';
import { type AnswerSpan, asksForForm, GENERIC_MEASURE_FIT } from '../reading/find-answer-spans.ts';
import { contradicts } from '../reading/find-contradiction.ts';
import type { Sentence } from '../reading/read-sentences.ts';

/** What speaks for and against a sentence as the answer; every value 0 to 1. */
export interface SentenceFeatures {
  /** Share of the question's weight that the sentence itself carries. */
  readonly inSentence: number;
  /** The share that its best clause carries; where a form is asked for, the best clause that has one. */
  readonly inClause: number;
  /** The same as `inSentence` with its passage, title and headings, which count for less. */
  readonly inContext: number;
  /** The share that stands right around the span that fits best; 0 when none does or the kind has no form. */
  readonly nearSpan: number;
  /** Weight share of the heaviest concept that is missing even from the context. */
  readonly missing: number;
  /** 1 when a number, ordinal or name of the question is not in the article, less when it is only elsewhere in it. */
  readonly exactMissing: number;
  /** Weight share of the numbers, ordinals and names that stand around the sentence, but not in it. */
  readonly exactElsewhere: number;
  /** Share of the question's terms, by idf, that the sentence holds. */
  readonly terms: number;
  /** How well the best span fits the kind asked for; 0.5 when the kind has no form. */
  readonly fit: number;
  /** 1 when a figure, a date or a contact is asked for and the sentence has none that fits. */
  readonly formMissing: number;
  /** 1 when a name, a place, a list … is asked for and the sentence has none at all. */
  readonly formAbsent: number;
  /** `fit` of what carries the question: a span in a clause that speaks of the matter; 0 when the kind has no form. */
  readonly fitInClause: number;
  /** 1 when the sentence tells a plan or a target and the question asks what is, or the other way round. */
  readonly planned: number;
  /** 1 when the sentence speaks of another year or ordinal than the question. */
  readonly contradiction: number;
  /** 1 when the sentence says hardly more than the question does. */
  readonly echo: number;
  /** Closeness of the passage to the question by the embedding model; 0.5 without vectors. */
  readonly similarity: number;
  /** Share of the question's keyword score that the passage, and its article, reach; what the corpus lacks counts as missed. */
  readonly passageKeywords: number;
  readonly articleKeywords: number;
  /** How far behind the best passage its own passage was ranked: 1 for the best, towards 0. */
  readonly rank: number;
}

/** A concept carried by the passage, or by title and headings, instead of the sentence counts for this much. */
export const FROM_PASSAGE = 0.8;
export const FROM_FRAME = 0.7;
/** How much a name counts as missing that the article has, but not around the sentence. */
const ELSEWHERE = 0.7;
/** A name that is only carried together with another (成渝 for 成都) is half missing. */
const WEAKLY = 0.6;
const HALF = 0.5;
/** What is meant to be, not what is. */
const PLAN = /力争|(?<!即)将(?!近)|计划到|到\d{4}年|目标(?:是|为)|要达到|拟|打算|下一步|今后|争取|未来/;
/** Kinds whose answer cannot be written without its form. */
const STRICT_KINDS: ReadonlySet<AskedKind> = new Set([
  'money',
  'percent',
  'area',
  'count',
  'date',
  'duration',
  'contact',
  'identity',
]);
/** Kinds of question that have no tense: who somebody is, which ones there are. */
const TIMELESS_KINDS: ReadonlySet<AskedKind> = new Set([
  'person',
  'identity',
  'list',
  'organisation',
  'place',
  'yes-no',
  'reason',
  'definition',
]);
/** Characters on either side of a span that say what it is. */
const LABEL = 18;
/** A sentence with fewer characters beyond the question's own says nothing new. */
const LEAST_NEW = 4;
const SPOKEN = /[\p{L}\p{N}]/gu;

/** The most weight that one clause carries; where spans of the kind asked for are there, of the clauses with a best one. */
function weighBestClause(
  carried: readonly Concept[],
  most: number,
  sentence: Sentence,
  fitting: readonly AnswerSpan[],
): number {
  if (carried.length === 0) return 0;
  let best = 0;
  for (const clause of splitClauses(sentence.folded)) {
    if (fitting.length > 0 && !fitting.some((span) => clause.start <= span.start && span.start < clause.end)) continue;
    best = Math.max(best, weighClause(carried, sentence.folded.slice(clause.start, clause.end)));
    if (best >= most) break;
  }
  return best;
}

function weighNearSpan(carried: readonly Concept[], sentence: Sentence, fitting: readonly AnswerSpan[]): number {
  let best = 0;
  for (const { start, end } of fitting.slice(0, 12)) {
    const label = `${sentence.folded.slice(Math.max(0, start - LABEL), start)}\n${sentence.folded.slice(end, end + LABEL)}`;
    best = Math.max(best, weighClause(carried, label));
  }
  return best;
}

/** Whether hardly a character of the sentence is none of the question's. */
function echoes(question: Question, folded: string): boolean {
  let fresh = 0;
  for (const [char] of folded.matchAll(SPOKEN)) {
    if (!question.folded.includes(char)) fresh += 1;
    if (fresh >= LEAST_NEW) return false;
  }
  return true;
}

/** What of the passage around a sentence bears on the question, for each concept. */
export interface Surroundings {
  /** How far passage, title and headings carry it, already weighed down. */
  readonly around: readonly number[];
  /** How far the rest of the article carries it, for exact concepts that are not around. */
  readonly elsewhere: readonly number[];
}

export function measureSentence(
  question: Question,
  terms: QuestionTerms,
  found: ChannelScores,
  rank: number,
  { around, elsewhere }: Surroundings,
  sentence: Sentence,
  spans: readonly AnswerSpan[],
): SentenceFeatures {
  const carried: Concept[] = [];
  let own = 0;
  let context = 0;
  let missing = 0;
  let exactMissing = 0;
  let exactElsewhere = 0;
  for (const [i, concept] of question.concepts.entries()) {
    const here = carryConcept(concept, sentence.folded);
    if (here > 0) carried.push(concept);
    const near = Math.max(here, around[i]!);
    own += concept.weight * here;
    context += concept.weight * near;
    missing = Math.max(missing, concept.weight * (1 - near));
    if (concept.exact && near < WEAKLY)
      exactMissing = Math.max(exactMissing, near > 0 ? HALF : elsewhere[i]! > 0 ? ELSEWHERE : 1);
    if (concept.exact && here === 0 && near >= WEAKLY) exactElsewhere += concept.weight;
  }
  const whole = question.weight || 1;
  const formed = asksForForm(question.asked);
  const bestFit = spans.reduce((best, span) => Math.max(best, span.fit), 0);
  const fitting = formed ? spans.filter((span) => span.fit === bestFit) : [];
  const fit = formed ? bestFit : 0.5;
  const inClause = weighBestClause(carried, own, sentence, fitting) / whole;
  return {
    inSentence: own / whole,
    inClause,
    inContext: context / whole,
    nearSpan: weighNearSpan(carried, sentence, fitting) / whole,
    missing: missing / whole,
    exactMissing,
    exactElsewhere: exactElsewhere / whole,
    terms: terms.cover(sentence.folded),
    fit,
    formMissing: STRICT_KINDS.has(question.asked.kind) && fit < GENERIC_MEASURE_FIT ? 1 : 0,
    formAbsent: formed && bestFit === 0 && !STRICT_KINDS.has(question.asked.kind) ? 1 : 0,
    fitInClause: formed ? bestFit * inClause : 0,
    planned: TIMELESS_KINDS.has(question.asked.kind) || PLAN.test(sentence.folded) === question.asked.planned ? 0 : 1,
    contradiction: contradicts(question.concepts, sentence.folded) ? 1 : 0,
    echo: echoes(question, sentence.folded) ? 1 : 0,
    similarity: found.similarity === null ? 0.5 : Math.min(1, Math.max(0, found.similarity)),
    passageKeywords: question.known * found.passageKeywords,
    articleKeywords: question.known * found.articleKeywords,
    rank,
  };
}
