import type { Article } from '../corpus/article.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { convertScript } from '../language/convert-script.ts';
import { detectLanguage } from '../language/detect-language.ts';
import type { Language } from '../language/language.ts';
import { askArticle, type Wording } from './ask-article.ts';
import type { Candidate, GivenQuestion } from './example.ts';

/** Articles of a large corpus that are looked through. */
const MOST_ARTICLES = 60;
/** Candidates of one article: the asking is what takes time. */
const MOST_OF_ONE = 12;
/** What a button shows in one or two lines, in UTF-16 units. */
const LONGEST = { chinese: 30, english: 80 };

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

/** A question of each article, then a second of each, and so on. */
function* takeTurns(snapshot: Snapshot, wording: Wording): Generator<Candidate | null> {
  let waiting = spread(snapshot.articles).map((article) => askArticle(article, wording, snapshot));
  for (let round = 0; round < MOST_OF_ONE && waiting.length > 0; round += 1) {
    const left: typeof waiting = [];
    for (const candidates of waiting) {
      let next = candidates.next();
      for (; !next.done && next.value === null; next = candidates.next()) yield null;
      if (next.done) continue;
      yield next.value;
      left.push(candidates);
    }
    waiting = left;
  }
}

/**
 * Questions in a language that the articles of a snapshot are likely to answer, one article after the other and then
 * round again, so that the first ones are from many; null now and then, where others may go on.
 *
 * @param given questions that somebody has vouched for; those of the language come first, of either Chinese script
 */
export function* listCandidates(
  snapshot: Snapshot,
  language: Language,
  given: readonly GivenQuestion[] = [],
): Generator<Candidate | null> {
  for (const { question: words, articleId } of given) {
    const form = detectLanguage(words) === 'en' ? 'english' : 'chinese';
    if ((form === 'english') !== (language === 'en') || words.length > LONGEST[form]) continue;
    const question = convertScript(words, language);
    yield { question, language, kind: 'given', from: { articleId }, makeshift: false };
  }
  for (const wording of WORDINGS[language]) yield* takeTurns(snapshot, wording);
}
