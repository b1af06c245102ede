import type { Snapshot } from '../index/snapshot.ts';
import { readSentences, type Sentence } from '../reading/read-sentences.ts';
import { checkStatement } from './check-statement.ts';
import { citeText } from './cite-text.ts';
import type { StatementCheck } from './statement-check.ts';

/** A contiguous verbatim piece of an article, `[start, end)`, made of whole sentences of one passage. */
export interface Quote {
  readonly passage: number;
  readonly start: number;
  readonly end: number;
  readonly paragraph: number;
}

export interface FoundQuotes {
  readonly quotes: readonly Quote[];
  /** The check of the statement against exactly these. */
  readonly check: StatementCheck;
}

const toQuote = (passage: number, { start, end, paragraph }: Sentence): Quote => ({ passage, start, end, paragraph });

/** The fewest sentences of the named passages that carry a statement. */
export function findQuotes(text: string, passages: readonly number[], snapshot: Snapshot): FoundQuotes {
  const cite = ({ passage, start, end }: Quote) => {
    const article = snapshot.articles[snapshot.articleOf[passage]!]!;
    return citeText(article, { start, end, heading: snapshot.passages[passage]!.heading });
  };
  const check = (quotes: readonly Quote[]) => checkStatement(text, quotes.map(cite), snapshot.glossary);
  const all = passages.flatMap((passage) =>
    readSentences(snapshot, passage).sentences.map((sentence) => toQuote(passage, sentence)),
  );
  let best: FoundQuotes = { quotes: [], check: check([]) };
  for (const [i, quote] of all.entries())
    for (const other of [null, ...all.slice(i + 1)]) {
      const quotes = other ? [quote, other] : [quote];
      const found = { quotes, check: check(quotes) };
      if (found.check.supported) return found;
      if (best.quotes.length === 0 || found.check.problems.length < best.check.problems.length) best = found;
    }
  return best;
}
