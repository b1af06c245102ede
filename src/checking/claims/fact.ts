/** Whether a number is told as a limit: 超过 and 以上, or 不超过 and 最高; 约 and 近 bind to nothing. */
export type Bound = 'least' | 'most' | null;

interface Span {
  /** As they stand in the folded text. */
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** An amount with its unit: 5000万元 → 50,000,000 元. */
export interface NumberFact extends Span {
  readonly kind: 'number';
  readonly value: number;
  /** In its everyday form, null when none stands behind the number. */
  readonly unit: string | null;
  readonly bound: Bound;
}

/** 2022年6月7日, 6月7日 or 7日; null for what is not told. */
export interface DateFact extends Span {
  readonly kind: 'date';
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

/** 第三季度 → 3, 季; 二期 → 2, 期. */
export interface OrdinalFact extends Span {
  readonly kind: 'ordinal';
  readonly value: number;
  readonly unit: string;
}

/** What a sentence tells in figures: it stands in the source or it is wrong. */
export type Fact = NumberFact | DateFact | OrdinalFact;
