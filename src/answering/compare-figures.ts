import { type Evidence, isClose } from '../evidence/judge-evidence.ts';
import { readAskedOwner } from '../evidence/read-owner.ts';
import { readSentences } from '../reading/read-sentences.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { Question } from '../question/question.ts';
import type { Found } from '../retrieval/retrieve.ts';
import { compareLabels } from './compare-labels.ts';
import { type FigureQuestion, readFigureQuestion } from './figure-question.ts';
import { type Candidate, findCandidates } from './find-candidates.ts';
import { groupFigures, isAskedOwner } from './group-figures.ts';
import { MOST_BESIDE, type StandingFigure, standFigures } from './stand-figures.ts';

export interface FigureComparison {
  /** The one that leads, then the others; 1 to 4. */
  readonly figures: readonly StandingFigure[];
  /** The figure that answers best, judged. */
  readonly base: Candidate;
  /** Figures of another thing or another owner: a reader could take them for one of these. */
  readonly others: readonly Candidate[];
}

/**
 * Whether a figure is of the owner asked about. Where the question names none, that is also whom the whole article is
 * about (by title and lead), but nobody that is named in passing.
 */
function isOwnOf(question: Question, asked: FigureQuestion, snapshot: Snapshot) {
  const names =
    readAskedOwner(question.folded) !== null || asked.concepts.some(({ words, exact }) => exact && !/\d/.test(words));
  return ({ passage, named, figure: { owner } }: Candidate): boolean =>
    (owner === null && named) ||
    (owner !== null && isAskedOwner(owner, question, asked)) ||
    (owner !== null && !names && readSentences(snapshot, passage).frame.includes(owner));
}

/** The best figure of the owner asked about, preferring the measure word that the question uses. */
function chooseBase(
  candidates: readonly Candidate[],
  { asked }: Question,
  { flow }: FigureQuestion,
  isOwn: (candidate: Candidate) => boolean,
): Candidate | undefined {
  const own = candidates.filter((candidate) => candidate.judged !== null && isOwn(candidate));
  const first = own[0];
  if (!first) return undefined;
  // A sentence that scores a little less may be the better one to go by.
  const close = own.filter(({ judged }) => isClose(judged!, first.judged!));
  // 新增3万人 does not say how many there are.
  const kind = close.filter(({ figure }) => figure.flow === flow);
  const among = kind.length > 0 ? kind : close;
  return among.find(({ figure }) => asked.measure === null || figure.measure === asked.measure) ?? among[0];
}

/**
 * Which of the figures that were found speak of what was asked, in the order in which an answer tells them, each with
 * how it stands to the others in time.
 *
 * @param further passages that were found but not judged
 * @returns null when the question is after no figure, or its best sentence has none that can be told for certain
 */
export function compareFigures(
  question: Question,
  evidence: Evidence,
  further: readonly Found[],
  snapshot: Snapshot,
): FigureComparison | null {
  const asked = readFigureQuestion(question);
  if (!asked) return null;
  const candidates = findCandidates(question, asked, evidence, further, snapshot);
  const best = candidates[0];
  if (!best?.judged || best.judged !== evidence.sentences[0]) return null;
  const isOwn = isOwnOf(question, asked, snapshot);
  const base = chooseBase(candidates, question, asked, isOwn) ?? best;
  const tell = (first: Candidate, among: readonly Candidate[]) => {
    const { members, narrow, others } = groupFigures(first, among, question, asked, snapshot);
    return { figures: standFigures(members, first, narrow, asked), others };
  };
  const told = tell(base, candidates);
  // 目标是什么 may be answered by no figure at all.
  if (question.asked.kind === 'other' && !told.figures[0]!.candidate.figure.planned) return null;
  // A question that names no owner is answered for another one too.
  const first = best.judged;
  const { owner } = base.figure;
  const rival =
    owner === null || isAskedOwner(owner, question, asked)
      ? undefined
      : told.others.find(
          ({ judged, figure }) =>
            judged !== null &&
            isClose(judged, first) &&
            figure.owner !== null &&
            compareLabels(base.figure, figure, question.folded) === 'same',
        );
  if (!rival) return { ...told, base };
  const second = tell(rival, told.others);
  return { figures: [...told.figures, ...second.figures].slice(0, 1 + MOST_BESIDE), base, others: second.others };
}
