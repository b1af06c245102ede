import { carryConcept } from '../reading/carry-concept.ts';
import { asksForForm, findAnswerSpans } from '../reading/find-answer-spans.ts';
import { contradicts } from '../reading/find-contradiction.ts';
import { readSentences } from '../reading/read-sentences.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { Question } from '../question/question.ts';
import type { QuestionTerms } from '../reading/question-terms.ts';

/** What tells a passage that answers from one that only speaks of the same; every value 0 to 1 but for the last. */
export interface PassageFeatures {
  /** Cosine of passage and question; 0.5 without vectors. */
  readonly similarity: number;
  /** Share of the question's keyword score that the passage, and its article, reach. */
  readonly passageKeywords: number;
  readonly articleKeywords: number;
  /** Both at once: a passage that is close and holds the words. */
  readonly closeAndNamed: number;
  /** Share of the question's concepts that the passage carries with its title and headings. */
  readonly concepts: number;
  /** Share of the question's terms, by idf, that the passage holds, that its best sentence holds, that the title holds. */
  readonly terms: number;
  readonly sentenceTerms: number;
  readonly titleTerms: number;
  /** How well a span of the passage fits the kind asked for; 0.5 when the kind has no form. */
  readonly fit: number;
  /** 1 when the title speaks of another year or ordinal than the question, less when only the passage does. */
  readonly contradiction: number;
  /** 1 for the first passage of its article, where news and notices say the most. */
  readonly first: number;
  /** How much longer its article is than a usual one, as ln: what is long holds every word by chance. */
  readonly articleLength: number;
}

/** What the channels have found of a passage before its text is looked at. */
export interface ChannelScores {
  readonly passageKeywords: number;
  readonly articleKeywords: number;
  readonly similarity: number | null;
}

const NO_SIMILARITY = 0.5;
const PASSAGE_CONTRADICTS = 0.5;
/** Passages of an article that is as long as news and notices are. */
const LONG_ARTICLE = 8;

function carryAll({ concepts, weight }: Question, passage: string, frame: string): number {
  if (weight === 0) return 0;
  let sum = 0;
  for (const concept of concepts) {
    const here = carryConcept(concept, passage);
    sum += concept.weight * (here === 1 ? 1 : Math.max(here, carryConcept(concept, frame)));
  }
  return sum / weight;
}

/** Reads a passage beside the question. */
export function measurePassage(
  question: Question,
  terms: QuestionTerms,
  passage: number,
  channels: ChannelScores,
  snapshot: Snapshot,
): PassageFeatures {
  const { sentences, folded, frame, title } = readSentences(snapshot, passage);
  const article = snapshot.articleOf[passage]!;
  const start = snapshot.articleStarts[article]!;
  const formed = asksForForm(question.asked);
  let sentenceTerms = 0;
  let fit = formed ? 0 : 0.5;
  for (const sentence of sentences) {
    sentenceTerms = Math.max(sentenceTerms, terms.cover(sentence.folded));
    if (formed && fit < 1)
      for (const span of findAnswerSpans(sentence.folded, question.asked)) fit = Math.max(fit, span.fit);
  }
  const similarity = channels.similarity ?? NO_SIMILARITY;
  return {
    similarity,
    passageKeywords: channels.passageKeywords,
    articleKeywords: channels.articleKeywords,
    closeAndNamed: similarity * channels.passageKeywords,
    concepts: carryAll(question, folded, frame),
    terms: terms.cover(folded),
    sentenceTerms,
    titleTerms: terms.cover(title),
    fit,
    contradiction: contradicts(question.concepts, title)
      ? 1
      : contradicts(question.concepts, folded)
        ? PASSAGE_CONTRADICTS
        : 0,
    first: passage === start ? 1 : 0,
    articleLength: Math.log(Math.max(1, (snapshot.articleStarts[article + 1]! - start) / LONG_ARTICLE)),
  };
}
