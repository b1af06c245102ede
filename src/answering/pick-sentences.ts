import { listBigrams, overlap } from '../reading/bigrams.ts';
import { carryConcept } from '../reading/carry-concept.ts';
import { type Evidence, isClose, type JudgedSentence } from '../evidence/judge-evidence.ts';
import type { Question } from '../question/question.ts';
import type { FigureComparison } from './compare-figures.ts';

/** A short answer has no more statements than this. */
const MOST_STATEMENTS = 4;
/** A further sentence must carry this share of the question that none before it carries … */
const ADDS = 0.2;
/** … or carry nearly as much of it as the first, sentence and clause. */
const AS_GOOD = 0.8;
/** Sentences that share more of their bigrams than this say the same. */
const SAME = 0.6;

/**
 * The best sentence, and those after it that add something: a part of the question that no sentence before carries,
 * or another article's word on the same.
 */
export function pickSentences(question: Question, evidence: Evidence): readonly JudgedSentence[] {
  const [best, ...rest] = evidence.sentences;
  if (!best) return [];
  const picked = [best];
  const seen = [listBigrams(best.sentence.folded)];
  const open = new Set(question.concepts.filter((concept) => carryConcept(concept, best.sentence.folded) < 1));
  for (const judged of rest) {
    if (picked.length === MOST_STATEMENTS || !isClose(judged, best)) break;
    const bigrams = listBigrams(judged.sentence.folded);
    if (seen.some((other) => overlap(bigrams, other) > SAME)) continue;
    const added = [...open].filter((concept) => carryConcept(concept, judged.sentence.folded) === 1);
    const addedWeight = added.reduce((sum, concept) => sum + concept.weight, 0);
    const asGood =
      judged.features.inSentence >= best.features.inSentence * AS_GOOD &&
      judged.features.inClause >= best.features.inClause * AS_GOOD &&
      judged.features.planned <= best.features.planned;
    if (judged.features.exactMissing > best.features.exactMissing) continue;
    if (judged.features.fit < best.features.fit || (addedWeight < ADDS * question.weight && !asGood)) continue;
    for (const concept of added) open.delete(concept);
    picked.push(judged);
    seen.push(bigrams);
  }
  return picked;
}

/**
 * The sentences that stand beside compared figures: those that add something, but no figure of another thing that a
 * reader could take for one of these.
 */
export function pickBeside(
  question: Question,
  evidence: Evidence,
  { figures, base, others }: FigureComparison,
): readonly JudgedSentence[] {
  // A target and what was reached say it all.
  if (!base.judged || (question.asked.kind === 'other' && figures.length > 1)) return [];
  const told = new Set(figures.map(({ candidate }) => candidate.sentence));
  const mistakable = new Set(others.map((other) => other.sentence));
  const rest = evidence.sentences.filter(
    ({ sentence, spans }) =>
      sentence !== base.sentence &&
      !mistakable.has(sentence) &&
      (figures.length === 1 || spans.every(({ fit }) => fit < 1)),
  );
  return pickSentences(question, { ...evidence, sentences: [base.judged, ...rest] })
    .slice(1)
    .filter(({ sentence }) => !told.has(sentence))
    .slice(0, Math.max(0, MOST_STATEMENTS - figures.length));
}
