import { type Answer, printStatements } from '../answering/answer.ts';
import type { PreparedAnswer } from '../answering/answer-question.ts';
import { CALIBRATION } from '../calibration/weights.ts';
import type { AuditedMatch, AuditRecord } from './audit-record.ts';

/** What a language model had to do with an answer. */
export type AuditedWriting = Pick<AuditRecord, 'rewritten' | 'prompts' | 'usage' | 'failure' | 'sentences'>;

const NOT_WRITTEN: AuditedWriting = { rewritten: null, prompts: {}, usage: null, failure: null, sentences: [] };

/** The matches of an answer are the best of those in its trace, in the same order. */
function auditMatches({ matches }: Answer, { found }: PreparedAnswer): readonly AuditedMatch[] {
  return matches.map(({ passageId, score }, i) => {
    const { passageKeywords, articleKeywords, similarity } = found[i]!;
    return { passageId, score, passageKeywords, articleKeywords, similarity };
  });
}

/**
 * The record of an answer.
 *
 * @param trace null for an answer that a fault cut short
 * @param askedAt milliseconds since 1970
 */
export function makeRecord(
  answer: Answer,
  trace: PreparedAnswer | null,
  askedAt: number,
  writing: Partial<AuditedWriting> = {},
): AuditRecord {
  const { id, question, language, kind, snapshot, model, milliseconds } = answer;
  return {
    ...NOT_WRITTEN,
    ...writing,
    id,
    askedAt: new Date(askedAt).toISOString(),
    question,
    language,
    kind,
    statements: answer.kind === 'answered' ? printStatements(answer.statements) : '',
    citations: answer.kind === 'answered' ? answer.citations : [],
    snapshot,
    matches: trace ? auditMatches(answer, trace) : [],
    confidence: trace ? trace.evidence.confidence : null,
    threshold: CALIBRATION.threshold,
    model,
    milliseconds: { ...milliseconds },
  };
}
