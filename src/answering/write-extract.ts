import type { Evidence, JudgedSentence } from '../evidence/judge-evidence.ts';
import { readSentences } from '../reading/read-sentences.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { resolveDates } from '../language/resolve-dates.ts';
import type { Language } from '../language/language.ts';
import type { Question } from '../question/question.ts';
import type { Found } from '../retrieval/retrieve.ts';
import type { Citation, Span, Statement } from './answer.ts';
import { citeSpan } from './cite-span.ts';
import { collectSeries, type SeriesItem } from './collect-series.ts';
import { compareFigures } from './compare-figures.ts';
import { glossQuote } from './gloss-quote.ts';
import { markAnswer } from './mark-answer.ts';
import { pickBeside, pickSentences } from './pick-sentences.ts';
import type { StandingFigure } from './stand-figures.ts';

/** Statements with the quotes they stand on, from the sentences of the articles themselves. */
export interface Extract {
  readonly statements: readonly Statement[];
  readonly citations: readonly Citation[];
}

function citeSentence(item: SeriesItem, number: number, snapshot: Snapshot, start = item.sentence.start): Citation {
  const { end, paragraph } = item.sentence;
  return citeSpan({ passage: item.passage, start, end, paragraph }, number, snapshot);
}

/** An item speaks to the question when it carries this share of what the best sentence carries. */
const ITEM_CARRIES = 0.6;

/** A numbered list is looked for among so many of the best sentences. */
const SERIES_AMONG = 3;

/** Whether the question is about the list and not about one of its items: half of them or more speak to it. */
function asksForWhole(series: readonly SeriesItem[], best: JudgedSentence, evidence: Evidence): boolean {
  const speaking = evidence.sentences.filter(
    ({ sentence, features }) =>
      features.inSentence >= best.features.inSentence * ITEM_CARRIES &&
      series.some((item) => item.sentence === sentence),
  );
  return series.length > 0 && speaking.length * 2 >= series.length;
}

/** Words at the start of a sentence that point to the one before it. */
const POINTS_BACK = /^[“「]?(?:这|该|其(?!中)|双方|上述|此|它|他|她|两者|前者|后者|当天)/;
/** The sentence before joins the quote only while both stay readable. */
const LONGEST_QUOTE = 300;

/** Where the quote of a sentence begins: with the sentence before it, when it points back to that one. */
function findQuoteStart({ passage, sentence }: SeriesItem, snapshot: Snapshot): number {
  if (!POINTS_BACK.test(sentence.folded)) return sentence.start;
  const { sentences } = readSentences(snapshot, passage);
  const before = sentences[sentences.indexOf(sentence) - 1];
  if (!before || sentence.end - before.start > LONGEST_QUOTE) return sentence.start;
  const { text } = snapshot.articles[snapshot.articleOf[passage]!]!;
  // Another paragraph is another matter, and a quotation leaps over nothing that is no sentence of the article.
  return /^[^\S\n]*$/.test(text.slice(before.end, sentence.start)) ? before.start : sentence.start;
}

/** A numbered list as one statement, an item a line, each item cited. */
function writeSeries(series: readonly SeriesItem[], snapshot: Snapshot): Extract {
  const citations = series.map((item, i) => citeSentence(item, i + 1, snapshot));
  const statement: Statement = {
    text: citations.map((citation) => citation.quote).join('\n'),
    citations: citations.map((citation) => citation.number),
    marks: [],
    dates: citations.flatMap((citation) => resolveDates(citation.quote, citation.published)),
  };
  return { statements: [statement], citations };
}

/** A sentence as a statement with its citation; `number` counts from 1. */
function writeStatement(item: SeriesItem, number: number, marks: readonly Span[], snapshot: Snapshot) {
  const citation = citeSentence(item, number, snapshot, findQuoteStart(item, snapshot));
  const before = item.sentence.start - citation.start;
  const statement: Statement = {
    text: citation.quote,
    citations: [number],
    marks: marks.map(({ start, end }) => ({ start: start + before, end: end + before })),
    dates: resolveDates(citation.quote, citation.published),
  };
  return { statement, citation };
}

/** A figure's statement says how it stands to the others; its citation speaks of the figure's own time. */
function writeFigure({ candidate, standing }: StandingFigure, number: number, snapshot: Snapshot) {
  const { sentence, figure } = candidate;
  const mark = { start: sentence.offsets[figure.start]!, end: sentence.offsets[figure.end]! };
  const { statement, citation } = writeStatement(candidate, number, [mark], snapshot);
  if (standing === null) return { statement, citation };
  return {
    statement: { ...statement, standing, asOf: figure.asOf },
    citation: figure.planned ? citation : { ...citation, asOf: figure.asOf },
  };
}

/** The sentences that answer; where several tell a figure of the same thing, they are ordered and say which is which. */
function quoteSentences(
  question: Question,
  evidence: Evidence,
  snapshot: Snapshot,
  further: readonly Found[],
): Extract {
  if (question.asked.kind === 'list')
    for (const judged of evidence.sentences.slice(0, SERIES_AMONG)) {
      const series = collectSeries(judged, snapshot);
      if (asksForWhole(series, judged, evidence)) return writeSeries(series, snapshot);
    }
  const comparison = compareFigures(question, evidence, further, snapshot);
  const figures = comparison?.figures ?? [];
  const beside = comparison ? pickBeside(question, evidence, comparison) : pickSentences(question, evidence);
  const written = [
    ...figures.map((figure, i) => writeFigure(figure, i + 1, snapshot)),
    ...beside.map((judged, i) =>
      writeStatement(judged, figures.length + i + 1, markAnswer(question, judged), snapshot),
    ),
  ];
  return { statements: written.map(({ statement }) => statement), citations: written.map(({ citation }) => citation) };
}

/**
 * The sentences that answer, word for word, each with its citation and the answering span marked; for an English
 * question with their key terms.
 *
 * @param further passages that were found but not judged; they may hold another figure of the same thing
 * @param language of the reader
 */
export function writeExtract(
  question: Question,
  evidence: Evidence,
  snapshot: Snapshot,
  further: readonly Found[] = [],
  language: Language = question.language,
): Extract {
  const { statements, citations } = quoteSentences(question, evidence, snapshot, further);
  if (language !== 'en') return { statements, citations };
  const glossed: Statement[] = [];
  for (const statement of statements)
    glossed.push({
      ...statement,
      glosses: glossQuote(question, statement.text, statement.marks, snapshot.glossary),
    });
  return { statements: glossed, citations };
}
