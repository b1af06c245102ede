import type { Evidence } from '../evidence/judge-evidence.ts';
import { isSameOwner } from '../evidence/read-owner.ts';
import { readSentences } from '../evidence/read-sentences.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { agree } from '../language/read-quantity.ts';
import type { Question } from '../question/question.ts';
import type { Found } from '../retrieval/retrieve.ts';
import type { Standing } from './answer.ts';
import { compareLabels } from './compare-labels.ts';
import { type FigureQuestion, readFigureQuestion } from './figure-question.ts';
import { type Candidate, findCandidates } from './find-candidates.ts';

/** A figure of the answer with where it stands among those of the same thing. */
export interface StandingFigure {
  readonly candidate: Candidate;
  readonly standing: Standing | null;
}

export interface FigureComparison {
  /** The one that leads, then the others; 1 to 4. */
  readonly figures: readonly StandingFigure[];
  /** The best judged figure of the thing that was asked about. */
  readonly base: Candidate;
  /** Figures that may be of another thing or another owner: no more about what was asked. */
  readonly others: readonly Candidate[];
}

/** Beside the one that leads. */
const MOST_OTHERS = 3;
/** A sentence that says a little less may be the better one to go by. */
const CLOSE_SCORE = 0.85;

/** Whether the question itself speaks of this owner, and of nothing less than it. */
function isAsked(owner: string, question: Question, asked: FigureQuestion): boolean {
  if (question.folded.includes(owner)) return true;
  let rest = owner;
  for (const form of asked.concepts.flatMap(({ forms }) => forms).toSorted((a, b) => b.length - a.length))
    rest = rest.replaceAll(form, '');
  return rest.length <= 1;
}

function frameOf({ passage }: Candidate, snapshot: Snapshot): string {
  return readSentences(snapshot, passage).frame;
}

/** Whether two figures may be of one owner: what one sentence leaves unsaid, its title or the question must say. */
function sharesOwner(
  a: Candidate,
  b: Candidate,
  snapshot: Snapshot,
  isOwnerAsked: (owner: string) => boolean,
): boolean {
  const [own, other] = [a.figure.owner, b.figure.owner];
  if (own !== null && other !== null) return isSameOwner(own, other) || (isOwnerAsked(own) && isOwnerAsked(other));
  if (own === null && other === null) return true;
  const named = (own ?? other)!;
  return isOwnerAsked(named) || frameOf(own === null ? a : b, snapshot).includes(named);
}

/** Latest first; of dates of which one lies in the other, the one published later. */
function compareDates(a: Candidate, b: Candidate, publishedOf: (candidate: Candidate) => string): number {
  const [own, other] = [a.figure.asOf ?? '', b.figure.asOf ?? ''];
  if (own.startsWith(other) || other.startsWith(own)) return publishedOf(b).localeCompare(publishedOf(a));
  return other.localeCompare(own);
}

const isDatedAlike = (a: string | null, b: string | null) =>
  a !== null && b !== null && (a.startsWith(b) || b.startsWith(a));

/**
 * Decides which of the figures that were found speak of the same thing, and how they stand to each other in time. When
 * in doubt two figures are not brought together: a wrong "earlier" is worse than none.
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
  const isOwnerAsked = (owner: string) => isAsked(owner, question, asked);
  const isOwn = ({ figure }: Candidate) => figure.owner === null || isOwnerAsked(figure.owner);
  const base = chooseBase(candidates, question, asked, isOwn) ?? best;
  const articleOf = ({ passage }: Candidate) => snapshot.articleOf[passage]!;
  const publishedOf = (candidate: Candidate) => snapshot.articles[articleOf(candidate)]!.published ?? '';

  const gather = (first: Candidate, from: readonly Candidate[]): Group => {
    const members: Candidate[] = [first];
    const others: Candidate[] = [];
    const narrow = new Set<Candidate>();
    for (const candidate of from) {
      if (candidate === first) continue;
      const kinship = compareLabels(first.figure, candidate.figure, question.folded);
      // An article does not contradict itself: its second figure is of something else.
      const contradicts = members.some(
        (member) =>
          articleOf(member) === articleOf(candidate) &&
          member.figure.asOf === candidate.figure.asOf &&
          member.figure.planned === candidate.figure.planned &&
          !agree(member.figure, candidate.figure),
      );
      if (kinship === 'other' || contradicts || !sharesOwner(first, candidate, snapshot, isOwnerAsked)) {
        others.push(candidate);
        continue;
      }
      if (kinship === 'narrower') narrow.add(candidate);
      // The question speaks of the broader thing, or it would not find both.
      if (kinship === 'broader') narrow.add(first);
      members.push(candidate);
    }
    const ordered = dropRepeats(
      members.toSorted((a, b) => compareDates(a, b, publishedOf)),
      first,
    );
    return { figures: giveStandings(ordered, first, narrow, asked), others };
  };

  const group = gather(base, candidates);
  // A question that names no owner is answered for another one too.
  const rival = isOwn(base)
    ? undefined
    : group.others.find(
        (candidate) =>
          candidate.judged !== null &&
          candidate.judged.score >= best.judged!.score * CLOSE_SCORE &&
          candidate.figure.owner !== null &&
          compareLabels(base.figure, candidate.figure, question.folded) === 'same',
      );
  const second = rival ? gather(rival, group.others) : { figures: [], others: group.others };
  return { figures: [...group.figures, ...second.figures].slice(0, 1 + MOST_OTHERS), base, others: second.others };
}

interface Group {
  readonly figures: readonly StandingFigure[];
  readonly others: readonly Candidate[];
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
  const close = own.filter(({ judged }) => judged!.score >= first.judged!.score * CLOSE_SCORE);
  // 新增3万人 does not say how many there are.
  const kind = close.filter(({ figure }) => figure.flow === flow);
  const among = kind.length > 0 ? kind : close;
  return among.find(({ figure }) => asked.measure === null || figure.measure === asked.measure) ?? among[0];
}

/** Of figures that say the same of the same time only the best remains; the order is kept. */
function dropRepeats(ordered: readonly Candidate[], base: Candidate): readonly Candidate[] {
  const kept: Candidate[] = [];
  const rank = (candidate: Candidate) => (candidate === base ? Infinity : (candidate.judged?.score ?? -Infinity));
  for (const candidate of ordered.toSorted((a, b) => rank(b) - rank(a))) {
    const { figure } = candidate;
    const repeats = kept.some(
      (other) =>
        other.figure.planned === figure.planned &&
        agree(other.figure, figure) &&
        (other.figure.asOf === figure.asOf || figure.planned || isDatedAlike(other.figure.asOf, figure.asOf)),
    );
    if (!repeats) kept.push(candidate);
  }
  return ordered.filter((candidate) => kept.includes(candidate));
}

function giveStandings(
  ordered: readonly Candidate[],
  base: Candidate,
  narrow: ReadonlySet<Candidate>,
  asked: FigureQuestion,
): readonly StandingFigure[] {
  const targets = ordered.filter(({ figure }) => figure.planned);
  const facts = ordered.filter(({ figure }) => !figure.planned);
  const isOfYear = ({ figure }: Candidate) => asked.year !== null && figure.asOf?.startsWith(asked.year) === true;
  const lead = asked.planned
    ? (targets.find(isOfYear) ?? targets[0] ?? base)
    : (facts.find(isOfYear) ??
      facts.find((fact) => !narrow.has(fact) && fact.figure.asOf !== null) ??
      facts[0] ??
      base);
  const changed = facts.filter((fact) => lead.figure.planned || fact.figure.value !== lead.figure.value);
  const beside = [...changed, ...targets].filter((candidate) => candidate !== lead);
  const told = [lead, ...beside.slice(0, MOST_OTHERS)];
  const isPlain = told.every((other) => other.figure.planned || (other.figure.asOf !== null && !narrow.has(other)));
  return told.map((candidate) => ({
    candidate,
    standing: standOf(candidate, { told, isPlain, isOfYear }),
  }));
}

interface Told {
  readonly told: readonly Candidate[];
  /** Whether every fact has a date and counts the very same. */
  readonly isPlain: boolean;
  readonly isOfYear: (candidate: Candidate) => boolean;
}

function standOf(candidate: Candidate, { told, isPlain, isOfYear }: Told): Standing | null {
  const { figure } = candidate;
  if (figure.planned) return told.length > 1 || figure.asOf !== null ? 'target' : null;
  const facts = told.filter((other) => !other.figure.planned);
  if (told.length === 1) return null;
  if (figure.asOf === null) return 'undated';
  if (facts.length === 1) return 'reached';
  const rivals = facts.filter((other) => other !== candidate);
  if (rivals.some((other) => other.figure.asOf === figure.asOf && !agree(other.figure, figure))) return 'conflict';
  const alike = rivals.some((other) => isDatedAlike(other.figure.asOf, figure.asOf));
  if (!isPlain || alike || isOfYear(candidate)) return 'dated';
  return rivals.every((other) => other.figure.asOf! < figure.asOf!) ? 'latest' : 'earlier';
}
