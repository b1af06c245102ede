import type { Article } from '../corpus/article.ts';
import type { Evidence, JudgedSentence } from '../evidence/judge-evidence.ts';
import { listParagraphs } from '../corpus/paragraphs.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { readAsOf, resolveDates } from '../language/resolve-dates.ts';
import type { Question } from '../question/question.ts';
import type { Citation, Span, Statement } from './answer.ts';
import { collectSeries, type SeriesItem } from './collect-series.ts';
import { markAnswer } from './mark-answer.ts';
import { pickSentences } from './pick-sentences.ts';

/** Statements with the quotes they stand on, from the sentences of the articles themselves. */
export interface Extract {
  readonly statements: readonly Statement[];
  readonly citations: readonly Citation[];
}

/** Where a span of an article stands, for a reader who wants to find it. */
function locate(article: Article, span: Span): { paragraph: number; heading: string } {
  const paragraphs = listParagraphs(article.text);
  const at = paragraphs.findLast((paragraph) => paragraph.start <= span.start) ?? paragraphs[0];
  return { paragraph: at?.number ?? 1, heading: at?.heading ?? '' };
}

function citeSentence(judged: SeriesItem, number: number, snapshot: Snapshot): Citation {
  const article = snapshot.articles[snapshot.articleOf[judged.passage]!]!;
  const { start, end } = judged.sentence;
  const { id, title, publisher, published, kind, url } = article;
  const quote = article.text.slice(start, end);
  const asOf = readAsOf(quote, published);
  return {
    number,
    articleId: id,
    title,
    publisher,
    published,
    asOf,
    kind,
    url,
    ...locate(article, { start, end }),
    start,
    end,
    quote,
  };
}

/** An item speaks to the question when it carries this share of what the best sentence carries. */
const ITEM_CARRIES = 0.6;

/** Whether the question is about the list and not about one of its items: half of them or more speak to it. */
function asksForWhole(series: readonly SeriesItem[], best: JudgedSentence, evidence: Evidence): boolean {
  const speaking = evidence.sentences.filter(
    ({ sentence, features }) =>
      features.inSentence >= best.features.inSentence * ITEM_CARRIES &&
      series.some((item) => item.sentence === sentence),
  );
  return series.length > 0 && speaking.length * 2 >= series.length;
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

/** The sentences that answer, word for word, each with its citation and the answering span marked. */
export function writeExtract(question: Question, evidence: Evidence, snapshot: Snapshot): Extract {
  const best = evidence.sentences[0];
  const series = best && question.asked.kind === 'list' ? collectSeries(best, snapshot) : [];
  if (best && asksForWhole(series, best, evidence)) return writeSeries(series, snapshot);
  const picked = pickSentences(question, evidence);
  const citations = picked.map((judged, i) => citeSentence(judged, i + 1, snapshot));
  const statements = picked.map((judged, i): Statement => {
    const { quote, published, number } = citations[i]!;
    return {
      text: quote,
      citations: [number],
      marks: markAnswer(question, judged),
      dates: resolveDates(quote, published),
    };
  });
  return { statements, citations };
}
