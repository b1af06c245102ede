import type { KeywordIndex, TermGroup } from '../index/keyword-index.ts';

/** The question's index terms, for texts that are looked at one by one. */
export interface QuestionTerms {
  /** Share of the terms, weighed by idf, that a folded text holds, 0 to 1; of several translations the best counts. */
  cover(folded: string): number;
}

interface WeighedGroup {
  readonly weight: number;
  readonly alternatives: readonly (readonly { readonly term: string; readonly idf: number }[])[];
}

function sumIdf(terms: readonly { readonly idf: number }[]): number {
  return terms.reduce((sum, { idf }) => sum + idf, 0);
}

function coverGroup({ alternatives, weight }: WeighedGroup, folded: string): number {
  let best = 0;
  for (const terms of alternatives) {
    let held = 0;
    for (const { term, idf } of terms) if (folded.includes(term)) held += idf;
    if (held > 0) best = Math.max(best, held / sumIdf(terms));
  }
  return weight * best;
}

export function createQuestionTerms(groups: readonly TermGroup[], keywords: KeywordIndex): QuestionTerms {
  const weighed = groups.map((group): WeighedGroup => {
    const alternatives = group.map((tokens) => tokens.map((term) => ({ term, idf: keywords.idf(term) })));
    return { alternatives, weight: Math.min(...alternatives.map(sumIdf)) };
  });
  const whole = weighed.reduce((sum, { weight }) => sum + weight, 0);
  return {
    cover: (folded) => (whole > 0 ? weighed.reduce((sum, group) => sum + coverGroup(group, folded), 0) / whole : 0),
  };
}
