import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Answer } from '../answering/answer.ts';
import type { Language } from '../language/language.ts';

/** A question that was answered with "the articles do not say". */
export interface RefusedQuestion {
  /** The answer's id. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly askedAt: number;
  /** As a question that stands for itself. */
  readonly question: string;
}

/** What is counted of one answer. */
export interface CountedAnswer {
  readonly kind: Answer['kind'];
  readonly language: Language;
  /** From the question to the answer. */
  readonly milliseconds: number;
  /** Of language models; 0 when none was asked. */
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/**
 * Records of answers, read for what they tell together. Moments are milliseconds since 1970; a span of time takes its
 * first moment and not its last. Each call reads a whole span at once, so spans are to be short.
 */
export interface InsightTable {
  /** The newest first, without those that were dismissed. */
  listRefused(from: number, to: number, most: number): readonly RefusedQuestion[];
  listCounted(from: number, to: number): readonly CountedAnswer[];
  /** What has no record is left out. */
  dismiss(ids: readonly string[], moment: number): void;
}

// A record that is no JSON, as a hand may have left it, must not hide all others.
const IN_SPAN = `asked_at >= ? AND asked_at < ? AND json_valid(record)`;
const KINDS = `('answered', 'not-found', 'unavailable')`;

export function createInsightTable(database: DatabaseSyncInstance): InsightTable {
  const listRefused = database.prepare(
    `SELECT id, asked_at AS askedAt,
       coalesce(json_extract(record, '$.rewritten.question'), json_extract(record, '$.question')) AS question
     FROM audits
     WHERE ${IN_SPAN} AND json_extract(record, '$.kind') = 'not-found'
       AND id NOT IN (SELECT audit_id FROM dismissed_questions) AND question IS NOT NULL
     ORDER BY asked_at DESC, id LIMIT ?`,
  );
  const listCounted = database.prepare(
    `SELECT json_extract(record, '$.kind') AS kind, json_extract(record, '$.language') AS language,
       coalesce(json_extract(record, '$.milliseconds.total'), 0) AS milliseconds,
       coalesce(json_extract(record, '$.usage.input'), 0) AS inputTokens,
       coalesce(json_extract(record, '$.usage.output'), 0) AS outputTokens
     FROM audits WHERE ${IN_SPAN} AND json_extract(record, '$.kind') IN ${KINDS}`,
  );
  const dismiss = database.prepare(
    'INSERT OR IGNORE INTO dismissed_questions (audit_id, dismissed_at) SELECT id, ? FROM audits WHERE id = ?',
  );
  return {
    listRefused: (from, to, most) => listRefused.all(from, to, most),
    listCounted: (from, to) => listCounted.all(from, to),
    dismiss(ids, moment) {
      for (const id of ids) dismiss.run(moment, id);
    },
  };
}
