import { stemmer } from 'stemmer';

/** Words that carry no meaning of their own in a question; they may still stand inside a phrase. */
const STOP_WORDS = new Set(
  (
    'a an the of in on at to for from by with about into over under between among and or but not no nor so than then ' +
    'is are was were be been being am do does did done doing has have had having will would shall should can could ' +
    'may might must what which who whom whose when where why how many much long often far old there here this that ' +
    'these those it its they them their he she his him her we us our you your i my me any some all each every other ' +
    'also more most such own same as if because while during per via please tell give say said says according ' +
    'exactly currently get gets got getting gave given themselves itself himself herself mr mrs ms upon happen happens happened already just even ' +
    "can't cannot couldn't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't shouldn't hasn't haven't"
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
    'sci-tech': 'science and technology',
    dept: 'department',
    govt: 'government',
    programme: 'program',
    programmes: 'program',
    centre: 'center',
    centres: 'center',
  }),
);

/** Forms that no rule leads back to their word. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  (
    'go:went,gone,goes become:became begin:began,begun build:built bring:brought buy:bought choose:chose,chosen come:came ' +
    'die:died,dies,dying draw:drew,drawn drive:drove,driven fall:fell,fallen find:found fight:fought fly:flew,flown ' +
    'give:gave,given grow:grew,grown hold:held keep:kept know:knew,known lead:led leave:left lose:lost make:made ' +
    'meet:met pay:paid rise:rose,risen run:ran see:saw,seen sell:sold send:sent speak:spoke,spoken spend:spent ' +
    'stand:stood take:took,taken teach:taught think:thought understand:understood win:won write:wrote,written ' +
    'agree:agreed guarantee:guaranteed lie:lies,lay,lain child:children man:men woman:women person:people,persons analysis:analyses'
  )
    .split(' ')
    .flatMap((row) => {
      const [word = '', forms = ''] = row.split(':');
      return forms.split(',').map((form) => [form, word] as const);
    }),
);
/** What looks like an inflected form and is none. */
const UNINFLECTED = new Set(['news', 'goods', 'species', 'united', 'hundred']);

const BRITISH: readonly (readonly [RegExp, string])[] = [
  [/isation/, 'ization'],
  [/^(organ|special|real|recogn|modern|industrial|commercial|util|optim|digital|standard|summar)is(?=e|ing)/, '$1iz'],
  [/(?<=\w{3})our(?=s|ed|ing|$)/, 'or'],
];

/** Cuts plural, past and progressive endings and a last e: what is left is one for all forms of a word. */
function cutEnding(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word) || UNINFLECTED.has(word)) return word;
  let stem = word.replace(/sses$/, 'ss').replace(/ies$/, 'i');
  if (/[^s]s$/.test(stem)) stem = stem.slice(0, -1);
  const cut = /^(.*)(?<!e)(?:ed|ing)$/.exec(stem)?.[1];
  if (cut !== undefined && /[aeiouy]/.test(cut)) stem = cut.replace(/([b-df-hjkmnp-rtvwx])\1$/, '$1');
  if (stem.endsWith('y') && (/[aeiou]/.test(stem) || /[^aeiou]{2}y$/.test(stem))) stem = `${stem.slice(0, -1)}i`;
  return stem.length > 3 ? stem.replace(/e$/, '') : stem;
}

export interface EnglishWord {
  /** As asked, lower case. */
  readonly word: string;
  /** One for all inflected forms of a word (universities, university): what glossary keys are made of. */
  readonly stem: string;
  /** Porter's stem, one for all words of a family (university, universe): wider, and often too wide. */
  readonly family: string;
  readonly stop: boolean;
  /** Written with a capital that is not only the sentence's. */
  readonly name: boolean;
  /** Written in capitals alone (CAS). */
  readonly capitals: boolean;
}

/** What is the same of a word wherever it stands. */
type WordForm = Pick<EnglishWord, 'stem' | 'family' | 'stop'>;

const WORD =
  /(?<![a-z])[a-z]+&[a-z]+|(?:hi|high|sci)-tech(?![a-z])|(?<!\d)\d+(?:,\d{3})+(?:\.\d+)?%?|(?<!\d)\d+(?:\.\d+)?%|[\p{L}\p{N}]+(?:[.][0-9]+)?(?:['’][a-z]+)?/giu;

function readForm(word: string): WordForm {
  let base = IRREGULAR.get(word) ?? word;
  for (const [british, american] of BRITISH) base = base.replace(british, american);
  // Porter leaves introduce and introduction apart.
  const family = stemmer(base).replace(/duct$/, 'duc');
  return { stem: cutEnding(base), family, stop: STOP_WORDS.has(word) };
}

/**
 * The words of an English text with their stems; short forms written out, possessives cut, `2,000` in one piece.
 *
 * @param known forms of words read before, for whoever reads a dictionary: the same words stand there again and again
 */
export function readEnglishWords(text: string, known?: Map<string, WordForm>): readonly EnglishWord[] {
  const words: EnglishWord[] = [];
  for (const match of text.normalize('NFKC').replaceAll('’', "'").matchAll(WORD)) {
    const raw = match[0].replace(/'s$/i, '');
    const name = /^\p{Lu}/u.test(raw) && match.index > 0;
    const lower = raw.toLowerCase();
    for (const word of (SHORT_FORMS.get(lower) ?? lower).split(' ')) {
      const form = known?.get(word) ?? readForm(word);
      known?.set(word, form);
      words.push({ word, ...form, name, capitals: /^[A-Z]{2,}$/.test(raw) && word === lower });
    }
  }
  return words;
}
