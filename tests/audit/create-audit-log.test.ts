import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AuditedSentence } from '../../src/audit/audit-record.ts';
import { createAuditLog } from '../../src/audit/create-audit-log.ts';
import { RETENTION_DAYS } from '../../src/audit/retention-days.ts';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open-store.ts';
import { makeAuditRecord } from '../helpers/make-record.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-24T06:05:00Z');
const SENTENCE: AuditedSentence = {
  text: '一期投资12.5亿元。',
  passages: ['a1#6'],
  outcome: 'dropped',
  problems: [{ kind: 'number', words: '12.5亿' }],
  before: null,
};

const askedDaysAgo = (days: number) => new Date(NOW - days * DAY).toISOString();

function openLog(given: { now?: () => number; retentionDays?: number; store?: ReturnType<typeof openStore> } = {}) {
  const lines: string[] = [];
  const store = given.store ?? openStore(null);
  const log = createLog('debug', { write: (line) => lines.push(line) });
  return { store, lines, audit: createAuditLog({ now: () => NOW, ...given, store, log }) };
}

describe('the record of an answer', () => {
  it('comes back as it was given', () => {
    const { audit } = openLog();
    const record = makeAuditRecord({
      rewritten: { question: '金凤实验室一期投资多少？', by: 'rules' },
      usage: { input: 800, output: 90, estimated: true },
      prompts: { answer: '1a2b3c4d' },
      failure: 'nothing-carried',
      sentences: [SENTENCE],
    });
    audit.record(record);
    expect(audit.find(record.id)).toEqual(record);
    expect(audit.find('0000-0000')).toBeNull();
  });

  it('never grows beyond measure, and stays well-formed', () => {
    const { audit } = openLog();
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('问', 'a', '𠮷', '🚄'), { minLength: 1_990, maxLength: 2_400 }),
        fc.uuid(),
        (letters, id) => {
          const question = letters.join('');
          audit.record(makeAuditRecord({ id, question, rewritten: { question, by: 'model' } }));
          const kept = audit.find(id)!;
          expect(question.startsWith(kept.question)).toBe(true);
          expect(kept.question.length).toBeGreaterThanOrEqual(Math.min(question.length, 1_999));
          expect(kept.question.length).toBeLessThanOrEqual(2_000);
          expect(kept.question).not.toMatch(/\p{Surrogate}/u);
          expect(kept.rewritten?.question).toBe(kept.question);
        },
      ),
      { numRuns: 50 },
    );
    const many = makeAuditRecord({
      sentences: Array.from({ length: 50 }, (_, i) => ({ ...SENTENCE, text: `第${i}句。` })),
      matches: Array.from({ length: 50 }, () => makeAuditRecord().matches[0]!),
    });
    audit.record(many);
    const kept = audit.find(many.id)!;
    expect(kept.sentences).toEqual(many.sentences.slice(0, 20));
    expect(kept.matches).toHaveLength(10);
  });

  it('that cannot be written is noted and counted, and nobody is troubled', () => {
    const { audit, store, lines } = openLog();
    expect(audit.warning).toBeNull();
    audit.record(makeAuditRecord());
    expect(audit.warning).toBeNull();
    audit.record(makeAuditRecord());
    store.close();
    audit.record(makeAuditRecord({ id: 'bbbb-bbbb' }));
    expect(audit.find('7k2m-9qxd')).toBeNull();
    expect(audit.warning).toMatch(/^how answers came about could not be recorded, 2 so far: .*closed$/);
    const told = lines.map((line) => JSON.parse(line) as { level: string; message: string });
    expect(told.map(({ level, message }) => [level, message])).toEqual([
      ['warn', 'how an answer came about could not be recorded'],
      ['warn', 'how an answer came about could not be recorded'],
      ['warn', 'the record of an answer could not be read'],
    ]);
  });
});

describe('retention', () => {
  afterEach(() => vi.useRealTimers());

  it('keeps records for 30 days and deletes older ones at the start', () => {
    const store = openStore(null);
    const { audit } = openLog({ store });
    audit.record(makeAuditRecord({ id: 'old', askedAt: askedDaysAgo(RETENTION_DAYS + 0.001) }));
    audit.record(makeAuditRecord({ id: 'young', askedAt: askedDaysAgo(RETENTION_DAYS - 0.001) }));
    const next = openLog({ store });
    expect([next.audit.find('old'), next.audit.find('young')?.id]).toEqual([null, 'young']);
    expect(next.lines.map((line) => JSON.parse(line))).toMatchObject([{ level: 'info', deleted: 1 }]);
    const shorter = openLog({ store, retentionDays: 7 });
    expect(shorter.audit.find('young')).toBeNull();
  });

  it('deletes once a day while the program runs, and no more after its end', () => {
    vi.useFakeTimers({ now: NOW });
    const { audit } = openLog({ now: Date.now, retentionDays: 1 });
    audit.record(makeAuditRecord({ id: 'a', askedAt: new Date(NOW).toISOString() }));
    vi.advanceTimersByTime(DAY);
    expect(audit.find('a')).not.toBeNull();
    vi.advanceTimersByTime(DAY);
    expect(audit.find('a')).toBeNull();
    audit.record(makeAuditRecord({ id: 'b', askedAt: new Date(NOW).toISOString() }));
    audit.close();
    vi.advanceTimersByTime(3 * DAY);
    expect(audit.find('b')).not.toBeNull();
  });
});
