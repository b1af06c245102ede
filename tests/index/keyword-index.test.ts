import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildKeywordIndex,
  createKeywordIndex,
  decodeKeywordIndex,
  encodeKeywordIndex,
  type WeightedTerm,
} from '../../src/index/keyword-index.ts';

const term = fc.constantFrom(...'重庆科学城北大引进', '科学', '学城', '128', 'lab', '𬬭科', '川渝');
const entries = fc.array(fc.array(term, { maxLength: 30 }), { maxLength: 20 });
const query = fc.array(fc.record({ term: fc.oneof(term, fc.constant('没有')), weight: fc.constantFrom(1, 0.5, 2) }), {
  maxLength: 6,
});

/** BM25 as it is written in the paper, in the plainest way. */
function scoreNaively(docs: readonly (readonly string[])[], asked: readonly WeightedTerm[], doc: number): number {
  const mean = docs.reduce((sum, tokens) => sum + tokens.length, 0) / docs.length;
  let score = 0;
  for (const { term, weight } of asked) {
    const df = docs.filter((tokens) => tokens.includes(term)).length;
    const tf = docs[doc]!.filter((token) => token === term).length;
    const idf = Math.log(1 + (docs.length - df + 0.5) / (df + 0.5));
    if (tf > 0) score += (weight * idf * tf * (1.2 + 1)) / (tf + 1.2 * (1 - 0.75 + (0.75 * docs[doc]!.length) / mean));
  }
  return score;
}

describe('the keyword index', () => {
  it('scores as BM25 by the book', () => {
    fc.assert(
      fc.property(entries, query, (docs, asked) => {
        const index = createKeywordIndex(buildKeywordIndex(docs));
        expect(index.size).toBe(docs.length);
        const scores = new Float32Array(index.size);
        const found = index.score(asked, scores);
        const expected = docs.map((_, doc) => scoreNaively(docs, asked, doc));
        for (const [doc, score] of expected.entries()) expect(scores[doc]).toBeCloseTo(score, 4);
        // The entries that scored, each once.
        expect([...found].toSorted((a, b) => a - b)).toEqual(
          expected.flatMap((score, doc) => (score > 0 ? [doc] : [])),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('adds to what the scores hold already', () => {
    const index = createKeywordIndex(buildKeywordIndex([['科学'], ['学城']]));
    const scores = new Float32Array(2);
    index.score([{ term: '科学', weight: 1 }], scores);
    const [once] = scores;
    index.score([{ term: '科学', weight: 1 }], scores);
    expect(scores[0]).toBeCloseTo(2 * once!, 5);
    expect(scores[1]).toBe(0);
  });

  it('weighs an unknown term as the rarest there can be', () => {
    const index = createKeywordIndex(buildKeywordIndex([['a', 'b'], ['a'], ['a']]));
    expect(index.idf('unknown')).toBeGreaterThan(index.idf('b'));
    expect(index.idf('b')).toBeGreaterThan(index.idf('a'));
    expect(index.idf('a')).toBeGreaterThan(0);
    expect([index.has('a'), index.has('unknown')]).toEqual([true, false]);
  });

  it('counts a term as often as two bytes can, and no further', () => {
    const { postingCounts } = buildKeywordIndex([Array.from({ length: 70_000 }, () => 'a')]);
    expect(Array.from(postingCounts)).toEqual([65_535]);
  });
});

const weigh = (tokens: readonly string[]) => tokens.map((term) => ({ term, weight: 1 }));

describe('groups of terms', () => {
  const groups = fc.array(
    fc.array(fc.array(fc.oneof(term, fc.constant('没有')), { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 3,
    }),
    { maxLength: 4 },
  );

  it('count the best alternative of each, as a share of the most that all could reach, whatever was asked before', () => {
    fc.assert(
      fc.property(entries, fc.array(groups, { minLength: 1, maxLength: 3 }), (docs, questions) => {
        const index = createKeywordIndex(buildKeywordIndex(docs));
        for (const asked of questions) {
          const { scores, entries: found } = index.scoreGroups(asked);
          const mostOf = (tokens: readonly string[]) => tokens.reduce((sum, token) => sum + index.most(token), 0);
          const bound = asked.reduce((sum, group) => sum + Math.max(...group.map(mostOf)), 0);
          const expected = docs.map((_, doc) =>
            asked.reduce(
              (sum, group) => sum + Math.max(...group.map((tokens) => scoreNaively(docs, weigh(tokens), doc))),
              0,
            ),
          );
          for (const [doc, score] of expected.entries()) expect(scores[doc]).toBeCloseTo(score / (bound || 1), 4);
          expect([...found].toSorted((a, b) => a - b)).toEqual(
            expected.flatMap((score, doc) => (score > 0 ? [doc] : [])),
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the keyword index file', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(entries, (docs) => {
        const data = buildKeywordIndex(docs);
        expect(decodeKeywordIndex(encodeKeywordIndex(data))).toEqual(data);
      }),
    );
  });

  it('may lie anywhere in a larger piece of memory', () => {
    const data = buildKeywordIndex([['科学', '学城'], ['lab']]);
    const file = encodeKeywordIndex(data);
    for (let offset = 0; offset < 8; offset += 1) {
      const larger = Buffer.alloc(file.length + 16, 255);
      file.copy(larger, offset);
      expect(decodeKeywordIndex(larger.subarray(offset, offset + file.length)), `offset ${offset}`).toEqual(data);
    }
  });

  it('is refused when it is cut short anywhere', () => {
    fc.assert(
      fc.property(
        entries.filter((docs) => docs.some((tokens) => tokens.length > 0)),
        fc.nat(),
        (docs, at) => {
          const data = buildKeywordIndex(docs);
          const file = encodeKeywordIndex(data);
          // A cut inside the last word leaves another word: the checksums of the snapshot are there for that.
          const whole = file.length - Buffer.byteLength(data.terms.at(-1)!);
          expect(() => decodeKeywordIndex(file.subarray(0, at % whole))).toThrow(RangeError);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is refused when its head is damaged, or when it is something else', () => {
    const file = encodeKeywordIndex(
      buildKeywordIndex([
        ['科学', '学城'],
        ['学城', 'lab'],
      ]),
    );
    // Magic, number of terms, number of postings.
    for (let byte = 0; byte < 12; byte += 1)
      for (const bit of [1, 128]) {
        const damaged = Buffer.from(file);
        damaged[byte]! ^= bit;
        expect(() => decodeKeywordIndex(damaged), `byte ${byte}`).toThrow(RangeError);
      }
    for (const other of ['', '{"terms":[]}', 'x'.repeat(1000)])
      expect(() => decodeKeywordIndex(Buffer.from(other))).toThrow(RangeError);
  });
});
