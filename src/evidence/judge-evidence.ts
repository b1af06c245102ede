import { type Calibration, calibrationFor, toProbability, weighFeatures } from '../calibration/calibration.ts';
import { CALIBRATION } from '../calibration/weights.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { Question } from '../question/question.ts';
import { listTermGroups } from '../reading/list-term-groups.ts';
import { createQuestionTerms } from '../reading/question-terms.ts';
import type { Found } from '../retrieval/retrieve.ts';
import { carryConcept } from '../reading/carry-concept.ts';
import { type AnswerSpan, findAnswerSpans } from '../reading/find-answer-spans.ts';
import { FROM_FRAME, FROM_PASSAGE, measureSentence, type SentenceFeatures } from './measure-sentence.ts';
import { readArticle, readSentences, type Sentence } from '../reading/read-sentences.ts';
import { type EvidenceFeatures, summarizeEvidence } from './summarize-evidence.ts';

export interface JudgedSentence {
  readonly passage: number;
  readonly sentence: Sentence;
  readonly spans: readonly AnswerSpan[];
  readonly features: SentenceFeatures;
  /** Log-odds that it answers, among the sentences of this question; higher is better. */
  readonly score: number;
}

export interface Evidence {
  /** Best first. */
  readonly sentences: readonly JudgedSentence[];
  /** How likely the best sentence answers, 0 to 1. */
  readonly confidence: number;
  /** What the confidence is computed from; null when there is no sentence. */
  readonly features: EvidenceFeatures | null;
}

/** Log-odds by which a sentence may be behind the best one and still be worth saying. */
const CLOSE = 2.5;

/** Whether a sentence is judged nearly as well as another one of the same question. */
export function isClose(judged: JudgedSentence, best: JudgedSentence): boolean {
  return judged.score >= best.score - CLOSE;
}

/** A question whose concepts weigh less asks about nothing in particular (重庆有多少人, Why?). */
const LEAST_WEIGHT = 1;
/** A number asks nothing by itself. */
const BARE_NUMBER = /^[\d.]+$/;

/** Every sentence of the passages that were found, judged as an answer to the question, best first. */
function judgeSentences(
  question: Question,
  found: readonly Found[],
  snapshot: Snapshot,
  calibration: Calibration,
): readonly JudgedSentence[] {
  const ranking = calibrationFor(question.language, calibration).sentences;
  const terms = createQuestionTerms(listTermGroups(question), snapshot.passageKeywords);
  const best = found[0]?.score ?? 0;
  const judged: JudgedSentence[] = [];
  for (const match of found) {
    const passage = readSentences(snapshot, match.passage);
    const around = question.concepts.map((concept) =>
      Math.max(FROM_PASSAGE * carryConcept(concept, passage.folded), FROM_FRAME * carryConcept(concept, passage.frame)),
    );
    const elsewhere = question.concepts.map((concept, i) =>
      concept.exact && around[i] === 0 ? carryConcept(concept, readArticle(snapshot, match.passage)) : 0,
    );
    const rank = Math.exp(match.score - best);
    for (const sentence of passage.sentences) {
      const spans = findAnswerSpans(sentence.folded, question.asked);
      const features = measureSentence(question, terms, match, rank, { around, elsewhere }, sentence, spans);
      judged.push({ passage: match.passage, sentence, spans, features, score: weighFeatures(features, ranking) });
    }
  }
  return judged.toSorted((a, b) => b.score - a.score || a.sentence.start - b.sentence.start);
}

/** Judges every sentence of the passages that were found as an answer to the question. */
export function judgeEvidence(
  question: Question,
  found: readonly Found[],
  snapshot: Snapshot,
  calibration: Calibration = CALIBRATION,
): Evidence {
  const sentences = judgeSentences(question, found, snapshot, calibration);
  const features = summarizeEvidence(
    question.known,
    sentences.map((judged) => judged.features),
  );
  const weight = question.concepts.reduce((sum, { words, weight }) => sum + (BARE_NUMBER.test(words) ? 0 : weight), 0);
  const model = calibrationFor(question.language, calibration).confidence;
  const confidence = features && weight >= LEAST_WEIGHT ? toProbability(weighFeatures(features, model)) : 0;
  return { sentences, confidence, features };
}
