import { foldText } from '../../language/fold.ts';
import { splitSentences } from '../../language/split-sentences.ts';
import { splitClauses } from '../carry-concept.ts';
import type { Fact } from './fact.ts';
import { readFacts } from './read-facts.ts';
import { listTerms } from './terms.ts';

/** A clause or sentence of a source, ready to be compared with claims. */
export interface SourcePart {
  readonly folded: string;
  readonly terms: ReadonlySet<string>;
}

export interface SourceFact {
  readonly fact: Fact;
  readonly sentence: SourcePart;
  /** What stands in its sentence right before it. */
  readonly before: string;
}

/** The text that a claim is measured against. */
export interface Source {
  readonly folded: string;
  readonly terms: ReadonlySet<string>;
  readonly sentences: readonly SourcePart[];
  readonly clauses: readonly SourcePart[];
  readonly facts: readonly SourceFact[];
  /** ln(1 + sentences / sentences with the term); highest for a term that the source lacks. */
  rarity(term: string): number;
}

const readPart = (folded: string): SourcePart => ({
  folded,
  terms: new Set(listTerms(folded).map(({ term }) => term)),
});

/** Reads a source once for any number of claims. */
export function readSource(text: string): Source {
  const sentences = text
    .split('\n')
    .flatMap((paragraph) =>
      splitSentences(paragraph).map(({ start, end }) => readPart(foldText(paragraph.slice(start, end)))),
    );
  const clauses = sentences.flatMap(({ folded }) =>
    splitClauses(folded).map(({ start, end }) => readPart(folded.slice(start, end))),
  );
  const spread = new Map<string, number>();
  for (const { terms } of sentences) for (const term of terms) spread.set(term, (spread.get(term) ?? 0) + 1);
  return {
    folded: sentences.map(({ folded }) => folded).join('\n'),
    terms: new Set(spread.keys()),
    sentences,
    clauses,
    facts: sentences.flatMap((sentence) =>
      readFacts(sentence.folded).map((fact) => ({ fact, sentence, before: sentence.folded.slice(0, fact.start) })),
    ),
    rarity: (term) => Math.log(1 + Math.max(1, sentences.length) / (spread.get(term) ?? 0.5)),
  };
}
