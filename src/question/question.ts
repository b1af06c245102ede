import type { Language } from '../language/language.ts';

/** What kind of thing would answer. `other` means that any sentence about the matter may. */
export type AskedKind =
  | 'money'
  | 'percent'
  | 'area'
  | 'count'
  | 'date'
  | 'duration'
  | 'contact'
  /** Who does or did something. */
  | 'person'
  /** Who somebody is, or who holds an office. */
  | 'identity'
  | 'organisation'
  | 'place'
  | 'list'
  /** Why something is so, or what for. */
  | 'reason'
  /** What something is or means. */
  | 'definition'
  | 'yes-no'
  | 'other';

export interface Asked {
  readonly kind: AskedKind;
  /** The measure word that a count was asked in (多少家 → 家), folded. */
  readonly measure: string | null;
  /** Whether an amount of any unit would do (上限是多少), and not only of the thing that is named (多少员工). */
  readonly anyUnit: boolean;
  /** Whether it asks for what is planned rather than for what is. */
  readonly planned: boolean;
}

/** One meaningful part of a question: a Chinese word, a number, an English phrase. */
export interface Concept {
  /** As asked, folded or lower case. */
  readonly words: string;
  /** Folded forms that stand for it in the articles; itself for Chinese, translations for English; empty when the corpus has none. */
  readonly forms: readonly string[];
  /** Folded words of the corpus that mean nearly the same (年轻, 青年), or name it together with another (成渝 for 成都). */
  readonly near?: readonly string[];
  /** How much it tells articles apart: the idf of its rarest form; the highest idf when the corpus lacks it. */
  readonly weight: number;
  /** A number, year, ordinal or name: a passage about another one does not answer. */
  readonly exact: boolean;
}

/** A question as the stages behind it need it. */
export interface Question {
  readonly text: string;
  readonly folded: string;
  /** `folded` with spoken words that ask or bind as they are written (边度 → 哪里). */
  readonly plain: string;
  readonly language: Language;
  readonly asked: Asked;
  readonly concepts: readonly Concept[];
  /** Sum of the concepts' weights. */
  readonly weight: number;
  /** Share of the concepts' weight that the corpus has any form of, 0 to 1. */
  readonly known: number;
  /** What the embedder is given. */
  readonly embeddingText: string;
}
