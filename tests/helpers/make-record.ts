import type { AuditRecord } from '../../src/audit/audit-record.ts';

/** The record of an extractive answer with one match, unless told otherwise. */
export function makeAuditRecord(changes: Partial<AuditRecord> = {}): AuditRecord {
  return {
    id: '7k2m-9qxd',
    askedAt: '2026-11-24T06:05:00.000Z',
    question: '一期投资多少？',
    rewritten: null,
    language: 'zh-Hans',
    kind: 'answered',
    statements: '',
    citations: [],
    snapshot: 's1',
    matches: [{ passageId: 'a1#6', score: 1, passageKeywords: 0.64, articleKeywords: 0.14, similarity: 0.63 }],
    confidence: 0.93,
    threshold: 0.49,
    model: 'extractive',
    prompts: {},
    usage: null,
    failure: null,
    sentences: [],
    milliseconds: { understand: 1, embed: 6.4, retrieve: 3, answer: 2, total: 12.4 },
    ...changes,
  };
}
