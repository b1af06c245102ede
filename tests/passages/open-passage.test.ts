import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CitedPlace, locateQuote, openCited, openPassage } from '../../src/passages/open-passage.ts';
import { passageKeyOf, type PassageSource } from '../../src/passages/passage-key.ts';
import { makeArticle, makePassageSource } from '../chat/fake-passages.ts';
import { articleText } from '../helpers/arbitrary-text.ts';

const texts = fc.array(articleText, { minLength: 1, maxLength: 3 });
const sourceOf = (bodies: readonly string[]): PassageSource =>
  makePassageSource(bodies.map((text, i) => makeArticle({ id: `a${i}`, text })));

/** A quotation from a passage, as an answer cites it. */
function cite(source: PassageSource, at: number, from: number, length: number): CitedPlace {
  const { articleId, paragraph, start, text } = source.passages[at]!;
  const begin = from % text.length;
  const quote = text.slice(begin, begin + 1 + (length % (text.length - begin)));
  return { articleId, paragraph, start: start + begin, end: start + begin + quote.length, quote };
}

describe('an opened passage', () => {
  it('stands between its neighbours, and every article can be read through page by page', () => {
    fc.assert(
      fc.property(texts, (bodies) => {
        const source = sourceOf(bodies);
        for (const [i, passage] of source.passages.entries()) {
          const opened = openPassage(passageKeyOf(passage), source);
          if (opened.kind === 'gone') throw new Error('a passage that is there was not found');
          const neighbour = (step: number) =>
            source.articleOf[i + step] === source.articleOf[i] ? source.passages[i + step]?.text : undefined;
          // Words that stand twice in an article lead to the first place.
          const same = source.passages.findIndex(
            (it) => it.articleId === passage.articleId && passageKeyOf(it) === opened.passage.key,
          );
          if (same !== i) continue;
          expect([opened.before?.text, opened.passage.text, opened.after?.text]).toEqual([
            neighbour(-1),
            passage.text,
            neighbour(1),
          ]);
          expect(opened.passage.paragraphs[0]).toBe(passage.paragraph);
          expect(opened.passage.paragraphs[1]).toBeGreaterThanOrEqual(passage.paragraph);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has the cited words marked, to the character', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), fc.nat(), (bodies, at, from, length) => {
        const source = sourceOf(bodies);
        if (source.passages.length === 0) return;
        const cited = cite(source, at % source.passages.length, from, length);
        const opened = openCited(cited, source);
        if (opened.kind === 'gone' || opened.passage.mark === null) throw new Error('the words were not found');
        const { mark, text } = opened.passage;
        expect([opened.kind, text.slice(mark.start, mark.end)]).toEqual(['found', cited.quote]);
      }),
      { numRuns: 200 },
    );
  });

  it('of words that moved is where they are nearest to their old place', () => {
    const text = '甲。乙乙。甲。';
    const place = (start: number) =>
      locateQuote({ articleId: 'a', paragraph: 1, start, end: 0, quote: '甲。' }, { text });
    expect([place(0), place(1), place(4), place(99)].map((it) => it?.start)).toEqual([0, 0, 5, 5]);
    expect(locateQuote({ articleId: 'a', paragraph: 1, start: 0, end: 0, quote: '丙' }, { text })).toBeNull();
  });

  it('of an article without a passage, or of none, is gone', () => {
    const cited = { articleId: 'a0', paragraph: 1, start: 0, end: 2, quote: '甲。' };
    expect(openCited(cited, sourceOf(['# 只有标题']))).toEqual({ kind: 'gone' });
    expect(openCited({ ...cited, articleId: 'b' }, sourceOf(['甲。']))).toEqual({ kind: 'gone' });
  });
});
