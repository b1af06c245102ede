import { carryConcept, splitClauses, weighClause } from '../reading/carry-concept.ts';
import type { AnswerSpan } from '../reading/find-answer-spans.ts';
import type { JudgedSentence } from '../evidence/judge-evidence.ts';
import type { FoldedText } from '../language/fold.ts';
import type { Question } from '../question/question.ts';
import type { Span } from './answer.ts';

/** A span of its own answers another part of the question when its words alone carry this share of it. */
const OWN_PART = 0.25;
const BREAK = /[,，、;；:：。]/;

/** The words right around a figure that say what it counts: up to the figures and marks on either side. */
function readLabel(folded: string, spans: readonly AnswerSpan[], i: number): string {
  const before =
    folded
      .slice(spans[i - 1]?.end ?? 0, spans[i]!.start)
      .split(BREAK)
      .at(-1) ?? '';
  const after = folded.slice(spans[i]!.end, spans[i + 1]?.start ?? folded.length).split(BREAK)[0] ?? '';
  return `${before} ${after}`;
}

/**
 * Of several spans those whose labels speak of what was asked: the one that carries most of the question,
 * and others that alone carry another part of it (多少发明专利、多少企业).
 */
function chooseSpans(question: Question, folded: string, spans: readonly AnswerSpan[]): readonly AnswerSpan[] {
  const { concepts, weight: total } = question;
  const labels = spans.map((_, i) => readLabel(folded, spans, i));
  const carried = labels.map((label) => concepts.map((concept) => concept.weight * carryConcept(concept, label)));
  const weights = carried.map((shares) => shares.reduce((sum, share) => sum + share, 0));
  const heaviest = Math.max(...weights);
  return spans.filter((_, i) => {
    if (weights[i] === heaviest) return true;
    const own = carried[i]!.reduce(
      (sum, share, c) => sum + (carried.every((other, j) => j === i || other[c]! < share) ? share : 0),
      0,
    );
    return own >= OWN_PART * total;
  });
}

/** Spans of a folded text in order of their place, as offsets in the text itself; what overlaps is left out. */
function toMarks(spans: readonly Span[], { offsets }: FoldedText): readonly Span[] {
  const marks: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const mark = { start: offsets[span.start]!, end: offsets[span.end]! };
    if (mark.start >= (marks.at(-1)?.end ?? 0) && mark.end > mark.start) marks.push(mark);
  }
  return marks;
}

/**
 * Of the spans of the kind asked for, those whose words around them speak of what was asked. Offsets in the text that
 * was folded.
 */
export function markSpans(question: Question, text: FoldedText, spans: readonly AnswerSpan[]): readonly Span[] {
  const bestFit = Math.max(...spans.map((span) => span.fit));
  const fitting = spans.filter((span) => span.fit === bestFit).toSorted((a, b) => a.start - b.start);
  return fitting.length === 0 ? [] : toMarks(chooseSpans(question, text.folded, fitting), text);
}

/**
 * The parts of a sentence that answer: of the spans of the kind asked for, those whose words around them speak of what
 * was asked; where the kind has no form, the clause that does. Offsets in the sentence's text.
 */
export function markAnswer(question: Question, { sentence, spans }: JudgedSentence): readonly Span[] {
  if (spans.length > 0) return markSpans(question, sentence, spans);
  const clauses = splitClauses(sentence.folded)
    .map(({ start, end }) => ({
      start,
      end,
      weight: weighClause(question.concepts, sentence.folded.slice(start, end)),
    }))
    .filter((clause) => clause.weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  return toMarks(clauses.slice(0, 1), sentence);
}
