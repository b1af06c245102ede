import type { AuditedSentence, AuditRecord } from '../audit/audit-record.ts';
import { oneLine } from '../language/one-line.ts';
import { cutText } from '../language/shorten.ts';
import type { ExplainTexts } from './explain-texts.ts';
import type { Texts } from './texts.ts';

const SHOWN_MATCHES = 5;
/** A sentence is told apart from the others by its beginning; what was dropped is worth reading. */
const BRIEF = 60;
const FULL = 240;

function shorten(text: string, length: number): string {
  const line = oneLine(text);
  return line.length <= length ? line : `${cutText(line, length)}…`;
}

function sentenceLines(sentence: AuditedSentence, place: number, texts: ExplainTexts): readonly string[] {
  const { text, passages, outcome, problems, before } = sentence;
  // One of a kind tells what is wrong; the others say it of further clauses.
  const kinds = problems.filter(({ kind }, i) => problems.findIndex((other) => other.kind === kind) === i);
  const named = kinds.map(({ kind, words }) => texts.problemWords(texts.problem[kind], shorten(words, BRIEF)));
  return [
    texts.sentence(place, texts.outcome[outcome], shorten(text, outcome === 'kept' ? BRIEF : FULL)),
    passages.length > 0 ? texts.passages(passages) : texts.noPassages,
    ...(named.length > 0 ? [texts.problems(named)] : []),
    ...(before === null ? [] : [texts.before(shorten(before, FULL))]),
  ];
}

/** How an answer came about, one line each: what was asked, found, judged, written and left out. */
export function explainAnswer(record: AuditRecord, { explain: texts }: Texts): readonly string[] {
  const { matches, sentences, confidence, failure, usage } = record;
  return [
    texts.title(record.id, record.askedAt),
    texts.question(shorten(record.question, FULL)),
    ...(record.rewritten
      ? [texts.rewritten({ ...record.rewritten, question: shorten(record.rewritten.question, FULL) })]
      : []),
    texts.kind[record.kind],
    ...(confidence === null ? [] : [texts.judgement(confidence, record.threshold)]),
    texts.model(record.model, record.prompts),
    ...(failure === null ? [] : [texts.failure[failure]]),
    ...(usage === null ? [] : [texts.tokens(usage)]),
    texts.timings(record.milliseconds),
    texts.snapshot(record.snapshot),
    ...(matches.length > 0
      ? ['', texts.matchesHeading, ...matches.slice(0, SHOWN_MATCHES).map((match, i) => texts.match(i + 1, match))]
      : [texts.noMatches]),
    ...(sentences.length > 0
      ? ['', texts.sentencesHeading, ...sentences.flatMap((sentence, i) => sentenceLines(sentence, i + 1, texts))]
      : []),
  ];
}
