import * as fc from 'fast-check';
import type { Answered, Citation, Gloss, Span, Statement } from '../../src/answering/answer.ts';
import { makeAnswered, makeCitation, makeStatement } from './fake-app.ts';

/** Text as articles have it, with characters of two units, and at least one that is no blank at either end. */
export function words(maxLength: number): fc.Arbitrary<string> {
  const unit = fc.constantFrom('山', '城', '。', '，', '\n', ' ', 'a', '9', '𠮷', '👍', '（', '）', '[1]', '%');
  return fc.array(unit, { maxLength }).map((units) => `云${units.join('')}山`);
}

/** Spans of a text, in order, not overlapping, never inside a surrogate pair. */
export function spans(text: string): fc.Arbitrary<readonly Span[]> {
  const offsets = [0];
  for (const char of text) offsets.push(offsets.at(-1)! + char.length);
  return fc
    .subarray(offsets, { maxLength: Math.min(offsets.length, 240) })
    .map((chosen) =>
      chosen.flatMap((start, i) =>
        i % 2 === 0 && chosen[i + 1] !== undefined ? [{ start, end: chosen[i + 1]! }] : [],
      ),
    );
}

function statement(citations: number, maxLength: number): fc.Arbitrary<Statement> {
  return words(maxLength).chain((text) =>
    fc.record({
      text: fc.constant(text),
      marks: spans(text),
      citations: fc.subarray(
        Array.from({ length: citations }, (_, i) => i + 1),
        { minLength: 1 },
      ),
      dates: fc.constantFrom<Statement['dates']>([], [{ words: '去年12月', date: '2019-12' }]),
      glosses: fc.constantFrom<Gloss[]>([], [{ start: 0, end: 1, words: '亩', meaning: 'mu' }]),
      standing: fc.constantFrom<NonNullable<Statement['standing']> | null>(null, 'latest', 'conflict', 'undated'),
      asOf: fc.constantFrom('2020-08', null),
    }),
  );
}

function citation(number: number, maxLength: number): fc.Arbitrary<Citation> {
  return fc
    .record({
      quote: words(maxLength),
      title: words(12),
      publisher: fc.option(fc.constant('云杉日报')),
      published: fc.constantFrom('2020-08-18', '2020-08', '2020', null),
      asOf: fc.constantFrom('2020', '2019-12', null),
      kind: fc.constantFrom('digest' as const, 'full' as const),
      url: fc.constantFrom('https://news.example.com/a', null),
    })
    .map((changes) => makeCitation({ number, ...changes }));
}

/** Answers from one line to several messages. */
export const answers: fc.Arbitrary<Answered> = fc.integer({ min: 1, max: 5 }).chain((count) =>
  fc
    .record({
      statements: fc.oneof(
        { weight: 3, arbitrary: fc.array(statement(count, 60), { minLength: 1, maxLength: 4 }) },
        { weight: 1, arbitrary: fc.array(statement(count, 6_000), { minLength: 1, maxLength: 2 }) },
      ),
      citations: fc.tuple(
        ...Array.from({ length: count }, (_, i) =>
          fc.oneof({ weight: 4, arbitrary: citation(i + 1, 120) }, { weight: 1, arbitrary: citation(i + 1, 9_000) }),
        ),
      ),
    })
    .map((changes) => makeAnswered('问？', changes)),
);

export const shortAnswer: Answered = makeAnswered('问？', {
  statements: [makeStatement(), makeStatement({ text: '第二句。', marks: [], dates: [], citations: [1, 2] })],
  citations: [makeCitation(), makeCitation({ number: 2, quote: '第二句。', url: null })],
});
