import type { Snapshot } from '../index/snapshot.ts';
import type { AskedKind, Concept, Question } from '../question/question.ts';
import type { Found } from '../retrieval/retrieve.ts';
import { CHINESE, ENGLISH, type Features, RANKING, type Weights } from './calibration.ts';
import { carryConcept, splitClauses, weighClause } from './carry-concept.ts';
import { type AnswerSpan, asksForForm, findAnswerSpans, GENERIC_MEASURE_FIT } from './find-answer-spans.ts';
import { readArticle, readSentences, type Sentence } from './read-sentences.ts';

export interface JudgedSentence {
  readonly passage: number;
  readonly sentence: Sentence;
  readonly spans: readonly AnswerSpan[];
  readonly features: Features;
  /** Rank among the sentences of this question; higher is better. */
  readonly score: number;
}

export interface Evidence {
  /** Best first. */
  readonly sentences: readonly JudgedSentence[];
  /** How likely the best sentence answers, 0 to 1. */
  readonly confidence: number;
}

/** A concept carried by the passage, or by title and headings, instead of the sentence counts for this much. */
const FROM_PASSAGE = 0.8;
const FROM_FRAME = 0.7;
/** How much a name counts as missing that the article has, but not around the sentence. */
const ELSEWHERE = 0.7;
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
]);
/** Kinds of question that have no tense: who somebody is, which ones there are. */
const TIMELESS_KINDS: ReadonlySet<AskedKind> = new Set([
  'person',
  'identity',
  'list',
  'organisation',
  'place',
  'yes-no',
]);
/** A question whose concepts weigh less asks about nothing in particular (重庆有多少人, Why?). */
const LEAST_WEIGHT = 1;
/** A number asks nothing by itself. */
const BARE_NUMBER = /^[\d.]+$/;

/** The most weight that one clause carries; where spans of the kind asked for are there, of the clauses with a best one. */
function weighBestClause(
  carried: readonly Concept[],
  most: number,
  sentence: Sentence,
  spans: readonly AnswerSpan[],
): number {
  const bestFit = Math.max(0, ...spans.map((span) => span.fit));
  const fitting = spans.filter((span) => span.fit === bestFit);
  if (carried.length === 0) return 0;
  let best = 0;
  for (const clause of splitClauses(sentence.folded)) {
    if (fitting.length > 0 && !fitting.some((span) => clause.start <= span.start && span.start < clause.end)) continue;
    best = Math.max(best, weighClause(carried, sentence.folded.slice(clause.start, clause.end)));
    if (best >= most) break;
  }
  return best;
}

function measureFeatures(
  question: Question,
  found: Found,
  best: number,
  around: readonly number[],
  elsewhere: readonly number[],
  sentence: Sentence,
  spans: readonly AnswerSpan[],
): Features {
  const carried: Concept[] = [];
  let own = 0;
  let context = 0;
  let missing = 0;
  let exactMissing = 0;
  for (const [i, concept] of question.concepts.entries()) {
    const here = carryConcept(concept, sentence.folded);
    if (here > 0) carried.push(concept);
    const near = Math.max(here, around[i]!);
    own += concept.weight * here;
    context += concept.weight * near;
    missing = Math.max(missing, concept.weight * (1 - near));
    if (concept.exact && near === 0) exactMissing = Math.max(exactMissing, elsewhere[i]! > 0 ? ELSEWHERE : 1);
  }
  const whole = question.weight || 1;
  const fit = asksForForm(question.asked) ? Math.max(0, ...spans.map((span) => span.fit)) : 0.5;
  return {
    inSentence: own / whole,
    inClause: weighBestClause(carried, own, sentence, spans) / whole,
    inContext: context / whole,
    missing: missing / whole,
    exactMissing,
    fit,
    formMissing: STRICT_KINDS.has(question.asked.kind) && fit < GENERIC_MEASURE_FIT ? 1 : 0,
    planned: TIMELESS_KINDS.has(question.asked.kind) || PLAN.test(sentence.folded) === question.asked.planned ? 0 : 1,
    similarity: found.similarity === null ? 0.5 : Math.min(1, Math.max(0, found.similarity)),
    passageKeywords: question.known * found.passageKeywords,
    articleKeywords: question.known * found.articleKeywords,
    rank: best > 0 ? Math.max(0, found.score / best) : 0,
  };
}

function weigh(features: Features, weights: Weights): number {
  let sum = 0;
  for (const name of Object.keys(weights) as (keyof Features)[]) sum += (weights[name] ?? 0) * features[name];
  return sum;
}

/** Judges every sentence of the passages that were found as an answer to the question. */
export function judgeEvidence(question: Question, found: readonly Found[], snapshot: Snapshot): Evidence {
  const best = found[0]?.score ?? 0;
  const sentences: JudgedSentence[] = [];
  for (const match of found) {
    const passage = readSentences(snapshot, match.passage);
    const around = question.concepts.map((concept) =>
      Math.max(FROM_PASSAGE * carryConcept(concept, passage.folded), FROM_FRAME * carryConcept(concept, passage.frame)),
    );
    const elsewhere = question.concepts.map((concept, i) =>
      concept.exact && around[i] === 0 ? carryConcept(concept, readArticle(snapshot, match.passage)) : 0,
    );
    for (const sentence of passage.sentences) {
      const spans = findAnswerSpans(sentence.folded, question.asked);
      const features = measureFeatures(question, match, best, around, elsewhere, sentence, spans);
      sentences.push({ passage: match.passage, sentence, spans, features, score: weigh(features, RANKING) });
    }
  }
  sentences.sort((a, b) => b.score - a.score || a.sentence.start - b.sentence.start);
  const top = sentences[0];
  const { bias, weights } = question.language === 'en' ? ENGLISH : CHINESE;
  const weight = question.concepts.reduce((sum, { words, weight }) => sum + (BARE_NUMBER.test(words) ? 0 : weight), 0);
  const confidence = top && weight >= LEAST_WEIGHT ? 1 / (1 + Math.exp(-(bias + weigh(top.features, weights)))) : 0;
  return { sentences, confidence };
}
