import type { Log } from '../log.ts';
import { describeError } from '../errors.ts';
import { cutText } from '../language/shorten.ts';
import type { Store } from '../store/open-store.ts';
import type { Scrubber } from '../scrub/create-scrubber.ts';
import { scrubber as processScrubber } from '../scrub/process-scrubber.ts';
import type { AuditRecord } from './audit-record.ts';

const QUESTION_LENGTH = 2_000;
const SENTENCES = 20;
const MATCHES = 10;

/** What records of an earlier version do not have. */
const LACKING: Pick<AuditRecord, 'statements' | 'citations'> = { statements: '', citations: [] };

/** How answers came about, for a while. No call throws: an answer is worth more than its record. */
export interface AuditLog {
  /** @param asker Telegram's id of the person who asked; null when nobody in person did */
  record(record: AuditRecord, asker?: number | null): void;
  /** @param id as `createAnswerId` gives it; null for an answer that is unknown or too old */
  find(id: string): AuditRecord | null;
  /** That records could not be written since the start, and why the last one could not, in one line; null when all were. */
  readonly warning: string | null;
}

function capRecord(record: AuditRecord): AuditRecord {
  const { rewritten } = record;
  return {
    ...record,
    question: cutText(record.question, QUESTION_LENGTH),
    rewritten: rewritten && { ...rewritten, question: cutText(rewritten.question, QUESTION_LENGTH) },
    matches: record.matches.slice(0, MATCHES),
    sentences: record.sentences.slice(0, SENTENCES),
  };
}

/** Keeps records in the store. A secret that somebody has typed is not kept with their question. */
export function createAuditLog(parts: {
  readonly store: Pick<Store, 'audits'>;
  readonly log: Log;
  readonly scrubber?: Pick<Scrubber, 'maskSecrets'>;
}): AuditLog {
  const { store, log, scrubber = processScrubber } = parts;
  let lost = 0;
  let reason = '';

  return {
    record(record, asker = null) {
      try {
        const text = scrubber.maskSecrets(JSON.stringify(capRecord(record)));
        store.audits.insert(record.id, Date.parse(record.askedAt), text, asker);
      } catch (error) {
        lost += 1;
        reason = describeError(error);
        log.warn('how an answer came about could not be recorded', { id: record.id, error });
      }
    },
    find(id) {
      try {
        const text = store.audits.find(id);
        return text === null ? null : { ...LACKING, ...(JSON.parse(text) as AuditRecord) };
      } catch (error) {
        log.warn('the record of an answer could not be read', { id, error });
        return null;
      }
    },
    get warning() {
      return lost === 0 ? null : `how answers came about could not be recorded, ${lost} so far: ${reason}`;
    },
  };
}
