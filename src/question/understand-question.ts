import { detectLanguage } from '../language/detect-language.ts';
import { foldText } from '../language/fold.ts';
import type { GlossedPhrase } from '../language/glossary.ts';
import type { KeywordIndex } from '../index/keyword-index.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { tokenize } from '../index/tokenize.ts';
import { listJointNames, listOtherNames } from '../language/place-short-forms.ts';
import { cleanQuestion } from './clean-question.ts';
import type { Asked, Concept, Question } from './question.ts';
import { listProcedureWords, listWrittenWords, readEnglishWay } from './everyday-words.ts';
import { readAsked, saysKind } from './read-asked.ts';
import { splitWords } from './split-words.ts';
import { writePlainly } from './write-plainly.ts';

/** The segmenter binds some characters to what stands before them: 水面有多大 has no 面有. */
const BOUND = /^\p{Script=Han}[有是在的了]$/u;
/** A lone Chinese character says little: 院, 建, 区. */
const LONE_WEIGHT = 0.25;
/** A word in small letters without a translation is mostly a turn of phrase. */
const UNTRANSLATED_WEIGHT = 0.5;
/** Translations that join the text for the embedder: it understands Chinese far better than English. */
const TRANSLATIONS_EMBEDDED = 2;

/** A unit behind a figure joins what follows it (5000万元): only the figure itself is in the index for certain. */
function listTokens(form: string): readonly string[] {
  return /^\d/.test(form) ? tokenize(form).filter((token) => /^\d/.test(token)) : tokenize(form);
}

/** The idf of a form: that of its rarest bigram, or the highest there is for a form the corpus lacks. */
function weighForm(form: string, keywords: KeywordIndex): number {
  return Math.max(...listTokens(form).map((token) => keywords.idf(token)), 0);
}

function isKnown(form: string, keywords: KeywordIndex): boolean {
  return listTokens(form).every((token) => keywords.has(token));
}

/** A word that the corpus lacks, but says in another way, tells as much as the other word does. */
function weighWord(word: string, near: readonly string[], keywords: KeywordIndex): number {
  const weight = weighForm(word, keywords);
  if (near.length === 0 || isKnown(word, keywords)) return weight;
  return Math.min(weight, Math.max(...near.map((other) => weighForm(other, keywords))));
}

function readChineseConcepts(
  folded: string,
  asked: Asked,
  { passageKeywords, glossary, aliases }: Snapshot,
): readonly Concept[] {
  const nameAt = (text: string, at: number) => {
    const [alias, name] = [aliases.nameAt(text, at), glossary.nameAt(text, at)];
    return (name?.length ?? 0) > (alias?.length ?? 0) ? name : alias;
  };
  return splitWords(folded, nameAt, (bigram) => isKnown(bigram, passageKeywords))
    .filter(({ word, exact }) => exact || !saysKind(word, asked))
    .map(({ word: segment, exact }) => {
      const word = BOUND.test(segment) && !isKnown(segment, passageKeywords) ? segment[0]! : segment;
      const lone = word.length === 1 && !exact ? LONE_WEIGHT : 1;
      const forms = [word, ...listOtherNames(word), ...aliases.othersOf(word)];
      const near = exact
        ? [...listJointNames(word), ...listProcedureWords(word)]
        : [...glossary.synonymsOf(word), ...listWrittenWords(word)];
      return { words: word, forms, near, weight: lone * weighWord(word, near, passageKeywords), exact };
    });
}

function toConcept(phrase: GlossedPhrase, keywords: KeywordIndex): Concept {
  const chinese = [...new Set(phrase.chinese.flatMap((word) => [word, ...listOtherNames(word)]))];
  // An article may be in English itself.
  const forms = [...new Set([...chinese, phrase.english])];
  const known = forms.filter((form) => isKnown(form, keywords));
  return {
    words: phrase.english,
    forms: known,
    // A common word that the dictionary could not lead into the corpus says less than a name that is missing.
    // A word with many translations is told apart by none of them: the commonest decides.
    weight:
      (known.length > 0 || phrase.name || phrase.capital ? 1 : UNTRANSLATED_WEIGHT) *
      Math.min(...(known.length > 0 ? known : forms).map((form) => weighForm(form, keywords))),
    exact: phrase.name,
  };
}

/** Who asks for the way to a place is answered by nothing that leaves the way out. */
function readWayConcept(folded: string, keywords: KeywordIndex): readonly Concept[] {
  const way = readEnglishWay(folded);
  if (way === null) return [];
  const forms = way.forms.filter((form) => isKnown(form, keywords));
  const weight = Math.min(...(forms.length > 0 ? forms : [way.words]).map((form) => weighForm(form, keywords)));
  return [{ words: way.words, forms, weight, exact: true }];
}

/** Short names written out, as articles introduce what they speak of: 人大 is read as the congress otherwise. */
function writeOutNames(folded: string, concepts: readonly Concept[], { aliases }: Snapshot): string {
  return concepts.reduce((text, { words }) => {
    const full = aliases.fullOf(words);
    return full === words ? text : text.replaceAll(words, full);
  }, folded);
}

/** The question as the snapshot's articles can be asked: language, kind of answer, meaningful parts. */
export function understandQuestion(question: string, snapshot: Snapshot): Question {
  const text = cleanQuestion(question);
  const language = detectLanguage(text);
  const folded = foldText(text);
  const plain = language === 'en' ? folded : writePlainly(text, folded);
  const asked = readAsked(plain, language === 'en');
  const keywords = snapshot.passageKeywords;
  const phrases =
    language === 'en'
      ? snapshot.glossary.translate(text).filter(({ english, name }) => name || !saysKind(english, asked))
      : [];
  const concepts =
    language === 'en'
      ? [...phrases.map((phrase) => toConcept(phrase, keywords)), ...readWayConcept(folded, keywords)]
      : readChineseConcepts(plain, asked, snapshot);
  const weight = sumWeights(concepts);
  const chinese = phrases.flatMap((phrase) => phrase.chinese.slice(0, TRANSLATIONS_EMBEDDED));
  return {
    text,
    folded,
    plain,
    language,
    asked,
    concepts,
    weight,
    known:
      weight > 0
        ? sumWeights(concepts.filter(({ forms }) => forms.some((form) => isKnown(form, keywords)))) / weight
        : 1,
    embeddingText:
      language === 'en' ? [...new Set([...chinese, folded])].join(' ') : writeOutNames(plain, concepts, snapshot),
  };
}

function sumWeights(concepts: readonly Concept[]): number {
  return concepts.reduce((sum, concept) => sum + concept.weight, 0);
}
