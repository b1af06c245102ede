/** The names of a corpus by their sound. */
export interface PinyinNames {
  /** Chinese names of two to four characters, and no fewer than `least`, that read like these Latin letters. */
  readonly find: (letters: string, least: number) => readonly string[];
  /** The syllables of a Chinese name, or null when the corpus has no such name or a character may sound either way. */
  readonly spell: (name: string) => readonly string[] | null;
  readonly has: (bigram: string) => boolean;
}

const LONGEST_NAME = 4;
const LONGEST_SYLLABLE = 6;

/** All ways to read a Latin word as pinyin syllables: `xian` → `xian`, `xi an`. */
function readSyllables(word: string, syllables: ReadonlySet<string>): readonly (readonly string[])[] {
  if (word === '') return [[]];
  const readings: (readonly string[])[] = [];
  for (let length = Math.min(LONGEST_SYLLABLE, word.length); length > 0; length -= 1) {
    const syllable = word.slice(0, length);
    if (!syllables.has(syllable)) continue;
    for (const rest of readSyllables(word.slice(length), syllables)) readings.push([syllable, ...rest]);
  }
  return readings;
}

/** @param data two pinyin syllables, joined by a space → the Han bigrams of the corpus that sound so */
export function createPinyinNames(data: Readonly<Record<string, readonly string[]>>): PinyinNames {
  const names = new Map(Object.entries(data));
  const readings = new Map(
    [...names].flatMap(([key, bigrams]) => bigrams.map((bigram) => [bigram, key.split(' ')] as const)),
  );
  const syllables = new Set([...names.keys()].flatMap((key) => key.split(' ')));

  /** Chinese names of the corpus that read like these syllables: bigrams chained over their shared character. */
  const chain = (reading: readonly string[]): readonly string[] => {
    let found: readonly string[] = names.get(reading.slice(0, 2).join(' ')) ?? [];
    for (let i = 1; i + 1 < reading.length; i += 1) {
      const next = names.get(`${reading[i]} ${reading[i + 1]}`) ?? [];
      found = found.flatMap((name) =>
        next.filter((bigram) => name.endsWith(bigram[0]!)).map((bigram) => name + bigram[1]!),
      );
    }
    return found;
  };

  return {
    has: (bigram) => readings.has(bigram),
    find(letters, least) {
      if (letters.length > LONGEST_SYLLABLE * LONGEST_NAME) return [];
      const found = readSyllables(letters, syllables)
        .filter(({ length }) => length >= Math.max(2, least) && length <= LONGEST_NAME)
        .flatMap(chain);
      return [...new Set(found)];
    },
    spell(name) {
      const pairs = Array.from({ length: Math.max(0, name.length - 1) }, (_, i) => readings.get(name.slice(i, i + 2)));
      // Each inner character is read twice, with either neighbour: both must agree.
      if (pairs.length === 0 || pairs.some((pair, i) => !pair || (i > 0 && pair[0] !== pairs[i - 1]?.[1]))) return null;
      return [pairs[0]![0]!, ...pairs.map((pair) => pair![1]!)];
    },
  };
}
