import type { Question } from '../question/question.ts';
import { listBigrams } from '../reading/bigrams.ts';
import type { GiveWay } from './give-way.ts';

/** What two questions are compared by. */
export interface ComparedQuestion {
  readonly question: Question;
  /** Of `question.embeddingText`, L2 norm 1; null where there is no model. */
  readonly vector: Float32Array | null;
}

/** How close two of the questions that were handed in are, by their places; about 0 to 1. */
export interface QuestionCloseness {
  readonly between: (i: number, j: number) => number;
  /** The least mean closeness at which questions are taken for one. */
  readonly threshold: number;
}

/**
 * Fitted to the questions of `tests/insight/paraphrases.ts`, but for those held out: cosines of short questions about one matter
 * lie near each other, whatever is asked about it. What kind of answer is wanted parts them, and shared words bind.
 */
const CONCEPTS_WEIGHT = 0.25;
const OTHER_KIND = 0.2;
/**
 * The model was made for Chinese: English questions lie close together whatever they ask, and far from Chinese ones
 * that ask the same.
 */
const BOTH_ENGLISH = 0.12;
const ONE_ENGLISH = 0.15;
const THRESHOLD = 0.55;
/** Without a model the wording has to do: whoever says it in other words is not recognised. */
const WORDING_CONCEPTS_WEIGHT = 0.5;
const WORDING_THRESHOLD = 0.4;

interface Measured {
  readonly kind: string | null;
  readonly english: boolean;
  readonly bigrams: ReadonlySet<string>;
}

function measure({ asked, folded, language }: Question): Measured {
  return {
    kind: asked.kind === 'other' ? null : asked.kind,
    english: language === 'en',
    bigrams: listBigrams(folded.replaceAll(/[^\p{L}\p{N}]/gu, '')),
  };
}

/**
 * For every two questions the share of the weight of their concepts that the other has as well, on average of both,
 * 0 to 1: a square table, row by row. Questions are found by their words, since most have none in common.
 */
async function tabulateShares(questions: readonly Question[], giveWay: GiveWay): Promise<Float32Array> {
  const count = questions.length;
  const table = new Float32Array(count * count);
  const listed = questions.map(({ concepts }) =>
    concepts.map(({ weight, words, forms, near = [] }) => ({ weight, words: [words, ...forms, ...near] })),
  );
  const holders = new Map<string, number[]>();
  for (const [i, concepts] of listed.entries())
    for (const word of new Set(concepts.flatMap(({ words }) => words)))
      if (holders.get(word)?.push(i) === undefined) holders.set(word, [i]);
  for (const [i, concepts] of listed.entries()) {
    const whole = concepts.reduce((sum, { weight }) => sum + weight, 0);
    for (const { weight, words } of whole > 0 ? concepts : [])
      for (const j of new Set(words.flatMap((word) => holders.get(word)!))) {
        const half = weight / whole / 2;
        table[i * count + j]! += half;
        if (i !== j) table[j * count + i]! += half;
      }
    await giveWay();
  }
  return table;
}

/** Cosine of the sets of bigrams, 0 to 1. */
function compareWording(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const bigram of a) if (b.has(bigram)) shared += 1;
  return shared / Math.sqrt(Math.max(1, a.size * b.size));
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}

/** What is added for the languages of the two. */
function correctLanguage(a: Measured, b: Measured): number {
  if (a.english !== b.english) return ONE_ENGLISH;
  return a.english ? -BOTH_ENGLISH : 0;
}

/** By meaning where all have a vector, else by wording. */
export async function compareQuestions(
  questions: readonly ComparedQuestion[],
  giveWay: GiveWay,
): Promise<QuestionCloseness> {
  const count = questions.length;
  const measured: Measured[] = [];
  for (const { question } of questions) {
    measured.push(measure(question));
    await giveWay();
  }
  const shares = await tabulateShares(
    questions.map(({ question }) => question),
    giveWay,
  );
  const hasVectors = questions.every(({ vector }) => vector !== null);
  const conceptsWeight = hasVectors ? CONCEPTS_WEIGHT : WORDING_CONCEPTS_WEIGHT;
  return {
    threshold: hasVectors ? THRESHOLD : WORDING_THRESHOLD,
    between(i, j) {
      const [a, b] = [measured[i]!, measured[j]!];
      const texts = hasVectors
        ? dot(questions[i]!.vector!, questions[j]!.vector!)
        : compareWording(a.bigrams, b.bigrams);
      const other = a.kind !== null && b.kind !== null && a.kind !== b.kind ? OTHER_KIND : 0;
      const language = hasVectors ? correctLanguage(a, b) : 0;
      return texts * (1 - conceptsWeight) + shares[i * count + j]! * conceptsWeight + language - other;
    },
  };
}
