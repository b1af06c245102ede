import { carryConcept } from '../reading/carry-concept.ts';
import type { Evidence, JudgedSentence } from '../evidence/judge-evidence.ts';
import { type Figure, listFigures } from '../evidence/read-figures.ts';
import { readArticle, readSentences, type Sentence } from '../reading/read-sentences.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { Concept, Question } from '../question/question.ts';
import type { Found } from '../retrieval/retrieve.ts';
import { type FigureQuestion, fitsAsked } from './figure-question.ts';

/** A figure that may answer, with the sentence it stands in. */
export interface Candidate {
  readonly passage: number;
  readonly sentence: Sentence;
  /** Position of its article in the snapshot. */
  readonly article: number;
  /** Date of the article; null when unknown. */
  readonly published: string | null;
  readonly figure: Figure;
  /** Whether its passage or title speaks of every name in the question. */
  readonly named: boolean;
  /** Null for a sentence of a passage that was not judged. */
  readonly judged: JudgedSentence | null;
}

/** The words around a figure must say this much of what any such words say of the question … */
const LEAST_CARRIED = 0.5;
/** … and its passage must say this much of all that the articles have words for. */
const LEAST_PASSAGE = 0.5;

function weighWords(concepts: readonly Concept[], folded: string): number {
  return concepts.reduce((sum, concept) => sum + concept.weight * carryConcept(concept, folded), 0);
}

/** What a figure counts without whose it is. */
const labelOf = ({ label, owner }: Figure) => (owner === null ? label.text : label.text.replace(owner, ''));

/**
 * The figure of a sentence that the question asks for: its label carries most of the question. Of several that carry
 * the same, those that count one thing at several times give the latest; otherwise nobody can tell, and there is none.
 */
function chooseFigure(figures: readonly Figure[], weights: readonly number[], asked: FigureQuestion): Figure | null {
  const most = Math.max(...weights);
  const heaviest = figures.filter((_, i) => weights[i] === most);
  // Of what is counted and a part of it (其中), or what came in of it, the whole is meant.
  const whole = heaviest.filter(({ part, flow }) => !part && flow === asked.flow);
  const best = whole.length > 0 ? whole : heaviest;
  const [first, ...others] = best;
  if (!first) return null;
  if (others.some((other) => other.label !== first.label || other.planned !== first.planned)) return null;
  const ofYear = best.filter(({ asOf }) => asked.year !== null && asOf?.startsWith(asked.year));
  const among = ofYear.length > 0 ? ofYear : best;
  return among.toSorted((a, b) => (a.order ?? '').localeCompare(b.order ?? '')).at(-1)!;
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
  const exact = concepts.filter((concept) => concept.exact);
  const isNamed = (passage: number) => {
    const { folded, frame } = readSentences(snapshot, passage);
    return exact.every((concept) => carryConcept(concept, folded) > 0 || carryConcept(concept, frame) > 0);
  };
  const read = (passage: number, sentence: Sentence, judged: JudgedSentence | null): readonly Candidate[] => {
    const article = snapshot.articleOf[passage]!;
    const { published } = snapshot.articles[article]!;
    const figures = listFigures(sentence, published).filter(({ unit, measure }) => fitsAsked(question, unit, measure));
    const weights = figures.map(
      (figure) => weighWords(concepts, labelOf(figure)) + weighWords(concepts, figure.owner ?? ''),
    );
    const figure = chooseFigure(figures, weights, asked);
    return figure ? [{ passage, sentence, article, published, figure, named: isNamed(passage), judged }] : [];
  };
  /** A figure of an article that never speaks of the name asked about is none of its figures. */
  const isInArticle = ({ passage, named }: Candidate) =>
    named || exact.every((concept) => carryConcept(concept, readArticle(snapshot, passage)) > 0);
  const found = [
    ...evidence.sentences.flatMap((judged) => read(judged.passage, judged.sentence, judged)),
    ...further.flatMap(({ passage }) =>
      readSentences(snapshot, passage).sentences.flatMap((sentence) => read(passage, sentence, null)),
    ),
  ].filter(isInArticle);
  return keepAsked(found, concepts, snapshot);
}

/** Those of which label and passage say enough of the question. */
function keepAsked(
  candidates: readonly Candidate[],
  concepts: readonly Concept[],
  snapshot: Snapshot,
): readonly Candidate[] {
  // Names stand in titles and before the figure rather than beside it: what no label says decides nothing.
  const most = concepts.reduce(
    (sum, concept) =>
      sum + concept.weight * Math.max(0, ...candidates.map(({ figure }) => carryConcept(concept, labelOf(figure)))),
    0,
  );
  const known = sumWeights(concepts.filter(({ forms }) => forms.length > 0));
  const passages = new Map<number, number>();
  const weighPassage = (passage: number): number => {
    const known = passages.get(passage);
    if (known !== undefined) return known;
    const { folded, frame } = readSentences(snapshot, passage);
    const weight = weighWords(concepts, `${folded}\n${frame}`);
    passages.set(passage, weight);
    return weight;
  };
  return candidates.filter(
    ({ passage, figure }) =>
      most > 0 &&
      weighWords(concepts, labelOf(figure)) >= LEAST_CARRIED * most &&
      weighPassage(passage) >= LEAST_PASSAGE * known,
  );
}

const sumWeights = (concepts: readonly Concept[]) => concepts.reduce((sum, { weight }) => sum + weight, 0);
