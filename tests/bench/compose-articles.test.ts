import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeArticles, type SourcePassage } from '../../src/bench/compose-articles.ts';
import { splitSentences } from '../../src/language/split-sentences.ts';
import { splitArticle } from '../../src/passages/split-article.ts';

const DIMENSION = 16;

/** A passage of three sentences that no other has, pointing in a direction of its own. */
function makeSource(number: number): SourcePassage {
  const vector = new Float32Array(DIMENSION);
  vector[number % DIMENSION] = 1;
  const text = ['一', '二', '三']
    .map((ordinal) => `第${number}号公园的第${ordinal}座桥长${number * 7}米，由市建设局修建并向市民开放。`)
    .join('');
  return { title: `公园${number}`, text, vector };
}
const SOURCES = Array.from({ length: 12 }, (_, number) => makeSource(number));

const sentencesOf = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));
const sourceOf = (sentence: string) => SOURCES.findIndex(({ text }) => text.includes(sentence));

describe('composed articles', () => {
  it('have as many passages as are wanted, and hardly more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (wanted) => {
        const passages = [...composeArticles(SOURCES, wanted)].flatMap(({ article }) => splitArticle(article));
        expect(passages.length).toBeGreaterThanOrEqual(wanted);
        expect(passages.length).toBeLessThan(wanted + 12);
      }),
      { numRuns: 20 },
    );
    expect([...composeArticles(SOURCES, 0)]).toEqual([]);
  });

  it('have in every passage whole sentences of two sources or more, and so a text that no source has', () => {
    const passages = [...composeArticles(SOURCES, 60)].flatMap((composed) => composed.passages);
    for (const { text } of passages) {
      const sources = sentencesOf(text).map(sourceOf);
      expect(sources).not.toContain(-1);
      expect(new Set(sources).size).toBeGreaterThanOrEqual(2);
    }
  });

  it('have for each passage a unit vector, nearer to every source of its sentences than to any other', () => {
    for (const { passages, vectors } of composeArticles(SOURCES, 60)) {
      expect(vectors).toHaveLength(passages.length);
      for (const [i, { text }] of passages.entries()) {
        const vector = vectors[i]!;
        expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
        const inside = new Set(sentencesOf(text).map(sourceOf));
        const cosine = (source: SourcePassage) => vector.reduce((sum, value, d) => sum + value * source.vector[d]!, 0);
        const near = SOURCES.filter((_, number) => inside.has(number)).map(cosine);
        const far = SOURCES.filter((_, number) => !inside.has(number)).map(cosine);
        expect(Math.min(...near)).toBeGreaterThan(Math.max(...far));
      }
    }
  });

  it('are the same in every run', () => {
    expect([...composeArticles(SOURCES, 20)]).toEqual([...composeArticles(SOURCES, 20)]);
  });

  it('need two passages to be made from, with a sentence that leaves room for another', () => {
    expect(() => [...composeArticles(SOURCES.slice(0, 1), 5)]).toThrow(RangeError);
    const endless = SOURCES.map(({ title, vector }) => ({ title, vector, text: '长'.repeat(400) }));
    expect(() => [...composeArticles(endless, 5)]).toThrow(RangeError);
  });
});
