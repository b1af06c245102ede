import { listVocabulary } from './english-vocabulary.ts';
import type { EnglishWord } from './english-words.ts';
import { foldText } from './fold.ts';
import type { GlossaryData } from './glossary.ts';
import { type Dictionary, FIRST_SENSES, type FoldedEntry, loadDictionary, stemsOf } from './load-dictionary.ts';
import { explainEntry, isProperNoun, readGlosses, spellEntry } from './read-dictionary.ts';

/** A one-character word that stands in more bigrams than this is too common to lead anywhere. */
const RARE_CHAR = 6;
/** Translations kept of a phrase, the best first. */
const MOST_WORDS = 6;
/** What a translation is worth that only part of a name, or only its short form, leads to; the less the better. */
const BY_PART = 4;
const BY_SHORT_FORM = 2;
/** Our own vocabulary goes before the dictionary's. */
const REVIEWED = -10;

/** English phrases with the Chinese words they lead to; each word with the least rank that it was given. */
type RankedPhrases = Map<string, Map<string, number>>;

function addWord(phrases: RankedPhrases, phrase: string, word: string, rank: number): void {
  const words = phrases.get(phrase) ?? new Map<string, number>();
  words.set(word, Math.min(rank, words.get(word) ?? Infinity));
  phrases.set(phrase, words);
}

function listBest(words: ReadonlyMap<string, number>): string[] {
  const ranks = [...words.values()];
  // Beside our own words only the first sense of the dictionary's: an institute is no act of instituting.
  const most = ranks.some((rank) => rank < 0) ? 0 : Infinity;
  return [...words]
    .filter(([, rank]) => rank <= most)
    .toSorted((a, b) => a[1] - b[1])
    .slice(0, MOST_WORDS)
    .map(([word]) => word);
}

const toRecord = (phrases: RankedPhrases) =>
  Object.fromEntries([...phrases].map(([phrase, words]) => [phrase, listBest(words)]));

/** Either word of a phrase of two leads to what the phrase does: Bible of Holy Bible. */
function splitPairs(phrases: RankedPhrases): RankedPhrases {
  const halves: RankedPhrases = new Map();
  for (const [phrase, words] of phrases) {
    const pair = phrase.split(' ');
    if (pair.length === 2) for (const half of pair) for (const [word, rank] of words) addWord(halves, half, word, rank);
  }
  return halves;
}

/** The initials of an English name of three words or more, as askers shorten it: Chinese Academy of Sciences, CAS. */
function readInitials(gloss: string): string | null {
  const initials = gloss.match(/\b[A-Z](?=[a-z])/g) ?? [];
  return initials.length >= 2 && /^[A-Z]/.test(gloss) ? initials.join('') : null;
}

/** 马丁·路德 is Martin Luther: Luther alone is 路德. */
function* splitForeignName(word: string, gloss: string): Generator<readonly [english: string, chinese: string]> {
  const chinese = word.split('·');
  const english = gloss.match(/\p{Lu}[\p{L}'-]+/gu) ?? [];
  if (chinese.length < 2 || english.length === 0) return;
  if (chinese.length === english.length) for (const [i, part] of chinese.entries()) yield [english[i]!, part];
  else yield [english.at(-1)!, chinese.at(-1)!];
}

/** What the words of the corpus mean: as our own vocabulary has it, or the only entry that explains them. */
function collectMeanings(entries: readonly FoldedEntry[], bigrams: ReadonlySet<string>): Record<string, string> {
  const reviewed = new Map<string, string>();
  for (const { english, chinese } of listVocabulary())
    for (const word of chinese) if (!reviewed.has(word) && isMadeOf(word, bigrams)) reviewed.set(word, english[0]!);
  const meanings = new Map<string, string | null>();
  for (const { word, entry } of entries) {
    if (word.length < 2 || reviewed.has(word) || !isMadeOf(word, bigrams)) continue;
    const meaning = explainEntry(entry);
    // Two entries: it may be the one or the other.
    if (meaning !== null) meanings.set(word, meanings.has(word) ? null : meaning);
  }
  const sure = [...meanings].filter((pair): pair is [string, string] => pair[1] !== null);
  return Object.fromEntries([...reviewed, ...sure]);
}

/** Words with more senses in common are too general to be told apart by them. */
const MOST_ALIKE = 8;
const MOST_SYNONYMS = 3;
/** Two words share this much when a first sense of both is the same, or two later ones are. */
const LEAST_SHARED = 0.8;

/**
 * Words that mean nearly the same by having an English sense in common: 资助 and 补助, 汇聚 and 集聚. For every word of
 * the dictionary those of the corpus.
 */
function collectSynonyms({ senses }: Dictionary, phrases: RankedPhrases): Record<string, string[]> {
  const synonyms: Record<string, string[]> = {};
  for (const [word, first] of senses) {
    const shared = new Map<string, number>();
    for (const { stems, rank } of first) {
      const alike = phrases.get(stems);
      if (!alike || alike.size > MOST_ALIKE) continue;
      for (const [other, otherRank] of alike)
        if (other !== word && otherRank <= FIRST_SENSES)
          shared.set(other, (shared.get(other) ?? 0) + 1 / (1 + rank + Math.max(0, otherRank)));
    }
    if (shared.size === 0) continue;
    const best = [...shared].filter(([, share]) => share >= LEAST_SHARED).toSorted((a, b) => b[1] - a[1]);
    if (best.length > 0) synonyms[word] = best.slice(0, MOST_SYNONYMS).map(([other]) => other);
  }
  return synonyms;
}

/**
 * The part of CC-CEDICT, and of our own vocabulary, that can lead into this corpus: English phrases whose Chinese word
 * is made of bigrams that stand in it, what these words mean, and the pinyin of every bigram, for names that no
 * dictionary holds. It is made while building, never while answering: for this the dictionary is loaded.
 *
 * @param bigrams every Han bigram of the folded corpus
 */
export async function buildGlossary(bigrams: ReadonlySet<string>): Promise<GlossaryData> {
  const dictionary = loadDictionary();
  const { entries, proper, properNouns, shortForms, surnames, readPhrase } = dictionary;
  const byChar = groupByChar(bigrams);
  const phrases: RankedPhrases = new Map();
  const partial: RankedPhrases = new Map();
  const characters: RankedPhrases = new Map();
  const neighbours: RankedPhrases = new Map();
  const initials: RankedPhrases = new Map();
  const families = new Map<string, Set<string>>();

  const add = (words: readonly EnglishWord[], chinese: string, rank: number) => {
    if (words.length === 0) return;
    addWord(phrases, stemsOf(words), chinese, rank);
    const [{ family, stem }] = words as [EnglishWord];
    if (words.length === 1) families.set(family, (families.get(family) ?? new Set()).add(stem));
  };
  for (const { english, chinese } of listVocabulary())
    for (const [i, word] of chinese.map((form) => foldText(form)).entries()) {
      if (!isMadeOf(word, bigrams)) continue;
      for (const phrase of english) add(readPhrase(phrase), word, REVIEWED + i / chinese.length);
    }

  for (const { word, proper: isProper, entry } of entries) {
    for (const { text, rank } of word.includes('·') ? readGlosses(entry) : [])
      for (const [english, chinese] of splitForeignName(word, text))
        if (chinese.length > 1 && isMadeOf(chinese, bigrams)) add(readPhrase(english), chinese, rank + BY_PART);
    if (word.length === 1 && byChar.has(word))
      for (const { text, rank } of readGlosses(entry)) addWord(characters, stemsOf(readPhrase(text)), word, rank);
    const own = word.length > 1 ? (isMadeOf(word, bigrams) ? [word] : []) : (byChar.get(word) ?? []);
    if (word.length === 1 && own.length > RARE_CHAR) continue;
    const shorts = word.length > 1 ? (shortForms.get(word) ?? []) : [];
    // Beida is how 北大 sounds: it means 北京大学, whether the corpus shortens the name or not.
    if (isProper)
      for (const short of shorts)
        for (const form of [foldText(short.simplified), word])
          if (isProperNoun(short) && isMadeOf(form, bigrams)) add(readPhrase(spellEntry(short)), form, BY_SHORT_FORM);
    const nation = isProper ? word.replace(/[人语文]$/, '') : word;
    const others = [
      ...shorts.map((short) => foldText(short.simplified)).filter((short) => isMadeOf(short, bigrams)),
      ...(nation === word ? [] : [nation, `${nation}国`].filter((name) => proper.has(name) && isMadeOf(name, bigrams))),
    ];
    if (own.length + others.length === 0) continue;
    for (const { text, rank } of readGlosses(entry)) {
      const phrase = readPhrase(text);
      if (phrase.length === 0) continue;
      if (word.length === 1) for (const form of own) addWord(neighbours, stemsOf(phrase), form, rank);
      else for (const form of own) add(phrase, form, rank);
      for (const other of others) add(phrase, other, rank + BY_SHORT_FORM);
      const targets = [...own, ...others].filter((target) => properNouns.has(target));
      const short = readInitials(text);
      for (const target of targets) {
        if (short !== null) addWord(initials, short, target, rank);
        if (phrase.length > 1 && (phrase[0]!.name || text.startsWith(text[0]!.toUpperCase())))
          addWord(partial, phrase[0]!.stem, target, rank + BY_PART);
      }
    }
  }
  const synonyms = collectSynonyms(dictionary, phrases);
  // A last resort each: where a whole word translates, they only mislead.
  for (const last of [splitPairs(phrases), neighbours])
    for (const [phrase, words] of last) if (!phrases.has(phrase)) phrases.set(phrase, words);
  return {
    phrases: toRecord(phrases),
    families: Object.fromEntries([...families].map(([family, stems]) => [family, [...stems]])),
    initials: toRecord(initials),
    partial: toRecord(partial),
    characters: toRecord(characters),
    names: await readNames(bigrams),
    surnames: Object.fromEntries([...surnames].filter(([char]) => byChar.has(char))),
    properNouns: [...properNouns],
    meanings: collectMeanings(entries, bigrams),
    synonyms,
  };
}

/** Two pinyin syllables, joined by a space → the bigrams that sound so. */
async function readNames(bigrams: Iterable<string>): Promise<Record<string, string[]>> {
  const { pinyin } = await import('pinyin-pro');
  const names = new Map<string, string[]>();
  for (const bigram of bigrams) {
    const syllables = pinyin(bigram, { toneType: 'none', type: 'array', v: true });
    if (syllables.length !== 2 || !syllables.every((syllable) => /^[a-z]+$/.test(syllable))) continue;
    const key = syllables.join(' ');
    const same = names.get(key);
    if (same) same.push(bigram);
    else names.set(key, [bigram]);
  }
  return Object.fromEntries(names);
}

/** For each character the bigrams that hold it: a one-character word (券, voucher) is found by its neighbours. */
function groupByChar(bigrams: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const byChar = new Map<string, string[]>();
  for (const bigram of bigrams)
    for (const char of new Set(bigram)) {
      const group = byChar.get(char);
      if (group) group.push(bigram);
      else byChar.set(char, [bigram]);
    }
  return byChar;
}

function isMadeOf(word: string, bigrams: ReadonlySet<string>): boolean {
  for (let i = 0; i + 1 < word.length; i += 1) if (!bigrams.has(word.slice(i, i + 2))) return false;
  return true;
}
