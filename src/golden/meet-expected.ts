import type { Answer, Citation } from '../answering/answer.ts';
import { foldText } from '../language/fold.ts';
import type { Expected } from './golden-question.ts';

/** What an expectation is held against: an answer, or the record of one. */
export interface Outcome {
  readonly kind: Answer['kind'];
  /** Empty unless answered. */
  readonly citations: readonly Pick<Citation, 'articleId' | 'quote'>[];
}

/** Script, width and white space make no other words. */
const fold = (text: string) => foldText(text).replaceAll(/\s+/g, '');

/** Whether the words stand in the text; a figure only as a whole: 12 is not in 120, nor in 3.12. */
export function holdsWords(text: string, words: string): boolean {
  return holds(fold(text), fold(words));
}

function holds(text: string, words: string): boolean {
  const before = /^\d/.test(words) ? String.raw`(?<!\d|\d[.,])` : '';
  const after = /\d$/.test(words) ? String.raw`(?!\d|[.,]\d)` : '';
  const literal = words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(before + literal + after, 'u').test(text);
}

/** Whether an answer is as expected. One that a fault cut short is not. */
export function meetsExpected(outcome: Outcome, expected: Expected): boolean {
  if (outcome.kind === 'unavailable') return false;
  switch (expected.kind) {
    case 'not-found':
      return outcome.kind === 'not-found';
    case 'cites': {
      const quotes = outcome.citations.filter(({ articleId }) => articleId === expected.articleId);
      const said = quotes.map(({ quote }) => quote).join('|');
      return quotes.length > 0 && expected.words.every((words) => holdsWords(said, words));
    }
    case 'not-this':
      return !outcome.citations.some(({ articleId, quote }) =>
        expected.quotes.some((wrong) => wrong.articleId === articleId && overlap(fold(wrong.quote), fold(quote))),
      );
  }
}

/** The same sentence, or one cut a little longer or shorter. */
const overlap = (a: string, b: string) => a.includes(b) || b.includes(a);
