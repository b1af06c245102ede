import { z } from 'zod';
import { readNumber } from './english-number.ts';
import { type EnglishWord, readEnglishWords } from './english-words.ts';
import { createPinyinNames, type PinyinNames } from './pinyin-names.ts';

/** What a snapshot keeps of the dictionary; see `buildGlossary`. Chinese words are folded, the best first. */
export interface GlossaryData {
  /** Stems of an English phrase, joined by spaces → Chinese words of the corpus. */
  readonly phrases: Readonly<Record<string, readonly string[]>>;
  /** Porter's stem of a word → the keys of `phrases` that are of its family. */
  readonly families: Readonly<Record<string, readonly string[]>>;
  /** Initials of an English name (CAS) → Chinese names of the corpus. */
  readonly initials: Readonly<Record<string, readonly string[]>>;
  /** First word of a name of several (Kublai of Kublai Khan) → Chinese names of the corpus. */
  readonly partial: Readonly<Record<string, readonly string[]>>;
  /** Stems of an English phrase → one-character words of the corpus, which only count joined to another (科学 + 城). */
  readonly characters: Readonly<Record<string, readonly string[]>>;
  /** Two pinyin syllables without tones, joined by a space → Han bigrams of the corpus. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** Surnames of one character with their reading: 周 → Zhou. */
  readonly surnames: Readonly<Record<string, string>>;
  /** Chinese proper nouns of the dictionary, whether the corpus holds them or not. */
  readonly properNouns: readonly string[];
  /** Chinese words of the corpus → what they mean, in a few English words; none that means different things. */
  readonly meanings: Readonly<Record<string, string>>;
  /** Chinese words, of the corpus or not → words of the corpus that mean nearly the same, the nearest first. */
  readonly synonyms: Readonly<Record<string, readonly string[]>>;
}

const wordsSchema = z.record(z.string(), z.array(z.string()));
const meaningsSchema = z.record(z.string(), z.string());
/** What a file holds that was written from `GlossaryData`. */
export const glossarySchema = z.object({
  phrases: wordsSchema,
  families: wordsSchema,
  initials: wordsSchema,
  partial: wordsSchema,
  characters: wordsSchema,
  names: wordsSchema,
  surnames: meaningsSchema,
  properNouns: z.array(z.string()),
  meanings: meaningsSchema,
  synonyms: wordsSchema,
});

/** A dictionary that knows no word. */
export const EMPTY_GLOSSARY: GlossaryData = {
  phrases: {},
  families: {},
  initials: {},
  partial: {},
  characters: {},
  names: {},
  surnames: {},
  properNouns: [],
  meanings: {},
  synonyms: {},
};

/** A phrase of an English question with the Chinese words of the corpus it may stand for. */
export interface GlossedPhrase {
  /** As asked, lower case. */
  readonly english: string;
  /** Folded, the best first; empty when the corpus has no word for it. */
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
  /** Words of the corpus that mean nearly the same as a folded Chinese word; empty when none is known. */
  readonly synonymsOf: (word: string) => readonly string[];
  /** What a folded Chinese word of the corpus means in English, or null when it is unknown or unsure. */
  readonly explain: (word: string) => string | null;
  /** The English phrases, as stems joined by spaces, that lead to a folded Chinese word of the corpus. */
  readonly sensesOf: (word: string) => readonly string[];
  /** The pinyin syllables of a folded Chinese name of the corpus, or null when a character may sound either way. */
  readonly spell: (name: string) => readonly string[] | null;
  /** The reading of a one-character surname, or null. */
  readonly surname: (char: string) => string | null;
}

const HAN = /^\p{Script=Han}+$/u;
/** Words of the longest phrase that is looked up. */
export const LONGEST_PHRASE = 6;
/** Chinese words tried for a phrase by itself, and joined to its neighbours: each costs a look-up in the indexes. */
const MOST_WORDS = 6;
const MOST_JOINED = 3;
/** A word with fewer Chinese words than this is helped out by its family. */
const FEW = 2;

interface PlacedPhrase extends GlossedPhrase {
  readonly stems: string;
  /** Positions of its words in the question. */
  readonly start: number;
  readonly end: number;
}

interface Translation {
  readonly length: number;
  readonly chinese: readonly string[];
  readonly name: boolean;
}

/** The words come from people, and `constructor` would be found in any plain object. */
function lookUp<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function placePhrase(words: readonly EnglishWord[], start: number, length: number) {
  const part = words.slice(start, start + length);
  const english = part.map((word) => word.word).join(' ');
  return { english, stems: joinStems(part), start, end: start + length };
}

const joinStems = (words: readonly EnglishWord[]) => words.map((word) => word.stem).join(' ');

/** Chinese word → the phrases that lead to it. */
function invertPhrases(phrases: GlossaryData['phrases']): ReadonlyMap<string, readonly string[]> {
  const inverted = new Map<string, string[]>();
  for (const [phrase, words] of Object.entries(phrases))
    for (const word of words) {
      const known = inverted.get(word);
      if (known) known.push(phrase);
      else inverted.set(word, [phrase]);
    }
  return inverted;
}

export function createGlossary(data: GlossaryData): Glossary {
  // Chinese questions never need it.
  let pinyinNames: PinyinNames | undefined;
  const pinyin = () => (pinyinNames ??= createPinyinNames(data.names));
  // Only statements in English over Chinese quotes need it.
  let senses: ReadonlyMap<string, readonly string[]> | undefined;
  const properNouns = new Set(data.properNouns);
  const namesByStart = new Map<string, string[]>();
  for (const name of data.properNouns.filter((word) => HAN.test(word)).toSorted((a, b) => b.length - a.length)) {
    const start = name.slice(0, 2);
    const sameStart = namesByStart.get(start);
    if (sameStart) sameStart.push(name);
    else namesByStart.set(start, [name]);
  }
  /** A name of one to three words, each written with a capital when there are several, read as pinyin. */
  const readName = (words: readonly EnglishWord[], at: number, least: number): Translation | null => {
    for (let length = Math.min(3, words.length - at); length >= least; length -= 1) {
      const part = words.slice(at, at + length);
      if (part.some((word) => !/^[a-z']+$/.test(word.word) || (length > 1 && !word.name && at > 0))) continue;
      const letters = part.map((word) => word.word.replaceAll("'", '')).join('');
      const chinese = pinyin().find(letters, length);
      if (chinese.length > 0) return { length, chinese, name: true };
    }
    return null;
  };

  const readPhrase = (words: readonly EnglishWord[], at: number, least: number): Translation | null => {
    for (let length = Math.min(LONGEST_PHRASE, words.length - at); length >= least; length -= 1) {
      const part = words.slice(at, at + length);
      if (part[0]!.stop || part.at(-1)!.stop) continue;
      const exact = lookUp(data.phrases, joinStems(part));
      if (!exact) continue;
      const chinese =
        length === 1 && exact.length < FEW ? [...exact, ...(readFamily(words, at)?.chinese ?? [])] : exact;
      return { length, chinese: [...new Set(chinese)], name: exact.every((word) => properNouns.has(word)) };
    }
    return null;
  };

  /** Words of the same family (incubator, incubation), when the phrase itself leads nowhere. */
  const readFamily = (words: readonly EnglishWord[], at: number): Translation | null => {
    const { family, stop } = words[at]!;
    const chinese = (lookUp(data.families, family) ?? []).flatMap((key) => lookUp(data.phrases, key) ?? []);
    return stop || chinese.length === 0 ? null : { length: 1, chinese: [...new Set(chinese)], name: false };
  };

  const readInitials = ({ capitals, word }: EnglishWord): Translation | null => {
    const chinese = capitals ? lookUp(data.initials, word.toUpperCase()) : undefined;
    return chinese ? { length: 1, chinese, name: true } : null;
  };

  const readPartial = ({ name, stem }: EnglishWord): Translation | null => {
    const chinese = name ? lookUp(data.partial, stem) : undefined;
    return chinese ? { length: 1, chinese, name: true } : null;
  };

  const translateAt = (words: readonly EnglishWord[], at: number): Translation | null => {
    const word = words[at]!;
    const number = readNumber(words, at);
    const phrase = readPhrase(words, at, 2);
    if (phrase && phrase.length > (number?.length ?? 0)) return phrase;
    if (number) return { ...number, name: number.exact };
    return (
      (word.name || at === 0 ? readName(words, at, 2) : null) ??
      readInitials(word) ??
      readPhrase(words, at, 1) ??
      (word.name ? (readName(words, at, 1) ?? readFamily(words, at)) : readFamily(words, at)) ??
      (word.stop ? null : readName(words, at, 1)) ??
      readPartial(word)
    );
  };

  /** Compounds: science + city → 科学城, where the corpus joins a word of the one to a word of the other. */
  const joinNeighbours = (glossed: readonly PlacedPhrase[]): readonly GlossedPhrase[] => {
    const joined = glossed.map(() => [] as string[]);
    for (let i = 1; i < glossed.length; i += 1) {
      const [first, second] = [glossed[i - 1]!, glossed[i]!];
      if (first.end !== second.start) continue;
      const heads = [...second.chinese.slice(0, MOST_WORDS), ...(lookUp(data.characters, second.stems) ?? [])];
      const compounds = first.chinese
        .slice(0, MOST_WORDS)
        .flatMap((word) => heads.filter((head) => pinyin().has(word.at(-1)! + head[0]!)).map((head) => word + head))
        .slice(0, MOST_JOINED);
      joined[i - 1]!.push(...compounds);
      joined[i]!.push(...compounds);
    }
    return glossed.map(({ english, chinese, name, capital }, i) => ({
      english,
      chinese: [...new Set([...chinese.slice(0, MOST_WORDS), ...joined[i]!])],
      name,
      capital,
    }));
  };

  return {
    nameAt: (text, at) => namesByStart.get(text.slice(at, at + 2))?.find((name) => text.startsWith(name, at)) ?? null,
    explain: (word) => lookUp(data.meanings, word) ?? null,
    synonymsOf: (word) => lookUp(data.synonyms, word) ?? [],
    sensesOf: (word) => (senses ??= invertPhrases(data.phrases)).get(word) ?? [],
    surname: (char) => lookUp(data.surnames, char) ?? null,
    spell: (name) => pinyin().spell(name),
    translate(question) {
      const words = readEnglishWords(question);
      const glossed: PlacedPhrase[] = [];
      for (let at = 0; at < words.length;) {
        const word = words[at]!;
        const found = translateAt(words, at);
        if (found || !word.stop) {
          const placed = placePhrase(words, at, found?.length ?? 1);
          const name = found?.name ?? /\d/.test(placed.english);
          const capital = words.slice(at, placed.end).every((part) => part.name);
          glossed.push({ ...placed, chinese: found?.chinese ?? [], name, capital });
        }
        at += found?.length ?? 1;
      }
      return joinNeighbours(glossed);
    },
  };
}
