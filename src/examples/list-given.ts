import type { GoldenQuestion } from '../golden/golden-question.ts';
import type { GivenQuestion } from './example.ts';

/**
 * The golden questions that may be examples: those of the corpus that cite an article. What admins made of a question was
 * somebody's, and is shown to nobody.
 */
export function listGiven(golden: readonly GoldenQuestion[]): readonly GivenQuestion[] {
  return golden.flatMap(({ question, expected, from }) =>
    from === 'corpus' && expected.kind === 'cites' ? [{ question, articleId: expected.articleId }] : [],
  );
}
