/**
 * Why a source does not carry a claim:
 * a `number`, `date` or `ordinal` that it does not tell, or tells of something else; a number with another `unit`;
 * a `name` that it lacks; a `negation` that only one of them has; a `bound` (超过, 不超过) that differs;
 * words that it says nothing of (`uncovered`).
 */
export type ProblemKind =
  | 'number'
  | 'unit'
  | 'date'
  | 'ordinal'
  | 'name'
  | 'negation'
  | 'bound'
  | 'uncovered'
  | 'quotation'
  | 'direction'
  | 'plan'
  | 'link'
  | 'language';

export interface Problem {
  readonly kind: ProblemKind;
  /** The words of the claim, folded. */
  readonly words: string;
}
