import { splitClauses, weighClause } from '../evidence/carry-concept.ts';
import type { JudgedSentence } from '../evidence/judge-evidence.ts';
import type { Question } from '../question/question.ts';
import type { Span } from './answer.ts';

/**
 * The parts of a sentence that answer: of the spans of the kind asked for, those in the clause that speaks of what
 * was asked; where the kind has no form, that clause itself. Offsets in the sentence's text.
 */
export function markAnswer(question: Question, judged: JudgedSentence): readonly Span[] {
  const { sentence, spans } = judged;
  const clauses = splitClauses(sentence.folded).map(({ start, end }) => {
    return { start, end, weight: weighClause(question.concepts, sentence.folded.slice(start, end)) };
  });
  const toText = (start: number, end: number): Span => ({
    start: sentence.offsets[start]!,
    end: sentence.offsets[end]!,
  });
  const bestFit = Math.max(...spans.map((span) => span.fit));
  const fitting = spans
    .filter((span) => span.fit === bestFit)
    .map((span) => {
      const weight = clauses.find((clause) => clause.start <= span.start && span.start < clause.end)?.weight ?? 0;
      return { span, weight };
    });
  const heaviest = Math.max(...fitting.map(({ weight }) => weight));
  const chosen =
    fitting.length > 0
      ? fitting.filter(({ weight }) => weight === heaviest).map(({ span }) => span)
      : clauses
          .filter((clause) => clause.weight > 0)
          .toSorted((a, b) => b.weight - a.weight)
          .slice(0, 1);
  const marks: Span[] = [];
  for (const { start, end } of chosen.toSorted((a, b) => a.start - b.start)) {
    const mark = toText(start, end);
    if (mark.start >= (marks.at(-1)?.end ?? 0) && mark.end > mark.start) marks.push(mark);
  }
  return marks;
}
