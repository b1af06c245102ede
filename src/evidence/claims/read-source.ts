import { foldText } from '../../language/fold.ts';
import { splitSentences } from '../../language/split-sentences.ts';
import { splitClauses } from '../../reading/carry-concept.ts';
import type { Fact } from './fact.ts';
import { blank } from './read-dates.ts';
import { readFacts } from './read-facts.ts';
import { listTerms } from './terms.ts';

/** A clause or sentence of a source, ready to be compared with claims. */
export interface SourcePart {
  readonly folded: string;
  /** Those of its words; figures are left out. */
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

/** A folded text without its figures, which can be written in many ways and are compared as values. */
export function hideFacts(folded: string): string {
  return blank(folded, readFacts(folded));
}

const readPart = (folded: string, hidden: string): SourcePart => ({
  folded,
  terms: new Set(listTerms(hidden).map(({ term }) => term)),
});

function readSentence(text: string) {
  const folded = foldText(text);
  const facts = readFacts(folded);
  const hidden = blank(folded, facts);
  const sentence = readPart(folded, hidden);
  return {
    sentence,
    clauses: splitClauses(folded).map(({ start, end }) => readPart(folded.slice(start, end), hidden.slice(start, end))),
    facts: facts.map((fact): SourceFact => ({ fact, sentence, before: folded.slice(0, fact.start) })),
  };
}

/** Reads a source once for any number of claims. */
export function readSource(text: string): Source {
  const read = text
    .split('\n')
    .flatMap((line) => splitSentences(line).map(({ start, end }) => readSentence(line.slice(start, end))));
  const sentences = read.map(({ sentence }) => sentence);
  const spread = new Map<string, number>();
  for (const { terms } of sentences) for (const term of terms) spread.set(term, (spread.get(term) ?? 0) + 1);
  return {
    folded: sentences.map(({ folded }) => folded).join('\n'),
    terms: new Set(spread.keys()),
    sentences,
    clauses: read.flatMap(({ clauses }) => clauses),
    facts: read.flatMap(({ facts }) => facts),
    rarity: (term) => Math.log(1 + Math.max(1, sentences.length) / (spread.get(term) ?? 0.5)),
  };
}
