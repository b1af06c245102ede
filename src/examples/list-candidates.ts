import type { Article } from '../corpus/article.ts';
import { listParagraphs } from '../corpus/paragraphs.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { convertScript } from '../language/convert-script.ts';
import { detectLanguage } from '../language/detect-language.ts';
import type { Language } from '../language/language.ts';
import { splitSentences } from '../language/split-sentences.ts';
import { askSentence } from './ask-clause.ts';
import { askInEnglish } from './ask-in-english.ts';
import type { Candidate } from './example.ts';

/** Articles of a large corpus that are looked through. */
const MOST_ARTICLES = 60;
/** Candidates of one article: the asking is what takes time. */
const MOST_OF_ONE = 12;

/** Articles spread evenly over the corpus. */
function spread(articles: readonly Article[]): readonly Article[] {
  const step = Math.max(1, articles.length / MOST_ARTICLES);
  return Array.from({ length: Math.min(articles.length, MOST_ARTICLES) }, (_, i) => articles[Math.floor(i * step)]!);
}

/** Questions that sentences of an article answer, in a language; none for a language that cannot put them. */
function* askArticle(article: Article, language: Language, { glossary }: Snapshot): Generator<Candidate> {
  const seen = new Set<string>();
  for (const { start, end } of listParagraphs(article.text)) {
    const paragraph = article.text.slice(start, end);
    for (const span of splitSentences(paragraph)) {
      const from = { articleId: article.id, start: start + span.start, end: start + span.end };
      for (const asked of askSentence(convertScript(paragraph.slice(span.start, span.end), 'zh-Hans'))) {
        const question = language === 'en' ? askInEnglish(asked, glossary) : convertScript(asked.question, language);
        if (question === null || seen.has(question)) continue;
        seen.add(question);
        yield { question, language, kind: asked.kind, from };
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
    if (detectLanguage(question) === language) yield { question, language, kind: 'given', from: null };
  let waiting = spread(snapshot.articles).map((article) => askArticle(article, language, snapshot));
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
