import { renumber } from './renumber.ts';

/**
 * BM25 over postings in typed arrays (Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework", eq. 3.15),
 * with idf = ln(1 + (N − df + 0.5) / (df + 0.5)), which is never negative.
 */
export interface KeywordIndexData {
  /** Terms in the order of their numbers. */
  readonly terms: readonly string[];
  /** `postingDocs.subarray(offsets[t], offsets[t + 1])` are the entries that hold term `t`, ascending. */
  readonly offsets: Uint32Array;
  readonly postingDocs: Uint32Array;
  /** How often the term stands in the entry; the same positions as `postingDocs`; 65,535 at most. */
  readonly postingCounts: Uint16Array;
  /** Tokens per entry. */
  readonly lengths: Uint32Array;
}

export interface WeightedTerm {
  readonly term: string;
  /** 1 for a term of the question itself; less for a guess such as one translation of several. */
  readonly weight: number;
}

/**
 * Alternatives of one part of a question, each a list of tokens: only the best one counts for an entry. A Chinese bigram
 * has itself alone; an English phrase has the bigrams of each of its translations.
 */
export type TermGroup = readonly (readonly string[])[];

export interface GroupScores {
  /** One per entry, 0 to 1: BM25 divided by the most that the groups could reach. Valid until the next call. */
  readonly scores: Float32Array;
  /** Entries that scored, unordered. Valid until the next call. */
  readonly entries: Uint32Array;
}

export interface KeywordIndex {
  readonly size: number;
  /** The share of entries that do not hold a term, as BM25's idf; the highest value for an unknown term. */
  idf(term: string): number;
  has(term: string): boolean;
  /** The most that a term can add to an entry's score, however often it stands there; 0 for an unknown term. */
  most(term: string): number;
  /**
   * Adds every entry's BM25 score to `scores` (length `size`) and returns the entries that scored, unordered.
   */
  score(query: readonly WeightedTerm[], scores: Float32Array): Uint32Array;
  /**
   * BM25 of every entry for groups of terms. The arrays belong to the index and are used again by the next call: new
   * ones for every question would cost more in collecting garbage than the scores themselves.
   */
  scoreGroups(groups: readonly TermGroup[]): GroupScores;
  /**
   * The index as it were had it been built of these entries alone, by their new numbers; the postings are shared.
   *
   * @param entries ascending
   */
  keep(entries: Uint32Array): KeywordIndex;
}

/** Term frequency saturation and length normalisation: the values of the original paper's experiments. */
const K1 = 1.2;
const B = 0.75;

/** A typed array that grows as items come: half the memory of a plain one, and none of it on the heap. */
class GrowingArray {
  #items = new Uint32Array(1024);
  #length = 0;

  push(item: number): void {
    if (this.#length === this.#items.length) {
      const larger = new Uint32Array(this.#length * 2);
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[this.#length] = item;
    this.#length += 1;
  }

  /** A view of what is there; not for loops. */
  get items(): Uint32Array {
    return this.#items.subarray(0, this.#length);
  }
}

/**
 * Counts the tokens of every entry into postings. Entries are numbered in the order in which they are given, and taken
 * one at a time: nothing of an entry but its postings is kept.
 */
export function buildKeywordIndex(entries: Iterable<readonly string[]>): KeywordIndexData {
  const numbers = new Map<string, number>();
  // Term and count of every posting, entry after entry; they are sorted by term at the end.
  const postedTerms = new GrowingArray();
  const postedCounts = new GrowingArray();
  const postingsOfEntry = new GrowingArray();
  const lengths = new GrowingArray();
  for (const tokens of entries) {
    const counts = new Map<string, number>();
    for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
    for (const [token, count] of counts) {
      let term = numbers.get(token);
      if (term === undefined) {
        term = numbers.size;
        numbers.set(token, term);
      }
      postedTerms.push(term);
      postedCounts.push(Math.min(count, 65_535));
    }
    postingsOfEntry.push(counts.size);
    lengths.push(tokens.length);
  }
  const offsets = new Uint32Array(numbers.size + 1);
  const [terms, counts, postings] = [postedTerms.items, postedCounts.items, postingsOfEntry.items];
  for (let i = 0; i < terms.length; i += 1) offsets[terms[i]! + 1]! += 1;
  for (let term = 0; term < numbers.size; term += 1) offsets[term + 1]! += offsets[term]!;
  const next = offsets.slice();
  const postingDocs = new Uint32Array(terms.length);
  const postingCounts = new Uint16Array(terms.length);
  for (let doc = 0, posting = 0; doc < postings.length; doc += 1)
    for (const end = posting + postings[doc]!; posting < end; posting += 1) {
      const term = terms[posting]!;
      const at = next[term]!;
      next[term]! += 1;
      postingDocs[at] = doc;
      postingCounts[at] = counts[posting]!;
    }
  return { terms: [...numbers.keys()], offsets, postingDocs, postingCounts, lengths: lengths.items.slice() };
}

/** Scores of entries, and which entries have any. Empties itself by those alone. */
interface Tally {
  readonly scores: Float32Array;
  readonly touched: Uint32Array;
  count: number;
}

function createTally(size: number): Tally {
  return { scores: new Float32Array(size), touched: new Uint32Array(size), count: 0 };
}

function emptyTally(tally: Tally): void {
  for (let i = 0; i < tally.count; i += 1) tally.scores[tally.touched[i]!] = 0;
  tally.count = 0;
}

/** Adds an entry's score, which is never 0. */
function addScore(tally: Tally, entry: number, score: number): void {
  if (tally.scores[entry] === 0) {
    tally.touched[tally.count] = entry;
    tally.count += 1;
  }
  tally.scores[entry]! += score;
}

/** Raises an entry's score to this one, which is never 0, where it is lower. */
function raiseScore(tally: Tally, entry: number, score: number): void {
  if (tally.scores[entry]! >= score) return;
  if (tally.scores[entry] === 0) {
    tally.touched[tally.count] = entry;
    tally.count += 1;
  }
  tally.scores[entry] = score;
}

export function createKeywordIndex(data: KeywordIndexData): KeywordIndex {
  return openIndex(data, new Map(data.terms.map((term, number) => [term, number])), null);
}

/** @param kept the entries that count; null for all */
function openIndex(
  data: KeywordIndexData,
  numbers: ReadonlyMap<string, number>,
  kept: Uint32Array | null,
): KeywordIndex {
  const { offsets, postingDocs, postingCounts } = data;
  const lengths = kept === null ? data.lengths : kept.map((entry) => data.lengths[entry]!);
  const places = kept && renumber(kept, data.lengths.length);
  const size = lengths.length;
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, size) || 1;
  // The part of BM25's denominator that depends on the entry alone.
  const norms = Float32Array.from(lengths, (length) => K1 * (1 - B + (B * length) / mean));
  const idfOfCount = (df: number) => Math.log(1 + (size - df + 0.5) / (df + 0.5));
  const counted = new Map<number, number>();
  /** How many entries hold the term; those that are left out have to be looked for once. */
  const countEntries = (number: number): number => {
    const [from, to] = [offsets[number]!, offsets[number + 1]!];
    if (places === null) return to - from;
    const known = counted.get(number);
    if (known !== undefined) return known;
    let count = 0;
    for (let i = from; i < to; i += 1) if (places[postingDocs[i]!]! >= 0) count += 1;
    counted.set(number, count);
    return count;
  };
  const countOf = (term: string): number => {
    const number = numbers.get(term);
    return number === undefined ? 0 : countEntries(number);
  };
  const idf = (term: string) => idfOfCount(countOf(term));
  const most = (term: string) => (countOf(term) > 0 ? idf(term) * (K1 + 1) : 0);

  const addTerm = (term: string, weight: number, tally: Tally): void => {
    const number = numbers.get(term);
    if (number === undefined) return;
    const from = offsets[number]!;
    const to = offsets[number + 1]!;
    const factor = weight * idfOfCount(countEntries(number)) * (K1 + 1);
    for (let i = from; i < to; i += 1) {
      const doc = places === null ? postingDocs[i]! : places[postingDocs[i]!]!;
      if (doc < 0) continue;
      const count = postingCounts[i]!;
      addScore(tally, doc, (factor * count) / (count + norms[doc]!));
    }
  };

  // Of all groups, of the one at hand by its best alternative, and of one alternative. Scoring runs through without a
  // pause, so no two questions meet in them.
  const total = createTally(size);
  const best = createTally(size);
  const single = createTally(size);
  return {
    size,
    idf,
    has: (term) => countOf(term) > 0,
    most,
    score(query, scores) {
      const tally = { scores, touched: single.touched, count: 0 };
      for (const { term, weight } of query) addTerm(term, weight, tally);
      return tally.touched.slice(0, tally.count);
    },
    scoreGroups(groups) {
      emptyTally(total);
      let bound = 0;
      for (const alternatives of groups) {
        let mostOfGroup = 0;
        for (const tokens of alternatives) {
          const into = alternatives.length === 1 ? total : single;
          for (const token of tokens) addTerm(token, 1, into);
          const mostOfTokens = tokens.reduce((sum, token) => sum + most(token), 0);
          mostOfGroup = Math.max(mostOfGroup, mostOfTokens);
          if (into === total) continue;
          for (let i = 0; i < single.count; i += 1)
            raiseScore(best, single.touched[i]!, single.scores[single.touched[i]!]!);
          emptyTally(single);
        }
        bound += mostOfGroup;
        for (let i = 0; i < best.count; i += 1) addScore(total, best.touched[i]!, best.scores[best.touched[i]!]!);
        emptyTally(best);
      }
      const entries = total.touched.subarray(0, total.count);
      if (bound > 0) for (const entry of entries) total.scores[entry]! /= bound;
      return { scores: total.scores, entries };
    },
    keep: (entries) => openIndex(data, numbers, kept === null ? entries : entries.map((entry) => kept[entry]!)),
  };
}

const MAGIC = 0x4b43_4b31; // "KCK1"

/** One file: magic, three counts, the typed arrays, then the terms as UTF-8 lines. Little-endian. */
export function encodeKeywordIndex(data: KeywordIndexData): Buffer {
  const header = Uint32Array.of(MAGIC, data.terms.length, data.postingDocs.length, data.lengths.length);
  // The only array of two-byte items goes last before the terms, so that the others stay aligned.
  const arrays = [header, data.offsets, data.postingDocs, data.lengths, data.postingCounts];
  return Buffer.concat([
    ...arrays.map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength)),
    Buffer.from(data.terms.join('\n')),
  ]);
}

/**
 * Reads `encodeKeywordIndex`'s file. The arrays are views of it: nothing is held twice.
 *
 * @throws RangeError when it is no such file, is cut short or contradicts itself
 */
export function decodeKeywordIndex(file: Buffer): KeywordIndexData {
  // Node may hand out a piece of a larger buffer, at any offset; typed arrays want one that their items divide.
  const { buffer, byteOffset, byteLength } = file.byteOffset % 4 === 0 ? file : new Uint8Array(file);
  let at = 0;
  const take = (bytesLong: number) => {
    at += bytesLong;
    if (at > byteLength) throw new RangeError('the keyword index file is cut short');
    return byteOffset + at - bytesLong;
  };
  const [magic, terms = 0, postings = 0, size = 0] = new Uint32Array(buffer, take(16), 4);
  if (magic !== MAGIC) throw new RangeError('not a keyword index file');
  const offsets = new Uint32Array(buffer, take((terms + 1) * 4), terms + 1);
  const postingDocs = new Uint32Array(buffer, take(postings * 4), postings);
  const lengths = new Uint32Array(buffer, take(size * 4), size);
  const postingCounts = new Uint16Array(buffer, take(postings * 2), postings);
  const words = new TextDecoder().decode(new Uint8Array(buffer, byteOffset + at, byteLength - at));
  const list = words === '' ? [] : words.split('\n');
  if (list.length !== terms || offsets.at(-1) !== postings)
    throw new RangeError('the parts of the keyword index file do not fit together');
  return { terms: list, offsets, postingDocs, postingCounts, lengths };
}
