import type { Question } from '../question/question.ts';
import { listBigrams } from '../reading/bigrams.ts';

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
 * Fitted to the questions of `tests/insight/paraphrases.ts`, first half: cosines of short questions about one matter
 * lie near each other, whatever is asked about it. What kind of answer is wanted parts them, and shared words bind.
 */
const CONCEPTS_WEIGHT = 0.25;
const OTHER_KIND = 0.2;
const THRESHOLD = 0.55;
/** Without a model the wording has to do: whoever says it in other words is not recognised. */
const WORDING_THRESHOLD = 0.4;

interface Measured {
  readonly kind: string | null;
  readonly bigrams: ReadonlySet<string>;
  /** For each concept its weight and the words for it; `all` are those of all concepts. */
  readonly concepts: readonly { readonly weight: number; readonly words: readonly string[] }[];
  readonly all: ReadonlySet<string>;
  readonly weight: number;
}

function measure({ asked, folded, concepts }: Question): Measured {
  const listed = concepts.map(({ weight, words, forms, near = [] }) => ({ weight, words: [words, ...forms, ...near] }));
  return {
    kind: asked.kind === 'other' ? null : asked.kind,
    bigrams: listBigrams(folded.replaceAll(/[^\p{L}\p{N}]/gu, '')),
    concepts: listed,
    all: new Set(listed.flatMap(({ words }) => words)),
    weight: listed.reduce((sum, { weight }) => sum + weight, 0),
  };
}

/** Share of the weight of `a`'s concepts that `b` has as well, 0 to 1. */
function shareOf(a: Measured, b: Measured): number {
  if (a.weight === 0) return 0;
  let shared = 0;
  for (const { weight, words } of a.concepts) if (words.some((word) => b.all.has(word))) shared += weight;
  return shared / a.weight;
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

/** By meaning where all have a vector, else by wording. */
export function compareQuestions(questions: readonly ComparedQuestion[]): QuestionCloseness {
  const measured = questions.map(({ question }) => measure(question));
  const hasVectors = questions.every(({ vector }) => vector !== null);
  const conceptsWeight = hasVectors ? CONCEPTS_WEIGHT : 0.5;
  return {
    threshold: hasVectors ? THRESHOLD : WORDING_THRESHOLD,
    between(i, j) {
      const [a, b] = [measured[i]!, measured[j]!];
      const texts = hasVectors
        ? dot(questions[i]!.vector!, questions[j]!.vector!)
        : compareWording(a.bigrams, b.bigrams);
      const concepts = (shareOf(a, b) + shareOf(b, a)) / 2;
      const other = a.kind !== null && b.kind !== null && a.kind !== b.kind ? OTHER_KIND : 0;
      return texts * (1 - conceptsWeight) + concepts * conceptsWeight - other;
    },
  };
}
