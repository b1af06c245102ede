import { isSameOwner } from '../evidence/read-owner.ts';
import { readSentences } from '../reading/read-sentences.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { agree } from '../language/read-quantity.ts';
import type { Question } from '../question/question.ts';
import { compareLabels } from './compare-labels.ts';
import type { FigureQuestion } from './figure-question.ts';
import type { Candidate } from './find-candidates.ts';

/** Figures of one thing. */
export interface FigureGroup {
  readonly members: readonly Candidate[];
  /** Members that count a part of what another member counts. */
  readonly narrow: ReadonlySet<Candidate>;
  /** All other figures. */
  readonly others: readonly Candidate[];
}

/** Whether the question itself speaks of this owner, and of nothing less than it: 重庆 is asked about, but no institute of it. */
export function isAskedOwner(owner: string, question: Question, { concepts }: FigureQuestion): boolean {
  if (question.folded.includes(owner)) return true;
  let rest = owner;
  for (const form of concepts.flatMap(({ forms }) => forms).toSorted((a, b) => b.length - a.length))
    rest = rest.replaceAll(form, '');
  return rest.length <= 1;
}

/** An article does not contradict itself: its second figure of one time is of something else. */
function contradicts(a: Candidate, b: Candidate): boolean {
  return (
    a.article === b.article &&
    a.figure.asOf === b.figure.asOf &&
    a.figure.planned === b.figure.planned &&
    !agree(a.figure, b.figure)
  );
}

/**
 * Gathers the figures that count the same thing of the same owner as `base`. What one sentence leaves unsaid, its title
 * or the question must say; when in doubt two figures stay apart, for a wrong "earlier" is worse than none.
 */
export function groupFigures(
  base: Candidate,
  candidates: readonly Candidate[],
  question: Question,
  asked: FigureQuestion,
  snapshot: Snapshot,
): FigureGroup {
  const isAsked = (owner: string) => isAskedOwner(owner, question, asked);
  const isFramed = (owner: string, { passage }: Candidate) => readSentences(snapshot, passage).frame.includes(owner);
  const sharesOwner = (candidate: Candidate): boolean => {
    const [own, other] = [base.figure.owner, candidate.figure.owner];
    if (own !== null && other !== null) return isSameOwner(own, other) || (isAsked(own) && isAsked(other));
    if (own !== null) return isAsked(own) || isFramed(own, candidate);
    return other === null || isAsked(other) || isFramed(other, base);
  };
  const members: Candidate[] = [base];
  const narrow = new Set<Candidate>();
  const others: Candidate[] = [];
  for (const candidate of candidates) {
    if (candidate === base) continue;
    const kinship = compareLabels(base.figure, candidate.figure, question.folded);
    if (kinship === 'other' || !sharesOwner(candidate) || members.some((member) => contradicts(member, candidate))) {
      others.push(candidate);
      continue;
    }
    if (kinship === 'narrower') narrow.add(candidate);
    // The question speaks of the broader thing, or it would not find both.
    if (kinship === 'broader') narrow.add(base);
    members.push(candidate);
  }
  return { members, narrow, others };
}
