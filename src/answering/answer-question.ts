import type { Calibration } from '../calibration/calibration.ts';
import { CALIBRATION } from '../calibration/weights.ts';
import type { Evidence } from '../evidence/judge-evidence.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { Embedder } from '../models/embedder.ts';
import type { Question } from '../question/question.ts';
import { understandQuestion } from '../question/understand-question.ts';
import { type Found, retrieve } from '../retrieval/retrieve.ts';
import { createAnswerId } from './answer-id.ts';
import type { Answer, Match } from './answer.ts';
import { checkCitations } from './check-citations.ts';
import { JUDGED, judgeQuestion } from './judge-question.ts';
import { nameMissing } from './name-missing.ts';
import { writeExtract } from './write-extract.ts';

/** Name of the way answers are written when no language model is asked. */
export const EXTRACTIVE = 'extractive';
/** Passages looked through for a figure that another article tells otherwise. */
const FOUND = 20;
/** Passages shown with every answer. */
const MATCHES = 10;
const RELATED = 3;

/** Passages as the outside sees them; scores are shares of the best, so that they mean something to a reader. */
export function toMatches(found: readonly Found[], snapshot: Snapshot): readonly Match[] {
  const best = found[0]?.score ?? 0;
  return found.map(({ passage: number, score }) => {
    const { id, articleId, paragraph, heading, text } = snapshot.passages[number]!;
    const { title } = snapshot.articles[snapshot.articleOf[number]!]!;
    const share = Math.exp(score - best);
    return { passageId: id, articleId, title, paragraph, heading, score: Number(share.toFixed(4)), text };
  });
}

/** Finds the passages for a question. `vector` is null when the snapshot has keywords alone. */
export async function findPassages(
  text: string,
  snapshot: Snapshot,
  embedder: Embedder | null,
  count: number,
  calibration: Calibration = CALIBRATION,
) {
  const started = performance.now();
  const question = understandQuestion(text, snapshot);
  const understood = performance.now();
  const vector = embedder && snapshot.vectors ? await embedder.embed(question.embeddingText) : null;
  const embedded = performance.now();
  const found = retrieve(question, vector, snapshot, count, calibration);
  const milliseconds = {
    understand: understood - started,
    embed: embedded - understood,
    retrieve: performance.now() - embedded,
  };
  return { question, found, milliseconds };
}

/** What an answer was made from. */
export interface AnswerTrace {
  readonly question: Question;
  /** Best first; more than the answer shows. */
  readonly found: readonly Found[];
  readonly evidence: Evidence;
}

/**
 * Answers one question from one snapshot: understand, retrieve, judge the evidence, answer, check the citations.
 *
 * @param id the answer's
 * @throws AppError `citation` when a quote is not the article's text; nothing of the answer may be shown then
 */
export async function answerQuestion(
  text: string,
  snapshot: Snapshot,
  embedder: Embedder | null,
  id: string = createAnswerId(),
): Promise<{ readonly answer: Answer; readonly trace: AnswerTrace }> {
  const started = performance.now();
  const { question, found, milliseconds } = await findPassages(text, snapshot, embedder, FOUND);
  const retrieved = performance.now();
  const evidence = judgeQuestion(question, found, snapshot);
  const matches = toMatches(found.slice(0, MATCHES), snapshot);
  const answered = evidence.confidence >= CALIBRATION.threshold;
  const extract = answered ? writeExtract(question, evidence, snapshot, found.slice(JUDGED)) : null;
  if (extract) checkCitations(extract.statements, extract.citations, snapshot.articleById);
  const missing = extract
    ? null
    : nameMissing(
        question,
        found.map(({ passage }) => passage),
        snapshot,
      );
  const now = performance.now();
  const base = {
    id,
    question: text,
    language: question.language,
    matches,
    snapshot: snapshot.id,
    model: EXTRACTIVE,
    milliseconds: { ...milliseconds, answer: now - retrieved, total: now - started },
  };
  const answer: Answer = extract
    ? { kind: 'answered', ...base, ...extract }
    : { kind: 'not-found', ...base, missing, related: matches.slice(0, RELATED) };
  return { answer, trace: { question, found, evidence } };
}
