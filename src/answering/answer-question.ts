import type { Calibration } from '../calibration/calibration.ts';
import { CALIBRATION } from '../calibration/weights.ts';
import type { Evidence } from '../evidence/judge-evidence.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { Language } from '../language/language.ts';
import type { Embedder } from '../models/embedder.ts';
import { passageKeyOf } from '../passages/passage-key.ts';
import type { Question } from '../question/question.ts';
import { understandQuestion } from '../question/understand-question.ts';
import { type Found, retrieve } from '../retrieval/retrieve.ts';
import { createAnswerId } from './answer-id.ts';
import type { Answer, Answered, Match, NotFound, Timings } from './answer.ts';
import { checkCitations } from './check-citations.ts';
import { JUDGED, judgeQuestion } from './judge-question.ts';
import { nameMissing } from './name-missing.ts';
import { type Extract, writeExtract } from './write-extract.ts';

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
    const passage = snapshot.passages[number]!;
    const { id, articleId, paragraph, heading, text } = passage;
    const { title } = snapshot.articles[snapshot.articleOf[number]!]!;
    const share = Math.exp(score - best);
    return {
      key: passageKeyOf(passage),
      passageId: id,
      articleId,
      title,
      paragraph,
      heading,
      score: Number(share.toFixed(4)),
      text,
    };
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

/** A question with all that was found out about it: an answer in the articles' own words, or why there is none. */
export interface PreparedAnswer {
  /** The answer's. */
  readonly id: string;
  readonly question: Question;
  /** The language to answer in. */
  readonly language: Language;
  /** Best first. */
  readonly found: readonly Found[];
  readonly evidence: Evidence;
  /** Null when the evidence does not answer. */
  readonly extract: Extract | null;
  readonly snapshot: Snapshot;
  readonly milliseconds: Omit<Timings, 'total'>;
}

/**
 * Finds out what the articles of one snapshot say to a question: understand, retrieve, judge the evidence, pick the
 * sentences.
 *
 * @param id of the answer
 * @param language to answer in; that of the question when absent
 */
export async function prepareAnswer(
  text: string,
  id: string,
  snapshot: Snapshot,
  embedder: Embedder | null,
  language?: Language,
): Promise<PreparedAnswer> {
  const { question, found, milliseconds } = await findPassages(text, snapshot, embedder, FOUND);
  const retrieved = performance.now();
  const evidence = judgeQuestion(question, found, snapshot);
  const answers = evidence.confidence >= CALIBRATION.threshold;
  const spoken = language ?? question.language;
  const extract = answers ? writeExtract(question, evidence, snapshot, found.slice(JUDGED), spoken) : null;
  const answer = performance.now() - retrieved;
  return {
    id,
    question,
    language: spoken,
    found,
    evidence,
    extract,
    snapshot,
    milliseconds: { ...milliseconds, answer },
  };
}

/** What every answer to the question has, whatever became of it. */
export function describeBase({ id, question, language, found, snapshot, milliseconds }: PreparedAnswer) {
  const { understand, embed, retrieve, answer } = milliseconds;
  return {
    id,
    question: question.text,
    language,
    matches: toMatches(found.slice(0, MATCHES), snapshot),
    snapshot: snapshot.id,
    model: EXTRACTIVE,
    milliseconds: { ...milliseconds, total: understand + embed + retrieve + answer },
  };
}

/** That the articles do not say, with what comes nearest. */
export function refuse(prepared: PreparedAnswer): NotFound {
  const { question, found, snapshot } = prepared;
  const passages = found.map(({ passage }) => passage);
  const base = describeBase(prepared);
  const missing = nameMissing(question, passages, snapshot);
  return { kind: 'not-found', ...base, missing, related: base.matches.slice(0, RELATED) };
}

/**
 * The answer in the articles' own words, its citations checked.
 *
 * @throws AppError `citation` when a quote is not the article's text; nothing of the answer may be shown then
 */
export function answerFromArticles(prepared: PreparedAnswer): Answered | NotFound {
  const { extract, snapshot } = prepared;
  if (!extract) return refuse(prepared);
  checkCitations(extract.statements, extract.citations, snapshot);
  return { kind: 'answered', ...describeBase(prepared), ...extract };
}

/**
 * Answers one question from one snapshot: understand, retrieve, judge the evidence, answer, check the citations.
 *
 * @throws AppError `citation` when a quote is not the article's text; nothing of the answer may be shown then
 */
export async function answerQuestion(text: string, snapshot: Snapshot, embedder: Embedder | null): Promise<Answer> {
  return answerFromArticles(await prepareAnswer(text, createAnswerId(), snapshot, embedder));
}
