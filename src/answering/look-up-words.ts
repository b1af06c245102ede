import { carryConcept } from '../reading/carry-concept.ts';
import { readArticle, readSentences } from '../reading/read-sentences.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { tokenize } from '../index/tokenize.ts';
import type { Concept, Question } from '../question/question.ts';
import { FORM_WORD, YEAR } from './name-words.ts';
import type { PlacedConcept } from './place-concepts.ts';

/** An article that carries a concept less than this does not speak of it. */
const CARRIED = 0.3;
/** A word with a smaller share of the question's weight is not what it asks for. */
export const LEAST_SHARE = 0.15;

function hasPieces(form: string, { passageKeywords }: Snapshot): boolean {
  return tokenize(form).every((token) => passageKeywords.has(token));
}

/** Whether any article may hold a form of the concept; of a year, also whether one was published in it. */
export function isInCorpus({ words, forms }: Concept, snapshot: Snapshot): boolean {
  const isPublished = YEAR.test(words) && snapshot.articles.some(({ published }) => published?.startsWith(words));
  return isPublished || [words, ...forms].some((form) => hasPieces(form, snapshot));
}

/** Whether the article of a passage says nothing of a concept. A year may be that of the publication, or the one before. */
export function isWithout(concept: Concept, passage: number, snapshot: Snapshot): boolean {
  const article = snapshot.articles[snapshot.articleOf[passage]!]!;
  if (carryConcept(concept, readArticle(snapshot, passage)) >= CARRIED) return false;
  if (!YEAR.test(concept.words) || article.published === null) return true;
  const published = Number(article.published.slice(0, 4));
  return published !== Number(concept.words) && published !== Number(concept.words) + 1;
}

/** Whether the best passage speaks of another one: of 西部科学城 where 成都科学城 is asked for, which no article holds. */
export function isAnother({ concept }: PlacedConcept, whole: string, passage: number, snapshot: Snapshot): boolean {
  const { folded, frame } = readSentences(snapshot, passage);
  return (
    whole.length > concept.words.length &&
    /^\p{Script=Han}+$/u.test(whole) &&
    carryConcept(concept, `${frame}\n${folded}`) === 0 &&
    !hasPieces(whole, snapshot)
  );
}

/** Whether the articles of some passages, together, hold every part of the question that weighs something. */
export function holdAll({ concepts }: Question, passages: readonly number[], snapshot: Snapshot): boolean {
  const whole = concepts.reduce((sum, { weight }) => sum + weight, 0);
  return concepts.every(
    (concept) =>
      concept.weight < LEAST_SHARE * whole ||
      FORM_WORD.test(concept.words) ||
      passages.some((passage) => !isWithout(concept, passage, snapshot)),
  );
}
