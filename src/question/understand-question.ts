import type { Language } from '../corpus/article.ts';
import { detectLanguage } from '../language/detect-language.ts';
import { foldText } from '../language/fold.ts';
import type { GlossedPhrase } from '../language/glossary.ts';
import type { KeywordIndex } from '../index/keyword-index.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { tokenize } from '../index/tokenize.ts';
import type { Concept, Question } from './question.ts';
import { readAsked } from './read-asked.ts';
import { splitWords } from './split-words.ts';

/** A lone Chinese character says little: 院, 建, 区. */
const LONE_WEIGHT = 0.25;
/** Translations that join the text for the embedder: it understands Chinese far better than English. */
const TRANSLATIONS_EMBEDDED = 2;

/** The idf of a form: that of its rarest bigram, or the highest there is for a form the corpus lacks. */
function weighForm(form: string, keywords: KeywordIndex): number {
  return Math.max(...tokenize(form).map((token) => keywords.idf(token)), 0);
}

function readChineseConcepts(folded: string, keywords: KeywordIndex): readonly Concept[] {
  return splitWords(folded).map(({ word, exact }) => {
    const lone = word.length === 1 && !exact ? LONE_WEIGHT : 1;
    return { words: word, forms: [word], weight: lone * weighForm(word, keywords), exact };
  });
}

function toConcept(phrase: GlossedPhrase, keywords: KeywordIndex): Concept {
  const number = /^\d/.test(phrase.english);
  const forms = number || phrase.chinese.length === 0 ? [phrase.english] : phrase.chinese;
  const known = forms.filter((form) => tokenize(form).every((token) => keywords.has(token)));
  return {
    words: phrase.english,
    forms: known,
    // A word with many translations is told apart by none of them: the commonest decides.
    weight: Math.min(...(known.length > 0 ? known : forms).map((form) => weighForm(form, keywords))),
    exact: phrase.name,
  };
}

/** The question as the snapshot's articles can be asked: language, kind of answer, meaningful parts. */
export function understandQuestion(text: string, snapshot: Snapshot, language: Language = detectLanguage(text)): Question {
  const folded = foldText(text);
  const asked = readAsked(folded, language === 'en');
  const keywords = snapshot.passageKeywords;
  if (language !== 'en')
    return { text, language, asked, concepts: readChineseConcepts(folded, keywords), embeddingText: text };
  const phrases = snapshot.glossary.translate(text);
  const chinese = phrases.flatMap((phrase) => phrase.chinese.slice(0, TRANSLATIONS_EMBEDDED));
  return {
    text,
    language,
    asked,
    concepts: phrases.map((phrase) => toConcept(phrase, keywords)),
    embeddingText: [...new Set([...chinese, folded])].join(' '),
  };
}
