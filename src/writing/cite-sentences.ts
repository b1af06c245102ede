import type { Citation, Span, Statement } from '../answering/answer.ts';
import { citeSpan } from '../answering/cite-span.ts';
import { markSpans } from '../answering/mark-answer.ts';
import type { Extract } from '../answering/write-extract.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { foldWithOffsets } from '../language/fold.ts';
import type { Question } from '../question/question.ts';
import { findAnswerSpans } from '../reading/find-answer-spans.ts';
import type { CheckedSentence } from './check-sentence.ts';

/** The parts of a Chinese sentence that have the form of what was asked; an English one is left plain. */
function markSentence(text: string, question: Question): readonly Span[] {
  if (question.language === 'en') return [];
  const folded = foldWithOffsets(text);
  return markSpans(question, folded, findAnswerSpans(folded.folded, question.asked));
}

/** Sentences that passed their check as statements, with their quotes as citations; each quote has one number. */
export function citeSentences(sentences: readonly CheckedSentence[], question: Question, snapshot: Snapshot): Extract {
  const citations: Citation[] = [];
  const statements = sentences.map(({ text, quotes }): Statement => {
    const numbers = quotes.map((quote) => {
      const { id } = snapshot.articles[snapshot.articleOf[quote.passage]!]!;
      const same = citations.find(
        ({ articleId, start, end }) => articleId === id && start === quote.start && end === quote.end,
      );
      if (same) return same.number;
      citations.push(citeSpan(quote, citations.length + 1, snapshot));
      return citations.length;
    });
    return { text, citations: [...new Set(numbers)], marks: markSentence(text, question), dates: [], written: true };
  });
  return { statements, citations };
}
