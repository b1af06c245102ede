import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isListItem, listParagraphs } from '../../src/corpus/paragraphs.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { splitSentences } from '../../src/language/split-sentences.ts';
import { PASSAGE_MAX, splitArticle } from '../../src/passages/split-article.ts';
import { articleText, clause, quotation, wildText } from '../helpers/arbitrary-text.ts';
import { makeArticle } from '../helpers/write-articles.ts';

const LONGEST = 900;
const split = (text: string) => splitArticle(makeArticle({ id: 'a', text }));

/** Offsets at which a passage begins or ends. */
function listBoundaries(text: string): readonly number[] {
  return split(text).flatMap(({ start, end }) => [start, end]);
}

/** Spans of `pattern` that some boundary lies strictly inside of. */
function findParted(text: string, pattern: RegExp, longest = Infinity): readonly string[] {
  const boundaries = listBoundaries(text);
  return [...text.matchAll(pattern)]
    .filter(
      ({ 0: found, index }) =>
        found.length <= longest && boundaries.some((at) => at > index && at < index + found.length),
    )
    .map(([found]) => found);
}

function expectWellFormed(text: string): void {
  const passages = split(text);
  let last = 0;
  for (const [i, passage] of passages.entries()) {
    expect(passage.text).toBe(text.slice(passage.start, passage.end));
    expect(passage.text.trim()).not.toBe('');
    expect(passage.id).toBe(`a#${i + 1}`);
    expect(passage.start).toBeGreaterThanOrEqual(last);
    expect(passage.text.length).toBeLessThanOrEqual(LONGEST);
    last = passage.end;
  }
  // What is not white space and not a heading is in exactly one passage.
  const wanted = listParagraphs(text)
    .map(({ start, end }) => text.slice(start, end))
    .join('');
  const got = passages.map((passage) => passage.text).join('');
  expect(got.replaceAll(/\s/g, '')).toBe(wanted.replaceAll(/\s/g, ''));
}

describe('the passages of an article', () => {
  it('are exact slices in order that hold everything but headings once, for any text', () => {
    fc.assert(fc.property(wildText, expectWellFormed), { numRuns: 400 });
    fc.assert(fc.property(articleText, expectWellFormed), { numRuns: 200 });
  });

  it('hold every sentence whole, and once', () => {
    fc.assert(
      fc.property(articleText, (text) => {
        const passages = split(text);
        for (const { start, end } of listParagraphs(text))
          for (const sentence of splitSentences(text.slice(start, end))) {
            if (sentence.end - sentence.start > LONGEST) continue;
            const holders = passages.filter(
              (passage) => passage.start <= start + sentence.start && start + sentence.end <= passage.end,
            );
            expect(holders.length, `“${text.slice(start + sentence.start, start + sentence.end)}”`).toBe(1);
          }
      }),
      { numRuns: 300 },
    );
  });

  it('are longer than the aim only for one sentence or one list item', () => {
    fc.assert(
      fc.property(articleText, (text) => {
        for (const passage of split(text)) {
          if (passage.text.length <= PASSAGE_MAX || isListItem(passage.text)) continue;
          expect(splitSentences(passage.text)).toHaveLength(1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never part a number, in any text', () => {
    const number = /\d+(?:[.,]\d+)*[%‰]?/g;
    const expectWhole = (text: string) => {
      expect(findParted(text, number, 100)).toEqual([]);
    };
    fc.assert(fc.property(wildText, expectWhole), { numRuns: 400 });
    const unbroken = fc.array(fc.oneof(clause, fc.constantFrom('5,000,000', '3.14159', '三千五百万元')), {
      minLength: 150,
      maxLength: 300,
    });
    fc.assert(
      fc.property(
        unbroken.map((parts) => parts.join('')),
        expectWhole,
      ),
      { numRuns: 50 },
    );
  });

  it('never part a quotation that closes within 600 units', () => {
    const closed = /“[^“”]*”|「[^「」]*」/g;
    const expectWhole = (text: string) => {
      expect(findParted(text, closed, 600)).toEqual([]);
    };
    fc.assert(fc.property(articleText, expectWhole), { numRuns: 300 });
    // Without a sentence end around it a text is cut for its length alone: before or behind the quotation.
    const around = fc
      .tuple(fc.integer({ min: 100, max: 290 }), quotation)
      .map(([before, quoted]) => '科学城'.repeat(before) + quoted + '重庆'.repeat(500));
    fc.assert(fc.property(around, expectWhole), { numRuns: 200 });
  });

  it('never part a list item', () => {
    fc.assert(
      fc.property(articleText, (text) => {
        const boundaries = listBoundaries(text);
        for (const { start, end } of listParagraphs(text)) {
          if (!isListItem(text.slice(start, end)) || end - start > LONGEST) continue;
          expect(boundaries.filter((at) => at > start && at < end)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('carry the number and the heading path of the paragraph in which they begin', () => {
    fc.assert(
      fc.property(articleText, (text) => {
        const paragraphs = listParagraphs(text);
        for (const passage of split(text)) {
          const home = paragraphs.findLast(({ start }) => start <= passage.start)!;
          expect([passage.paragraph, passage.heading]).toEqual([home.number, home.heading]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('do not reach over a heading, even between two sections of one name', () => {
    const passages = split('## 概况\n\n短。\n\n## 概况\n\n也短。\n');
    expect(passages.map(({ text }) => text)).toEqual(['短。', '也短。']);
  });

  it('join short neighbours of one section', () => {
    expect(split('第一段。\n\n第二段。\n').map(({ text, paragraph }) => [text, paragraph])).toEqual([
      ['第一段。\n\n第二段。', 1],
    ]);
  });

  it('part an overlong list item at its sentences', () => {
    const sentence = `${'建设科学城'.repeat(40)}。`;
    const passages = split(`- ${sentence.repeat(6)}`);
    expect(passages.length).toBeGreaterThan(1);
    for (const { text } of passages) expect(text.endsWith('。')).toBe(true);
  });

  it('are made of a text of a million units without any mark in no time to speak of', () => {
    const startedAt = performance.now();
    expect(split('重'.repeat(1_000_000)).length).toBeGreaterThan(1000);
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });

  it('are of the aimed size in the shipped corpus', async () => {
    expect(readdirSync('corpus')).not.toEqual([]);
    const { articles } = await readCorpus('corpus');
    const lengths = articles.flatMap((article) => splitArticle(article).map(({ text }) => text.length));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(LONGEST);
    expect(lengths.filter((length) => length > PASSAGE_MAX).length / lengths.length).toBeLessThan(0.1);
  });
});
