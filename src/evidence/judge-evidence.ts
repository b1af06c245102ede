import type { Snapshot } from '../index/snapshot.ts';
import type { AskedKind, Concept, Question } from '../question/question.ts';
import type { Found } from '../retrieval/retrieve.ts';
import { type AnswerSpan, asksForForm, findAnswerSpans } from './find-answer-spans.ts';
import { readSentences, type Sentence } from './read-sentences.ts';

/** What speaks for and against a sentence as the answer; every value 0 to 1. */
export interface Features {
  /** Share of the question's weight that the sentence itself carries. */
  readonly inSentence: number;
  /** The same with its passage, title and headings, which count for less. */
  readonly inContext: number;
  /** Weight share of the heaviest concept that is missing even from the context. */
  readonly missing: number;
  /** 1 when a number, ordinal or name of the question stands nowhere around. */
  readonly exactMissing: number;
  /** How well the best span fits the kind asked for; 0.5 when the kind has no form. */
  readonly fit: number;
  /** 1 when a figure, a date or a contact is asked for and the sentence has none that fits. */
  readonly formMissing: number;
  /** Closeness of the passage to the question by the embedding model; 0.5 without vectors. */
  readonly similarity: number;
  /** Share of the question's keyword score that the passage, and its article, reach. */
  readonly passageKeywords: number;
  readonly articleKeywords: number;
  /** Score of the passage relative to the best one found. */
  readonly rank: number;
}

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
/** Kinds whose answer cannot be written without its form. */
const STRICT_KINDS: ReadonlySet<AskedKind> = new Set(['money', 'percent', 'area', 'count', 'date', 'contact']);
/** A form whose bigrams are there but not in one piece. */
const SCATTERED = 0.5;
/** A short form of a longer name: 北大 in 北京大学, 中科院 in 中国科学院. */
const SHORTENED = 0.8;
const LONGEST_SHORT_FORM = 4;
/** Characters of the full name that the short form may leave out between two of its own. */
const LEFT_OUT = 3;
const BREAK = /[^\p{Script=Han}]/u;

/** Whether the characters of `form` stand in `folded` in their order, close together, as in a name that is shortened. */
function isShortFor(form: string, folded: string): boolean {
  if (form.length > LONGEST_SHORT_FORM || form < '\u2e80') return false;
  for (let from = folded.indexOf(form[0]!); from >= 0; from = folded.indexOf(form[0]!, from + 1)) {
    let at = from;
    for (let i = 1; i < form.length && at >= 0; i += 1) {
      const next = folded.indexOf(form[i]!, at + 1);
      at = next >= 0 && next - at <= LEFT_OUT + 1 && !BREAK.test(folded.slice(at + 1, next)) ? next : -1;
    }
    if (at >= 0) return true;
  }
  return false;
}

/** How far a folded text carries a concept: 1 in one piece, less when only parts of it stand there. */
export function carryConcept(concept: Concept, folded: string): number {
  let best = 0;
  for (const form of concept.forms) {
    if (folded.includes(form)) return 1;
    if (concept.exact || form.length < 2) continue;
    if (isShortFor(form, folded)) best = Math.max(best, SHORTENED);
    if (form.length < 3) continue;
    let parts = 0;
    for (let i = 0; i + 1 < form.length; i += 1) if (folded.includes(form.slice(i, i + 2))) parts += 1;
    best = Math.max(best, (SCATTERED * parts) / (form.length - 1));
  }
  return best;
}

function measureFeatures(
  question: Question,
  found: Found,
  best: number,
  around: readonly number[],
  sentence: Sentence,
  spans: readonly AnswerSpan[],
): Features {
  let total = 0;
  let own = 0;
  let context = 0;
  let missing = 0;
  let exactMissing = 0;
  for (const [i, concept] of question.concepts.entries()) {
    const here = carryConcept(concept, sentence.folded);
    const near = Math.max(here, around[i]!);
    total += concept.weight;
    own += concept.weight * here;
    context += concept.weight * near;
    missing = Math.max(missing, concept.weight * (1 - near));
    if (concept.exact && near === 0) exactMissing = 1;
  }
  const whole = total || 1;
  const fit = asksForForm(question.asked) ? Math.max(0, ...spans.map((span) => span.fit)) : 0.5;
  return {
    inSentence: own / whole,
    inContext: context / whole,
    missing: missing / whole,
    exactMissing,
    fit,
    formMissing: STRICT_KINDS.has(question.asked.kind) && fit < 1 ? 1 : 0,
    similarity: found.similarity === null ? 0.5 : Math.min(1, Math.max(0, found.similarity)),
    passageKeywords: found.passageKeywords,
    articleKeywords: found.articleKeywords,
    rank: best > 0 ? Math.max(0, found.score / best) : 0,
  };
}

const RANKING: Weights = {
  inSentence: 5.2,
  inContext: 4.2,
  missing: 0,
  exactMissing: -1.1,
  fit: 0.8,
  formMissing: -1,
  similarity: 5.9,
  passageKeywords: 0,
  articleKeywords: 0,
  rank: 4.6,
};
const CONFIDENCE: Weights = {
  inSentence: 0,
  inContext: 4.5,
  missing: -1.9,
  exactMissing: -1.3,
  fit: 0,
  formMissing: -1.3,
  similarity: 6.1,
  passageKeywords: 0,
  articleKeywords: 2,
  rank: 1.5,
};
const BIAS = -7.2;

type Weights = Readonly<Record<keyof Features, number>>;

function weigh(features: Features, weights: Weights): number {
  let sum = 0;
  for (const name of Object.keys(features) as (keyof Features)[]) sum += weights[name] * features[name];
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
    for (const sentence of passage.sentences) {
      const spans = findAnswerSpans(sentence.folded, question.asked);
      const features = measureFeatures(question, match, best, around, sentence, spans);
      sentences.push({ passage: match.passage, sentence, spans, features, score: weigh(features, RANKING) });
    }
  }
  sentences.sort((a, b) => b.score - a.score || a.sentence.start - b.sentence.start);
  const top = sentences[0];
  const confidence = top ? 1 / (1 + Math.exp(-(BIAS + weigh(top.features, CONFIDENCE)))) : 0;
  return { sentences, confidence };
}
