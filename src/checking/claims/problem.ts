/**
 * Why a source does not carry a claim:
 * a `number`, `date` or `ordinal` that it does not tell, or tells of something else; a number with another `unit`;
 * a `name` that it lacks; a `negation` that only one of them has; a `bound` (超过, 不超过) that differs;
 * a `direction` (增长, 下降) or rank (最大, 首个) that differs; a `plan` told as a result, or the other way round;
 * a `quotation` that is not word for word; a `link`, address, mark-up or hidden character; a `language` that cannot be
 * checked; words that it says nothing of (`uncovered`). Of a written sentence also: a `pointer` to no passage, and what
 * another one has said already (`repeated`).
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
  | 'language'
  | 'pointer'
  | 'repeated';

export interface Problem {
  readonly kind: ProblemKind;
  /** The words of the claim, folded. */
  readonly words: string;
}
