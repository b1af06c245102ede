import { splitClauses } from '../carry-concept.ts';
import type { Problem } from './problem.ts';
import type { Source } from './read-source.ts';
import { listTerms, weighTerms } from './terms.ts';

/** Shares of the claim's weight, 0 to 1. */
export interface Coverage {
  /** What one sentence of the source carries, and what two together carry. */
  readonly inSentence: number;
  readonly inTwo: number;
  readonly inSource: number;
  /** The same for the clause that is carried least. */
  readonly worstClause: number;
  /** Share of the claim's characters that lie in runs of at least five that the source has too. */
  readonly inRuns: number;
  readonly uncovered: readonly Problem[];
}

/** Characters of a run that hardly come together by chance. */
const RUN = 5;
/** A clause of which less is carried tells something of its own. */
const HALF = 0.5;
/** Clauses of less weight (据了解) tell nothing. */
const LEAST_TERMS = 3;

function shareInRuns(folded: string, source: Source): number {
  const text = folded.replaceAll(/[^\p{L}\p{N}]/gu, '');
  const other = source.folded.replaceAll(/[^\p{L}\p{N}]/gu, '');
  const run = Math.min(RUN, text.length);
  if (run === 0) return 0;
  let covered = 0;
  let until = 0;
  for (let i = 0; i + run <= text.length; i += 1)
    if (other.includes(text.slice(i, i + run))) {
      covered += i + run - Math.max(i, until);
      until = i + run;
    }
  return covered / text.length;
}

/** How far a source carries the words of a folded claim. */
export function measureCoverage(folded: string, source: Source): Coverage {
  const terms = listTerms(folded);
  const forms = weighTerms(folded, terms);
  const weights = terms.map(({ term }, i) => forms[i]! * source.rarity(term));
  const weigh = (isIn: (i: number) => boolean) => weights.reduce((sum, weight, i) => sum + (isIn(i) ? weight : 0), 0);
  const whole = weigh(() => true) || 1;
  const has = (i: number) => source.terms.has(terms[i]!.term);
  const bySentence = source.sentences.map((part) => weigh((i) => part.terms.has(terms[i]!.term)));
  const best = Math.max(0, ...bySentence);
  const first = source.sentences[bySentence.indexOf(best)];
  const withFirst = source.sentences.map((part) =>
    weigh((i) => part.terms.has(terms[i]!.term) || first?.terms.has(terms[i]!.term) === true),
  );
  let worstClause = 1;
  const uncovered: Problem[] = [];
  for (const { start, end } of splitClauses(folded)) {
    const isWithin = (i: number) => terms[i]!.start >= start && terms[i]!.end <= end;
    if (forms.reduce((sum, form, i) => sum + (isWithin(i) ? form : 0), 0) < LEAST_TERMS) continue;
    const carried = weigh((i) => isWithin(i) && has(i)) / weigh(isWithin);
    worstClause = Math.min(worstClause, carried);
    if (carried < HALF) uncovered.push({ kind: 'uncovered', words: folded.slice(start, end) });
  }
  const inSource = weigh(has) / whole;
  return {
    inSentence: best / whole,
    inTwo: Math.max(0, ...withFirst) / whole,
    inSource,
    worstClause: Math.min(worstClause, Math.max(inSource, 0)),
    inRuns: shareInRuns(folded, source),
    uncovered,
  };
}
