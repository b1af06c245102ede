import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditedSentence } from '../../src/audit/audit-record.ts';
import { createAuditLog } from '../../src/audit/create-audit-log.ts';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open-store.ts';
import { makeAuditRecord } from '../helpers/make-record.ts';

const SENTENCE: AuditedSentence = {
  text: '一期投资12.5亿元。',
  passages: ['a1#6'],
  outcome: 'dropped',
  problems: [{ kind: 'number', words: '12.5亿' }],
  before: null,
};

function openLog() {
  const lines: string[] = [];
  const store = openStore(null);
  const log = createLog('debug', { write: (line) => lines.push(line) });
  return { store, lines, audit: createAuditLog({ store, log }) };
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

  it('keeps no secret that somebody typed', () => {
    const { audit } = openLog();
    const token = `1234567890:${'AAbb_c-d'.repeat(5)}`;
    const record = makeAuditRecord({ question: `我的密钥是 ${token}，"石桥"全长多少米？` });
    audit.record(record);
    expect(audit.find(record.id)?.question).toBe('我的密钥是 [secret]，"石桥"全长多少米？');
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
