import type { Article } from '../corpus/article.ts';
import { listParagraphs } from '../corpus/paragraphs.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { convertScript } from '../language/convert-script.ts';
import { detectLanguage } from '../language/detect-language.ts';
import { foldText } from '../language/fold.ts';
import type { Language } from '../language/language.ts';
import { splitSentences } from '../language/split-sentences.ts';
import { askSentence } from './ask-sentence.ts';
import { askInEnglish } from './ask-in-english.ts';
import type { Candidate } from './example.ts';

/** Articles of a large corpus that are looked through. */
const MOST_ARTICLES = 60;
/** Candidates of one article: the asking is what takes time. */
const MOST_OF_ONE = 12;

interface Wording {
  readonly language: Language;
  readonly keepsNames: boolean;
}
/** An English question in English alone comes before one with Chinese names in it. */
const WORDINGS: Readonly<Record<Language, readonly Wording[]>> = {
  'zh-Hans': [{ language: 'zh-Hans', keepsNames: true }],
  'zh-Hant': [{ language: 'zh-Hant', keepsNames: true }],
  en: [
    { language: 'en', keepsNames: false },
    { language: 'en', keepsNames: true },
  ],
};

/** Articles spread evenly over the corpus. */
function spread(articles: readonly Article[]): readonly Article[] {
  const step = Math.max(1, articles.length / MOST_ARTICLES);
  return Array.from({ length: Math.min(articles.length, MOST_ARTICLES) }, (_, i) => articles[Math.floor(i * step)]!);
}

/** Questions that sentences of an article answer, in a language; none for a language that cannot put them. */
function* askArticle(article: Article, wording: Wording, { glossary, aliases }: Snapshot): Generator<Candidate> {
  const { language } = wording;
  const isName = (words: string) => {
    const folded = foldText(words);
    return glossary.nameAt(folded, 0) === folded || aliases.nameAt(folded, 0) === folded;
  };
  const seen = new Set<string>();
  for (const { start, end } of listParagraphs(article.text)) {
    const paragraph = article.text.slice(start, end);
    for (const span of splitSentences(paragraph)) {
      const from = { articleId: article.id, start: start + span.start, end: start + span.end };
      for (const asked of askSentence(convertScript(paragraph.slice(span.start, span.end), 'zh-Hans'), isName)) {
        const question =
          language === 'en'
            ? askInEnglish(asked, glossary, wording.keepsNames)
            : convertScript(asked.question, language);
        if (question === null || seen.has(question)) continue;
        seen.add(question);
        yield { question, language, kind: asked.kind, from, makeshift: language === 'en' && wording.keepsNames };
      }
    }
  }
}

/**
 * Questions in a language that the articles of a snapshot are likely to answer, one article after the other and then
 * round again, so that the first ones are from many.
 *
 * @param given questions that somebody has vouched for; those of the language come first
 */
export function* listCandidates(
  snapshot: Snapshot,
  language: Language,
  given: readonly string[] = [],
): Generator<Candidate> {
  for (const question of given)
    if (detectLanguage(question) === language)
      yield { question, language, kind: 'given', from: null, makeshift: false };
  for (const wording of WORDINGS[language]) yield* takeTurns(snapshot, wording);
}

/** A question of each article, then a second of each, and so on. */
function* takeTurns(snapshot: Snapshot, wording: Wording): Generator<Candidate> {
  let waiting = spread(snapshot.articles).map((article) => askArticle(article, wording, snapshot));
  for (let round = 0; round < MOST_OF_ONE && waiting.length > 0; round += 1) {
    const left: typeof waiting = [];
    for (const candidates of waiting) {
      const next = candidates.next();
      if (next.done) continue;
      yield next.value;
      left.push(candidates);
    }
    waiting = left;
  }
}
