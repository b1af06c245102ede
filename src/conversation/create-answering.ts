import type { Answer } from '../answering/answer.ts';
import { createAnswerId } from '../answering/answer-id.ts';
import { EXTRACTIVE } from '../answering/answer-question.ts';
import type { AuditLog } from '../audit/create-audit-log.ts';
import { makeRecord } from '../audit/make-record.ts';
import type { Served } from '../index/served.ts';
import { decideLanguage } from '../language/decide-language.ts';
import type { Privacy } from '../privacy/create-privacy.ts';
import { cleanQuestion } from '../question/clean-question.ts';
import { answerAsOfNow } from './answer-as-of-now.ts';
import type { AnswerOptions, AnswerTurnParts } from './answer-turn.ts';

/** Answers since the start, by what they were. */
export interface AnswerCounts {
  readonly answered: number;
  readonly notFound: number;
  readonly failed: number;
}

/** Answers people's questions, counts the answers and has them recorded. */
export interface Answering {
  /** Never rejects for a question's sake: a fault is the answer `unavailable`. */
  readonly answer: (question: string, options?: AnswerOptions) => Promise<Answer>;
  /** What was asked in passing is none of them. */
  readonly counts: AnswerCounts;
}

const COUNTED = { answered: 'answered', 'not-found': 'notFound', unavailable: 'failed' } as const;

export function createAnswering(
  parts: AnswerTurnParts & {
    readonly served: Served;
    readonly audit: Pick<AuditLog, 'record'>;
    readonly privacy: Pick<Privacy, 'wasForgottenSince' | 'forgetUnderWay'>;
  },
): Answering {
  const { served, audit, privacy, log } = parts;
  const counts = { answered: 0, notFound: 0, failed: 0 };

  const unavailable = (id: string, question: string, { languages = [] }: AnswerOptions): Answer => ({
    kind: 'unavailable',
    id,
    question,
    language: decideLanguage(question, languages),
    reason: 'internal',
    matches: [],
    snapshot: served.snapshot().id,
    model: EXTRACTIVE,
    milliseconds: { understand: 0, embed: 0, retrieve: 0, answer: 0, total: 0 },
  });

  return {
    async answer(asked, options = {}) {
      const question = cleanQuestion(asked);
      const id = createAnswerId();
      const askedAt = Date.now();
      const { answer, trace, writing } = await answerAsOfNow(question, id, served, options, parts).catch(
        (error: unknown) => {
          log.error('a question could not be answered', { id, error });
          return { answer: unavailable(id, question, options), trace: null, writing: undefined };
        },
      );
      if (options.passing) return answer;
      counts[COUNTED[answer.kind]] += 1;
      const { asker = null, conversation } = options;
      // Whoever was forgotten meanwhile had asked before.
      if (asker !== null && privacy.wasForgottenSince(asker, askedAt)) privacy.forgetUnderWay(asker, conversation);
      else audit.record(makeRecord(answer, trace, askedAt, writing), asker);
      return answer;
    },
    counts,
  };
}
