import * as fc from 'fast-check';
import type { Answer, Answered, Citation, Match, NotFound, Span, Statement } from '../../../src/answering/answer.ts';
import type { Language } from '../../../src/language/language.ts';
import { LANGUAGES } from '../../../src/language/language.ts';
import type { OpenedPassage } from '../../../src/passages/create-passage-reader.ts';
import { makeAnswered, makeCitation, makeMatch, makeNotFound, makeUnavailable } from '../fake-app.ts';

/** Everything that texts of the world are made of, and what somebody would write who wants to break a message. */
const PIECES = [
  [
    '重庆',
    '科学城',
    '實驗室',
    '，',
    '。',
    '；',
    '、',
    '“',
    '”',
    '《',
    '》',
    '（',
    '）',
    '５.４％',
    '𠮷',
    '𬬭',
    '々',
    '〇',
  ],
  ['Science City', ' ', ' ', '\n', '\n\n', '\t', '1.5', 'R&D', '<b>', '&lt;', '*', '_', '`', '~', '|', '\\', '>', '!'],
  ['👍', '👨‍👩‍👧‍👦', '🏳️‍🌈', '🇨🇳', '🇹🇼🇭🇰', '👩🏽‍💻', '1️⃣', '☺️', '🫱🏻‍🫲🏿', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
  ['مرحبا', 'שלום', '‏', '‎', '؜', 'हिन्दी', 'ไทย', '한국어', 'ÄÖÜ', 'é', 'Z̸̛͎̈́̕ä̴l', 'g̈', '각', 'ﷺ', 'ﬀ'],
  ['\u0000', '\u0007', '\u007f', '\u0085', '\u00a0', '\u00ad', '\u200b', '\u200d', '\u2028', '\u2029', '\u202e'],
  ['\u2066', '\u2800', '\u3000', '\ufeff', '\uFFFD', '\uFFFF', '\ud83d', '\udc4d', '\ud800', '\r\n', '\r'],
  ['@evil_bot', '/start', '#恶意', '$EVIL', 'evil.com', 'https://evil.com/?a=[1]', 'tg://user?id=1', 'a@evil.com'],
  ['[1]', '[2]', '[1', ']', '[1](https://evil.com)', '{{x}}', ':', '\u{10FFFF}', '\u{1F1E6}', '0'.repeat(40)],
].flat();

const piece = fc.constantFrom(...PIECES);

/** A text of a few pieces, sometimes again and again up to a length. */
const textUpTo = (length: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(piece, { minLength: 1, maxLength: 12 }), fc.oneof(fc.constant(1), fc.nat(length)))
    .map(([pieces, times]) => {
      const unit = pieces.join('');
      return unit.repeat(Math.min(times, Math.ceil(length / unit.length)) || 1).slice(0, length);
    });

/** A text that is about as long as a message may be: where it ends, a message has to. */
const textNearLimit: fc.Arbitrary<string> = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 12 }), fc.integer({ min: 4_070, max: 4_100 }))
  .map(([pieces, length]) => {
    const unit = pieces.join('').replaceAll(/[\n\r。！？；!?;]/g, '') || '山';
    return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  });

const URLS = [
  ['https://news.example.com/a1', 'http://例子.中国/路?q=[1]', 'https://a.b/\u0000', 'https://a.b/\ud83d', null],
  ['javascript:alert(1)', 'https://', 'http:///x', 'https://a b.c', 'tg://user?id=1', 'https://user:pw@evil.com/'],
  [
    `https://a.b/${'x'.repeat(3_000)}`,
    'https://[::1]/',
    'https://a.b/\u202egnp',
    '',
    'https://localhost/',
    'HTTPS://A.B',
  ],
].flat();

/** One or two spans that do not cut a surrogate pair. */
function spansOf(text: string, seed: number): readonly Span[] {
  const offsets = [0];
  for (const char of text) offsets.push(offsets.at(-1)! + char.length);
  const at = (share: number) => offsets[Math.floor(share * (offsets.length - 1))]!;
  const [a, b, c, d] = [seed % 7, (seed % 11) + 7, (seed % 13) + 18, (seed % 17) + 31].map((it) => at(it / 48));
  return [
    { start: a!, end: b! },
    { start: c!, end: d! },
  ].filter(({ start, end }) => end > start);
}

/** Ends each line of a statement and stands nowhere else, so that its end is found again in what is sent. */
export const LINE_END = '止';

const statement = (sources: number): fc.Arbitrary<Statement> =>
  fc
    .record({
      body: fc.oneof({ weight: 30, arbitrary: textUpTo(400) }, { weight: 1, arbitrary: textNearLimit }),
      seed: fc.nat(100_000),
      citations: fc.uniqueArray(fc.integer({ min: 1, max: sources }), { minLength: 1, maxLength: 4 }),
      standing: fc.constantFrom(null, null, null, 'latest' as const, 'conflict' as const),
      asOf: fc.constantFrom('2020-08', null),
      dated: fc.boolean(),
      glossed: fc.boolean(),
    })
    .map(({ body, seed, citations, standing, asOf, dated, glossed }) => {
      // A line for each citation would make a list of it, whose lines end otherwise.
      const text = `${body.replaceAll('\n', ' ')}${LINE_END}`;
      return {
        text,
        citations,
        marks: spansOf(text, seed),
        dates: dated ? [{ words: '去年', date: '2019-12' }] : [],
        glosses: glossed ? [{ start: 0, end: 1, words: body.slice(0, 3), meaning: body.slice(0, 9) }] : [],
        standing,
        asOf,
      };
    });

const citation = (number: number): fc.Arbitrary<Citation> =>
  fc
    .record({
      quote: textUpTo(1_000),
      title: textUpTo(300),
      publisher: fc.option(textUpTo(150)),
      published: fc.constantFrom('2020-08-18', '2020-02-30', '2020', null),
      asOf: fc.constantFrom('2020', null),
      kind: fc.constantFrom('digest' as const, 'full' as const),
      url: fc.constantFrom(...URLS),
      paragraph: fc.integer({ min: 1, max: 99_999 }),
    })
    .map((fields) => makeCitation({ number, ...fields }));

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

const match: fc.Arbitrary<Match> = fc
  .record({ title: textUpTo(300), text: textUpTo(900), paragraph: fc.integer({ min: 1, max: 99_999 }) })
  .map((fields) => makeMatch(fields));

const shape = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })) },
  { weight: 1, arbitrary: fc.tuple(fc.integer({ min: 5, max: 20 }), fc.integer({ min: 5, max: 20 })) },
);

const answered: fc.Arbitrary<Answered> = shape.chain(([statements, sources]) =>
  fc
    .record({
      statements: fc.tuple(...numbers(statements).map(() => statement(sources))),
      citations: fc.tuple(...numbers(sources).map((number) => citation(number))),
      matches: fc.array(match, { maxLength: 3 }),
      understoodAs: fc.option(textUpTo(200)),
      notice: fc.constantFrom('budget' as const, 'model-failed' as const),
    })
    .map((fields) => makeAnswered('问？', fields)),
);

const notFound = fc
  .record({ related: fc.array(match, { maxLength: 3 }), words: textUpTo(60) })
  .map(({ related, words }): NotFound => {
    const missing = { mentioned: words, lacking: { kind: 'words' as const, words, elsewhere: false } };
    return Object.assign(makeNotFound('问？', related), { matches: related, missing });
  });

/** Any answer at all, the language that it is shown in, and whether its sources are behind buttons alone. */
export const generated: fc.Arbitrary<{
  readonly answer: Answer;
  readonly language: Language;
  readonly folded: boolean;
}> = fc.record({
  answer: fc.oneof(
    { weight: 20, arbitrary: answered },
    { weight: 3, arbitrary: notFound },
    { weight: 1, arbitrary: fc.constant(makeUnavailable('问？', 'internal')) },
  ),
  language: fc.constantFrom(...LANGUAGES),
  folded: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
});

/** A passage as a reader opens it from a citation, with parts of the others around it. */
export function openedFrom({ title, publisher, published, url, kind, paragraph, quote }: Citation): OpenedPassage {
  const shown = (text: string, mark?: Span) => ({
    key: `${'k'.repeat(10)}_${'w'.repeat(10)}_${paragraph}`,
    paragraphs: [paragraph, paragraph + (paragraph % 2)] as const,
    heading: paragraph % 3 === 0 ? title : '',
    text,
    mark: mark === undefined ? null : { ...mark, paragraph },
  });
  const long = quote.repeat(4);
  return {
    kind: paragraph % 5 === 0 ? 'changed' : 'found',
    article: { title, publisher, published, url, kind },
    passage:
      paragraph % 2 === 0 ? shown(quote, spansOf(quote, paragraph)[0]) : shown(long, spansOf(long, paragraph)[1]),
    before: paragraph % 7 === 0 ? null : shown(quote),
    after: paragraph % 11 === 0 ? null : shown(`${title}${quote}`),
    number: 2,
    count: 99_999,
  };
}
