import { carryConcept } from '../evidence/carry-concept.ts';
import type { Evidence, JudgedSentence } from '../evidence/judge-evidence.ts';
import { type Figure, listFigures } from '../evidence/read-figures.ts';
import { readSentences, type Sentence } from '../evidence/read-sentences.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { Concept, Question } from '../question/question.ts';
import type { Found } from '../retrieval/retrieve.ts';
import { type FigureQuestion, fitsAsked } from './figure-question.ts';

/** A figure that may answer, with the sentence it stands in. */
export interface Candidate {
  readonly passage: number;
  readonly sentence: Sentence;
  readonly figure: Figure;
  /** Share of what was asked, but for names, that the words around the figure say, 0 to 1. */
  readonly carried: number;
  /** Null for a sentence of a passage that was not judged. */
  readonly judged: JudgedSentence | null;
}

/** The words around a figure must say this much of what was asked … */
const LEAST_CARRIED = 0.4;
/** … and its passage this much. */
const LEAST_PASSAGE = 0.6;

function weighWords(concepts: readonly Concept[], folded: string): number {
  return concepts.reduce((sum, concept) => sum + concept.weight * carryConcept(concept, folded), 0);
}

function weightOf(concepts: readonly Concept[]): number {
  return concepts.reduce((sum, { weight }) => sum + weight, 0) || 1;
}

/**
 * The figure of a sentence that the question asks for: its label carries most of the question. Of several that carry
 * the same, those that count one thing at several times give the latest; otherwise nobody can tell, and there is none.
 */
function chooseFigure(figures: readonly Figure[], weights: readonly number[], year: string | null): Figure | null {
  const most = Math.max(...weights);
  const best = figures.filter((_, i) => weights[i] === most);
  const [first, ...others] = best;
  if (!first) return null;
  if (others.some((other) => other.label !== first.label || other.planned !== first.planned)) return null;
  const ofYear = best.filter(({ asOf }) => year !== null && asOf?.startsWith(year));
  return (ofYear.length > 0 ? ofYear : best).toSorted((a, b) => (a.asOf ?? '').localeCompare(b.asOf ?? '')).at(-1)!;
}

/**
 * The figures that may answer, one a sentence: first those of the judged sentences, best first, then those of further
 * passages that were found.
 */
export function findCandidates(
  question: Question,
  asked: FigureQuestion,
  evidence: Evidence,
  further: readonly Found[],
  snapshot: Snapshot,
): readonly Candidate[] {
  const { concepts } = asked;
  const whole = weightOf(concepts);
  // Names are looked for around the sentence, and by whose figure it is: its label need not say them.
  const exact = concepts.filter((concept) => concept.exact);
  const plain = exact.length < concepts.length ? concepts.filter((concept) => !concept.exact) : concepts;
  const passages = new Map<number, number>();
  const weighPassage = (passage: number): number => {
    const known = passages.get(passage);
    if (known !== undefined) return known;
    const { folded, frame } = readSentences(snapshot, passage);
    const weight = weighWords(concepts, `${folded}\n${frame}`);
    passages.set(passage, weight);
    return weight;
  };
  const read = (passage: number, sentence: Sentence, judged: JudgedSentence | null): readonly Candidate[] => {
    const { published } = snapshot.articles[snapshot.articleOf[passage]!]!;
    const figures = listFigures(sentence, published).filter(({ unit, measure }) => fitsAsked(question, unit, measure));
    const weights = figures.map(({ label }) => weighWords(concepts, label.text));
    const figure = chooseFigure(figures, weights, asked.year);
    if (!figure) return [];
    const carried = weighWords(plain, figure.label.text) / weightOf(plain);
    const isLow = carried < LEAST_CARRIED || weighPassage(passage) < LEAST_PASSAGE * whole;
    return isLow ? [] : [{ passage, sentence, figure, carried, judged }];
  };
  return [
    ...evidence.sentences.flatMap((judged) => read(judged.passage, judged.sentence, judged)),
    ...further.flatMap(({ passage }) => {
      const { sentences, folded, frame } = readSentences(snapshot, passage);
      const named = exact.every((concept) => carryConcept(concept, folded) > 0 || carryConcept(concept, frame) > 0);
      return named ? sentences.flatMap((sentence) => read(passage, sentence, null)) : [];
    }),
  ];
}
