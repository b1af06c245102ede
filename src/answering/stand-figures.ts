import { agree } from '../language/read-quantity.ts';
import type { Standing } from './answer.ts';
import type { FigureQuestion } from './figure-question.ts';
import type { Candidate } from './find-candidates.ts';

/** A figure of the answer with where it stands among those of the same thing. */
export interface StandingFigure {
  readonly candidate: Candidate;
  readonly standing: Standing | null;
}

/** An answer has at most four statements; so many may stand beside the one that leads. */
export const MOST_BESIDE = 3;

/** 2022 and 2022-06: which is the later nobody can tell. */
const isDatedAlike = (a: string | null, b: string | null) =>
  a !== null && b !== null && (a.startsWith(b) || b.startsWith(a));

/** Latest first; of dates that cannot be told apart the one published later; what has no date comes last. */
function compareDates(a: Candidate, b: Candidate): number {
  const [own, other] = [a.figure.order, b.figure.order];
  if (own === other || isDatedAlike(own, other)) return (b.published ?? '').localeCompare(a.published ?? '');
  return (other ?? '').localeCompare(own ?? '');
}

/** Of figures that say the same of the same time only the best remains; the order is kept. */
function dropRepeats(ordered: readonly Candidate[], base: Candidate): readonly Candidate[] {
  const kept = new Set<Candidate>();
  const rank = (candidate: Candidate) => (candidate === base ? Infinity : (candidate.judged?.score ?? -Infinity));
  for (const candidate of ordered.toSorted((a, b) => rank(b) - rank(a))) {
    const { figure } = candidate;
    const repeats = [...kept].some(
      ({ figure: other }) =>
        other.planned === figure.planned &&
        agree(other, figure) &&
        (figure.planned || other.asOf === figure.asOf || isDatedAlike(other.order, figure.order)),
    );
    if (!repeats) kept.add(candidate);
  }
  return ordered.filter((candidate) => kept.has(candidate));
}

/**
 * Orders the figures of one thing and says of each how it stands to the others: the latest leads, or the one of the
 * year that was asked for, or the target when one was asked for.
 *
 * @param base the figure that answers best
 * @param narrow those that count only a part of what another one counts: of these none is called earlier or latest
 */
export function standFigures(
  figures: readonly Candidate[],
  base: Candidate,
  narrow: ReadonlySet<Candidate>,
  asked: FigureQuestion,
): readonly StandingFigure[] {
  const ordered = dropRepeats(figures.toSorted(compareDates), base);
  const targets = ordered.filter(({ figure }) => figure.planned);
  const facts = ordered.filter(({ figure }) => !figure.planned);
  const isOfYear = ({ figure }: Candidate) => asked.year !== null && figure.asOf?.startsWith(asked.year) === true;
  const leads = [
    ...(asked.planned ? [targets.find(isOfYear), targets[0]] : []),
    facts.find(isOfYear),
    facts.find((fact) => !narrow.has(fact) && fact.figure.asOf !== null),
    facts[0],
  ];
  const lead = leads.find((candidate) => candidate !== undefined) ?? base;
  // The same amount at another time is no news.
  const others = facts.filter(({ figure }) => lead.figure.planned || figure.value !== lead.figure.value);
  // Whoever asks for a year that has passed asks for no target of another one.
  const goals = targets.filter((target) => asked.year === null || asked.planned || isOfYear(target));
  const beside = [...others, ...goals].filter((candidate) => candidate !== lead);
  const told = [lead, ...beside.slice(0, MOST_BESIDE)];
  const isPlain = told.every((fact) => fact.figure.planned || (fact.figure.asOf !== null && !narrow.has(fact)));
  return told.map((candidate) => ({
    candidate,
    standing: standOf(candidate, told, (other) => isPlain && !isOfYear(other)),
  }));
}

/** @param isComparable whether a figure may be called the latest or an earlier one */
function standOf(
  candidate: Candidate,
  told: readonly Candidate[],
  isComparable: (candidate: Candidate) => boolean,
): Standing | null {
  const { asOf, order, planned } = candidate.figure;
  if (planned) return told.length > 1 || asOf !== null ? 'target' : null;
  if (told.length === 1) return null;
  if (asOf === null) return 'undated';
  const rivals = told.map(({ figure }) => figure).filter((other) => !other.planned && other !== candidate.figure);
  if (rivals.length === 0) return 'reached';
  if (rivals.some((other) => other.asOf === asOf && !agree(other, candidate.figure))) return 'conflict';
  if (!isComparable(candidate) || rivals.some((other) => isDatedAlike(other.order, order))) return 'dated';
  return rivals.every((other) => other.order! < order!) ? 'latest' : 'earlier';
}
