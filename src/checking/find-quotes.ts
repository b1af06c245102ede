import type { Snapshot } from '../index/snapshot.ts';
import { detectLanguage } from '../language/detect-language.ts';
import { foldText } from '../language/fold.ts';
import type { Glossary } from '../language/glossary.ts';
import { readSentences, type Sentence } from '../reading/read-sentences.ts';
import { checkStatement } from './check-statement.ts';
import { citeText } from './cite-text.ts';
import type { CitedText, StatementCheck } from './statement-check.ts';

/** A contiguous verbatim piece of an article, `[start, end)`, made of whole sentences of one passage. */
export interface Quote {
  /** Number of the passage. */
  readonly passage: number;
  readonly start: number;
  readonly end: number;
  /** Number of the paragraph in the article. */
  readonly paragraph: number;
}

export interface FoundQuotes {
  readonly quotes: readonly Quote[];
  /** The check of the statement against exactly these. */
  readonly check: StatementCheck;
}

/** Sentences that are tried one by one, two by two, and three by three. */
const TRIED = [12, 7, 5] as const;
/** Characters of a quote of several sentences. */
const LONGEST = 300;

interface Candidate {
  readonly passage: number;
  readonly sentence: Sentence;
  readonly score: number;
}

const cited = new WeakMap<Sentence, CitedText>();

const toQuote = ({ passage, sentence: { start, end, paragraph } }: Candidate): Quote => ({
  passage,
  start,
  end,
  paragraph,
});

function citeQuote({ passage, start, end }: Quote, snapshot: Snapshot): CitedText {
  const article = snapshot.articles[snapshot.articleOf[passage]!]!;
  return citeText(article, { start, end, heading: snapshot.passages[passage]!.heading });
}

function citeSentence(candidate: Candidate, snapshot: Snapshot): CitedText {
  const known = cited.get(candidate.sentence);
  if (known) return known;
  const made = citeQuote(toQuote(candidate), snapshot);
  cited.set(candidate.sentence, made);
  return made;
}

/** The words that a sentence should have: bigrams and figures, or what an English one may mean in Chinese. */
function listTraits(text: string, glossary: Glossary): readonly (readonly string[])[] {
  const folded = foldText(text);
  const figures = (folded.match(/\d[\d,.]*/g) ?? []).map((figure) => [figure]);
  if (detectLanguage(text) === 'en')
    return [...figures, ...glossary.translate(text).map(({ chinese }) => chinese.filter((word) => word.length > 1))];
  const chars = Array.from(folded.replaceAll(/[^\p{L}\p{N}]/gu, ''));
  const bigrams = new Set(chars.slice(1).map((char, i) => chars[i]! + char));
  return [...figures, ...[...bigrams].map((bigram) => [bigram])];
}

/** The sentences of the passages, those first that share most with a statement. */
function rankSentences(text: string, passages: readonly number[], snapshot: Snapshot): readonly Candidate[] {
  const traits = listTraits(text, snapshot.glossary);
  return [...new Set(passages)]
    .flatMap((passage) =>
      readSentences(snapshot, passage).sentences.map((sentence): Candidate => {
        const score = traits.filter((forms) => forms.some((form) => sentence.folded.includes(form))).length;
        return { passage, sentence, score };
      }),
    )
    .toSorted((a, b) => b.score - a.score || a.sentence.text.length - b.sentence.text.length);
}

/** Every choice of `size` of the first candidates, the best ranked first. */
function choose(candidates: readonly Candidate[], size: number): readonly (readonly Candidate[])[] {
  if (size === 0) return [[]];
  return candidates.flatMap((first, i) =>
    choose(candidates.slice(i + 1), size - 1).map((rest) => [first].concat(rest)),
  );
}

/** One quote for sentences that follow each other in a paragraph, as long as it stays short. */
function joinQuotes(chosen: readonly Candidate[], snapshot: Snapshot): readonly Quote[] {
  const quotes: Quote[] = [];
  for (const { passage, sentence } of chosen.toSorted(
    (a, b) => a.passage - b.passage || a.sentence.start - b.sentence.start,
  )) {
    const { start, end, paragraph } = sentence;
    const { text } = snapshot.articles[snapshot.articleOf[passage]!]!;
    const last = quotes.at(-1);
    const follows =
      last !== undefined &&
      last.passage === passage &&
      last.paragraph === paragraph &&
      end - last.start <= LONGEST &&
      text.slice(last.end, start).trim() === '';
    if (follows) quotes[quotes.length - 1] = { ...last, end };
    else quotes.push({ passage, start, end, paragraph });
  }
  return quotes;
}

/** Sentences that carry a statement as quotes, and the check against these. */
function settle(
  chosen: readonly Candidate[],
  check: (quotes: readonly CitedText[]) => StatementCheck,
  snapshot: Snapshot,
): FoundQuotes {
  const cite = (quote: Quote) => citeQuote(quote, snapshot);
  const joined = joinQuotes(chosen, snapshot);
  const found = check(joined.map(cite));
  if (found.supported) return { quotes: joined, check: found };
  const apart = chosen.map(toQuote);
  return { quotes: apart, check: check(apart.map(cite)) };
}

/**
 * The fewest sentences of the named passages that carry a written sentence, as verbatim quotes in the order of the
 * articles. Where none do, those that come nearest, with what they lack.
 *
 * @param passages numbers of the snapshot
 */
export function findQuotes(text: string, passages: readonly number[], snapshot: Snapshot): FoundQuotes {
  const ranked = rankSentences(text, passages, snapshot);
  const { glossary, aliases } = snapshot;
  const check = (quotes: readonly CitedText[]) => checkStatement(text, quotes, glossary, aliases);
  let best: FoundQuotes | null = null;
  for (const [i, count] of TRIED.entries())
    for (const chosen of choose(ranked.slice(0, count), i + 1)) {
      const found = check(chosen.map((candidate) => citeSentence(candidate, snapshot)));
      const isBetter = best === null || found.problems.length < best.check.problems.length;
      if (!found.supported && !isBetter) continue;
      if (found.supported) return settle(chosen, check, snapshot);
      best = { quotes: chosen.map(toQuote), check: found };
    }
  return best ?? { quotes: [], check: check([]) };
}
