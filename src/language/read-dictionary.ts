/** An entry as CC-CEDICT has it. */
export interface DictionaryEntry {
  readonly simplified: string;
  readonly pinyin: string;
  /** Glosses, each one or several senses with `;` between them. */
  readonly english: readonly string[];
}

/** One sense of a word; the first of an entry has rank 0. */
export interface Gloss {
  readonly text: string;
  readonly rank: number;
}

const NO_TRANSLATION =
  /^(?:CL:|also |see |variant of|old variant|used in|surname |abbr\. |Japanese variant|erhua|\(bound form\)$)/;
/** `abbr. for 北京大學|北京大学[Bei3 jing1 Da4 xue2]`, with or without the parts around it. */
const SHORT_FOR = /abbr\. (?:for|of) (?:[^\s|,;()[\]]{1,60}\|)?(\p{Script=Han}{1,60})(?:\[[^\]]{0,200}\])?,?/u;
const ASIDES = /\([^)]{0,400}\)|\[[^\]]{0,400}\]/g;
/** What is said in a gloss of its own of a word, and means nothing to a reader. */
const HAN = /\p{Script=Han}/u;
const SMALL_PLACE = /\b(?:county|district|town|township|prefecture|banner|village|suburb)\b/;
const LONGEST_MEANING = 40;
/** Senses named in a meaning. */
const MOST_SENSES = 2;

/** CC-CEDICT writes the pinyin of proper nouns with a capital. */
export function isProperNoun(entry: DictionaryEntry): boolean {
  return /^[A-Z]/.test(entry.pinyin);
}

/** The full name that an entry is the short form of, or null. */
export function readShortFor(entry: DictionaryEntry): string | null {
  for (const gloss of entry.english) {
    const full = SHORT_FOR.exec(gloss)?.[1];
    if (full !== undefined && full.length > entry.simplified.length) return full;
  }
  return null;
}

/** The senses of an entry, without asides: `plan; project (work)` → plan, project. */
export function readGlosses(entry: DictionaryEntry): readonly Gloss[] {
  const proper = isProperNoun(entry);
  let rank = 0;
  return entry.english.flatMap((whole) => {
    const gloss = whole.replace(SHORT_FOR, '').trim();
    if (gloss === '' || NO_TRANSLATION.test(gloss)) return [];
    const parts = gloss.replace(ASIDES, ' ').split(/[;,/]/);
    // Behind the comma of a proper noun stands where it lies: `Tsinghua University, Beijing`.
    return (proper ? parts.slice(0, 1) : parts)
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((text) => ({ text, rank: rank++ }));
  });
}

/**
 * What a word means, in few words for a reader: its first senses. Null when the entry only points to another.
 */
export function explainEntry(entry: DictionaryEntry): string | null {
  // Two characters that are a county somewhere are mostly something else elsewhere: 双城, twin cities.
  if (isProperNoun(entry) && entry.simplified.length === 2 && entry.english.some((gloss) => SMALL_PLACE.test(gloss)))
    return null;
  const senses = readGlosses(entry)
    .map(({ text }) => text.replaceAll(/\s+/g, ' '))
    // `Sichuan province in southwest China` is Sichuan province.
    .map((text) => (isProperNoun(entry) ? text.replace(/ (?:in|of(?= Chongqing)) .{0,400}$/, '') : text))
    .filter((text, i, all) => all.indexOf(text) === i && !HAN.test(text) && text.length <= LONGEST_MEANING);
  const first = senses[0];
  if (first === undefined) return null;
  if (isProperNoun(entry)) return first;
  let meaning = first;
  for (const sense of senses.slice(1, MOST_SENSES))
    if (`${meaning}; ${sense}`.length <= LONGEST_MEANING) meaning = `${meaning}; ${sense}`;
  return meaning;
}

/** How an entry sounds, in one word without tones: `Bei3 Da4` → beida. */
export function spellEntry(entry: DictionaryEntry): string {
  return entry.pinyin
    .toLowerCase()
    .replaceAll('u:', 'v')
    .replaceAll(/[^a-z]/g, '');
}
