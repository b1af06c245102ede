import { stemmer } from 'stemmer';

/** Words that carry no meaning of their own in a question; they may still stand inside a phrase. */
const STOP_WORDS = new Set(
  (
    'a an the of in on at to for from by with about into over under between among and or but not no nor so than then ' +
    'is are was were be been being am do does did done doing has have had having will would shall should can could ' +
    'may might must what which who whom whose when where why how many much long often far old there here this that ' +
    'these those it its they them their he she his her him we our us you your i my me any some all each every other ' +
    'also more most such own same as if because while during per via please tell give say said says according ' +
    'exactly currently get gets got getting'
  ).split(' '),
);

/** Short forms that staff and the public write in English questions; each is read as the words behind it. */
// A Map: the words come from people, and `constructor` would be found in any plain object.
const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'r&d': 'research and development',
    ai: 'artificial intelligence',
    uni: 'university',
    univ: 'university',
    lab: 'laboratory',
    labs: 'laboratory',
    tech: 'technology',
    sci: 'science',
    'hi-tech': 'high technology',
    'high-tech': 'high technology',
    dept: 'department',
    govt: 'government',
    programme: 'program',
    programmes: 'program',
    centre: 'center',
    centres: 'center',
  }),
);

/** Porter's stem; he leaves introduce and introduction apart. */
function stemWord(word: string): string {
  return stemmer(word).replace(/duct$/, 'duc');
}

export interface EnglishWord {
  /** As asked, lower case. */
  readonly word: string;
  /** What glossary keys are made of. */
  readonly stem: string;
  readonly stop: boolean;
  /** Written with a capital that is not only the sentence's. */
  readonly name: boolean;
}

const WORD = /[a-z]+&[a-z]+|[\p{L}\p{N}]+(?:[.][0-9]+)?(?:['’][a-z]+)?/giu;

/** The words of an English text with their stems; short forms written out, possessives cut. */
export function readEnglishWords(text: string): readonly EnglishWord[] {
  const words: EnglishWord[] = [];
  for (const match of text.normalize('NFKC').matchAll(WORD)) {
    const raw = match[0].replace(/['’]s$/i, '');
    const name = /^\p{Lu}/u.test(raw) && match.index > 0;
    const lower = raw.toLowerCase();
    for (const word of (SHORT_FORMS.get(lower) ?? lower).split(' '))
      words.push({ word, stem: stemWord(word), stop: STOP_WORDS.has(word), name });
  }
  return words;
}
