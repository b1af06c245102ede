import { type EnglishWord, readEnglishWords } from './english-words.ts';

/** What a snapshot keeps of the dictionary; see `buildGlossary`. */
export interface GlossaryData {
  /** Stems of an English phrase, joined by spaces → folded Chinese words of the corpus. */
  readonly phrases: Readonly<Record<string, readonly string[]>>;
  /** Stems of an English phrase → one-character words of the corpus, which only count joined to another (科学 + 城). */
  readonly characters: Readonly<Record<string, readonly string[]>>;
  /** Two pinyin syllables without tones, joined by a space → Han bigrams of the corpus. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** Folded Chinese proper nouns of the dictionary, whether the corpus holds them or not. */
  readonly properNouns: readonly string[];
}

/** A phrase of an English question with the Chinese words of the corpus it may stand for. */
export interface GlossedPhrase {
  /** As asked, lower case. */
  readonly english: string;
  /** Folded; empty when the corpus has no word for it. */
  readonly chinese: readonly string[];
  /** Whether it is a name or a number rather than a word of the dictionary. */
  readonly name: boolean;
  /** Whether it was written with a capital inside the sentence. */
  readonly capital: boolean;
}

export interface Glossary {
  /** The meaningful phrases of an English question, longest first match, in order. */
  translate(question: string): readonly GlossedPhrase[];
  /** The longest name of a place, institution or person that begins at an offset of a folded Chinese text, or null. */
  readonly nameAt: (text: string, at: number) => string | null;
}

const HAN = /^\p{Script=Han}+$/u;
const LONGEST_PHRASE = 4;
const LONGEST_NAME = 4;
const NUMERALS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    two: '两二2',
    three: '三3',
    four: '四4',
    five: '五5',
    six: '六6',
    seven: '七7',
    eight: '八8',
    nine: '九9',
    ten: '十',
  }),
);

/** The Chinese ways to write a number word. */
function readNumeral(part: readonly EnglishWord[]): readonly string[] | undefined {
  const numeral = part.length === 1 ? NUMERALS.get(part[0]!.word) : undefined;
  return numeral === undefined ? undefined : Array.from(numeral);
}

/** All ways to read a Latin word as pinyin syllables: `xian` → `xian`, `xi an`. */
function readSyllables(word: string, syllables: ReadonlySet<string>): readonly (readonly string[])[] {
  if (word === '') return [[]];
  const readings: (readonly string[])[] = [];
  for (let length = Math.min(6, word.length); length > 0; length -= 1) {
    const syllable = word.slice(0, length);
    if (!syllables.has(syllable)) continue;
    for (const rest of readSyllables(word.slice(length), syllables)) readings.push([syllable, ...rest]);
  }
  return readings;
}

interface PlacedPhrase extends GlossedPhrase {
  readonly stems: string;
  /** Positions of its words in the question. */
  readonly start: number;
  readonly end: number;
}

function placePhrase(words: readonly EnglishWord[], start: number, length: number) {
  const part = words.slice(start, start + length);
  const english = part.map((word) => word.word).join(' ');
  return { english, stems: part.map((word) => word.stem).join(' '), start, end: start + length };
}

export function createGlossary(data: GlossaryData): Glossary {
  const phrases = new Map(Object.entries(data.phrases));
  const names = new Map(Object.entries(data.names));
  const characters = new Map(Object.entries(data.characters));
  const bigrams = new Set(Object.values(data.names).flat());
  const properNouns = new Set(data.properNouns);
  const namesByStart = new Map<string, string[]>();
  for (const name of data.properNouns.filter((word) => HAN.test(word)).toSorted((a, b) => b.length - a.length)) {
    const start = name.slice(0, 2);
    const sameStart = namesByStart.get(start);
    if (sameStart) sameStart.push(name);
    else namesByStart.set(start, [name]);
  }
  const syllables = new Set([...names.keys()].flatMap((key) => key.split(' ')));

  /** Chinese names of the corpus that read like these syllables: bigrams chained over their shared character. */
  const findNames = (reading: readonly string[]): readonly string[] => {
    let found: readonly string[] = names.get(reading.slice(0, 2).join(' ')) ?? [];
    for (let i = 1; i + 1 < reading.length; i += 1) {
      const next = names.get(`${reading[i]} ${reading[i + 1]}`) ?? [];
      found = found.flatMap((name) =>
        next.filter((bigram) => name.endsWith(bigram[0]!)).map((bigram) => name + bigram[1]!),
      );
    }
    return found;
  };

  const nameAt = (words: readonly EnglishWord[], at: number): { length: number; chinese: readonly string[] } | null => {
    for (let length = Math.min(3, words.length - at); length > 0; length -= 1) {
      const part = words.slice(at, at + length);
      if (part.some((word) => !/^[a-z]+$/.test(word.word) || (length > 1 && !word.name && at > 0))) continue;
      const letters = part.map((word) => word.word).join('');
      if (letters.length > 6 * LONGEST_NAME) continue;
      const chinese = readSyllables(letters, syllables)
        .filter((reading) => reading.length >= 2 && reading.length <= LONGEST_NAME && reading.length >= length)
        .flatMap(findNames);
      if (chinese.length > 0) return { length, chinese: [...new Set(chinese)] };
    }
    return null;
  };

  /** Compounds: science + city → 科学城, where the corpus joins a word of the one to a word of the other. */
  const joinNeighbours = (glossed: readonly PlacedPhrase[]): readonly GlossedPhrase[] => {
    const joined = glossed.map((phrase) => new Set(phrase.chinese));
    for (let i = 1; i < glossed.length; i += 1) {
      const [first, second] = [glossed[i - 1]!, glossed[i]!];
      if (first.end !== second.start) continue;
      const heads = [...second.chinese, ...(characters.get(second.stems) ?? [])];
      for (const word of first.chinese)
        for (const head of heads)
          if (bigrams.has(word.at(-1)! + head[0]!)) {
            joined[i - 1]!.add(word + head);
            joined[i]!.add(word + head);
          }
    }
    return glossed.map(({ english, name, capital }, i) => ({ english, chinese: [...joined[i]!], name, capital }));
  };

  return {
    nameAt: (text, at) => namesByStart.get(text.slice(at, at + 2))?.find((name) => text.startsWith(name, at)) ?? null,
    translate(question) {
      const words = readEnglishWords(question);
      const glossed: PlacedPhrase[] = [];
      for (let at = 0; at < words.length;) {
        const word = words[at]!;
        let taken = 0;
        for (let length = Math.min(LONGEST_PHRASE, words.length - at); length > 0 && taken === 0; length -= 1) {
          const part = words.slice(at, at + length);
          if (part[0]!.stop || part.at(-1)!.stop) continue;
          const chinese = readNumeral(part) ?? phrases.get(part.map((word) => word.stem).join(' '));
          if (!chinese) continue;
          const name = chinese.every((word) => properNouns.has(word));
          glossed.push({ ...placePhrase(words, at, length), chinese, name, capital: part.every((word) => word.name) });
          taken = length;
        }
        if (taken === 0 && !word.stop) {
          const name = nameAt(words, at);
          taken = name?.length ?? 1;
          const placed = placePhrase(words, at, taken);
          const isName = name !== null || /\d/.test(placed.english);
          glossed.push({ ...placed, chinese: name?.chinese ?? [], name: isName, capital: word.name });
        }
        at += Math.max(1, taken);
      }
      return joinNeighbours(glossed);
    },
  };
}
