import { splitClauses } from '../../reading/carry-concept.ts';
import type { Problem } from './problem.ts';
import { hideFacts, type Source } from './read-source.ts';
import { listTerms, type Term, weighTerms } from './terms.ts';

/** Shares of the claim's weight, 0 to 1. */
export interface Coverage {
  /** What two sentences of the source carry together. */
  readonly inTwo: number;
  /** What the whole source carries of the clause that it carries least. */
  readonly worstClause: number;
  readonly uncovered: readonly Problem[];
}

/** A clause of which less is carried tells something of its own. */
const HALF = 0.5;
/** Clauses of less weight (据了解) tell nothing. */
const LEAST_TERMS = 3;

/** Where two carried words meet that do not meet in the source (公园占地): the bigram of both tells nothing. */
function isJoint(terms: readonly Term[], i: number, has: (i: number) => boolean): boolean {
  const [before, term, after] = [terms[i - 1], terms[i]!, terms[i + 1]];
  const isWithin = before !== undefined && after !== undefined && before.end > term.start && term.end > after.start;
  return isWithin && !has(i) && has(i - 1) && has(i + 1);
}

/** How far a source carries the words of a folded claim; its figures are left out. */
export function measureCoverage(folded: string, source: Source): Coverage {
  const hidden = hideFacts(folded);
  const terms = listTerms(hidden);
  const forms = weighTerms(hidden, terms);
  const has = (i: number) => source.terms.has(terms[i]?.term ?? '');
  const weights = terms.map(({ term }, i) => (isJoint(terms, i, has) ? 0 : forms[i]! * source.rarity(term)));
  const weigh = (isIn: (i: number) => boolean) => weights.reduce((sum, weight, i) => sum + (isIn(i) ? weight : 0), 0);
  const whole = weigh(() => true) || 1;
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
  return {
    inTwo: Math.max(0, ...withFirst) / whole,
    worstClause: Math.min(worstClause, weigh(has) / whole),
    uncovered,
  };
}
