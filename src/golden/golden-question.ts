import { z } from 'zod';
import { cleanQuestion } from '../question/clean-question.ts';

/** The longest question and word that are taken: these come from files and from people. */
const MOST_QUESTION = 500;
const MOST_WORD = 200;
const MOST_WORDS = 12;

const words = z.array(z.string().trim().min(1).max(MOST_WORD)).max(MOST_WORDS);
const articleId = z.string().min(1).max(500);

export const expectedSchema = z.discriminatedUnion('kind', [
  /** Answered, and what is quoted of this article has all these words (figures as a rule) in it. */
  z.strictObject({ kind: z.literal('cites'), articleId, words }),
  /** The articles do not say. */
  z.strictObject({ kind: z.literal('not-found') }),
  /** Whatever is answered, none of these passages is quoted: somebody found that they do not answer. */
  z.strictObject({
    kind: z.literal('not-this'),
    quotes: z.array(z.strictObject({ articleId, quote: z.string().min(1) })).min(1),
  }),
]);

/** What must hold of the answer to a golden question, however its words may change. */
export type Expected = z.infer<typeof expectedSchema>;

export const goldenSchema = z.strictObject({
  question: z.string().transform(cleanQuestion).pipe(z.string().min(1).max(MOST_QUESTION)),
  expected: expectedSchema,
});

/** A question with what is known of its right answer: what new articles are tried with before they serve. */
export interface GoldenQuestion {
  readonly question: string;
  readonly expected: Expected;
  /** `corpus`: it came with the articles (`questions.jsonl`); `admin`: somebody added it while the bot ran. */
  readonly from: 'corpus' | 'admin';
}
