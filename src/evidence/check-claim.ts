import { foldText } from '../language/fold.ts';
import { compareNegation } from './claims/compare-negation.ts';
import { checkFacts } from './claims/find-fact-problems.ts';
import { measureCoverage } from './claims/measure-coverage.ts';
import type { Problem } from './claims/problem.ts';
import { readNames } from './claims/read-names.ts';
import { readSource } from './claims/read-source.ts';

export type { Problem, ProblemKind } from './claims/problem.ts';

/** What speaks for and against a claim; every value 0 to 1. */
export interface ClaimFeatures {
  readonly inSentence: number;
  readonly inTwo: number;
  readonly inSource: number;
  readonly worstClause: number;
  readonly inRuns: number;
  readonly factsWrong: number;
  readonly factsShare: number;
  readonly namesMissing: number;
  readonly denied: number;
  readonly similarity: number;
}

export function measureClaim(claim: string, sourceText: string, similarity: number | null) {
  const folded = foldText(claim);
  const source = readSource(sourceText);
  const coverage = measureCoverage(folded, source);
  const facts = checkFacts(folded, source);
  const names = readNames(folded);
  const missing = names.filter(({ core }) => !source.folded.includes(core));
  const negations = compareNegation(folded, source);
  const problems: Problem[] = [
    ...facts.problems,
    ...missing.map(({ words }): Problem => ({ kind: 'name', words })),
    ...negations,
    ...coverage.uncovered,
  ];
  const features: ClaimFeatures = {
    inSentence: coverage.inSentence,
    inTwo: coverage.inTwo,
    inSource: coverage.inSource,
    worstClause: coverage.worstClause,
    inRuns: coverage.inRuns,
    factsWrong: Math.min(1, facts.problems.length / 2),
    factsShare: facts.count === 0 ? 0 : facts.problems.length / facts.count,
    namesMissing: Math.min(1, missing.length / 2),
    denied: negations.length > 0 ? 1 : 0,
    similarity: similarity ?? 0.5,
  };
  return { features, problems };
}

/** Below this support a claim is not carried by its source. */
export const SUPPORT_THRESHOLD = 0.5;

export interface ClaimCheck {
  readonly support: number;
  readonly problems: readonly Problem[];
}

export function checkClaim(claim: string, source: string, similarity: number | null): ClaimCheck {
  const { features, problems } = measureClaim(claim, source, similarity);
  return { support: features.inSource, problems };
}
