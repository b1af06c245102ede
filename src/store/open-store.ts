import { type ChatSettingsTable, createChatSettingsTable } from './chat-settings-table.ts';
import { type AuditTable, createAuditTable } from './audit-table.ts';
import { createInsightTable, type InsightTable } from './insight-table.ts';
import { inTransaction } from './in-transaction.ts';
import { createDeliveryTable, type DeliveryTable } from './delivery-table.ts';
import { createDraftTable, type DraftTable } from './draft-table.ts';
import { createOfferTable, type OfferTable } from './offer-table.ts';
import { createGoldenQuestionTable, type GoldenQuestionTable } from './golden-question-table.ts';
import { type ChatMoves, createChatMoves } from './move-chat.ts';
import type { IdNames } from '../scrub/hash-id.ts';
import { BUSY_MS, idNamesOf, openDatabase } from './open-database.ts';
import { createPersonTable, type PersonTable } from './person-table.ts';
import { createRetiredArticleTable, type RetiredArticleTable } from './retired-article-table.ts';
import { createSentAnswerTable, type SentAnswerTable } from './sent-answer-table.ts';
import { createTokenTable, type TokenTable } from './token-table.ts';
import { createUpdateTable, type UpdateTable } from './update-table.ts';
import { createVoteTable, type VoteTable } from './vote-table.ts';

/** Names the program in the head of the file: "Kech". */
const APPLICATION_ID = 0x4b656368;
/** Longer than any write of another process here. */
const PROBE_BUSY_MS = 100;

/** What the program remembers beyond its own life. Every call may throw what SQLite throws: a full disk, a lock. */
export interface Store {
  readonly audits: AuditTable;
  readonly insight: InsightTable;
  readonly sentAnswers: SentAnswerTable;
  readonly tokens: TokenTable;
  readonly offers: OfferTable;
  readonly persons: PersonTable;
  readonly drafts: DraftTable;
  readonly retiredArticles: RetiredArticleTable;
  readonly goldenQuestions: GoldenQuestionTable;
  readonly votes: VoteTable;
  readonly updates: UpdateTable;
  readonly deliveries: DeliveryTable;
  readonly chatSettings: ChatSettingsTable;
  readonly chatMoves: ChatMoves;
  /** All that `work` writes, or nothing of it. Not to be nested. */
  together(work: () => void): void;
  /** Throws when nothing can be written: the disk is full, the file is held by another program. Writes nothing new. */
  tryWriting(): void;
  /** Writes to the file itself what is in the log beside it, and empties the log; false when another process reads there. */
  settle(): boolean;
  close(): void;
}

/**
 * Opens the store of a data folder; it is made when there is none.
 *
 * @param dataDir null: a store in memory that ends with the process
 * @throws AppError `store` when the file cannot be written, is damaged, held by another program, or was written by a
 *   newer version
 */
export function openStore(dataDir: string | null): Store {
  let known: IdNames | undefined;
  const namesOnce = () => (known ??= idNamesOf(dataDir));
  const database = openDatabase(dataDir, namesOnce);
  const idNames = namesOnce();
  return {
    audits: createAuditTable(database, idNames),
    insight: createInsightTable(database),
    sentAnswers: createSentAnswerTable(database, idNames),
    tokens: createTokenTable(database, idNames),
    offers: createOfferTable(database),
    persons: createPersonTable(database, idNames),
    drafts: createDraftTable(database),
    retiredArticles: createRetiredArticleTable(database),
    goldenQuestions: createGoldenQuestionTable(database),
    votes: createVoteTable(database, idNames),
    updates: createUpdateTable(database),
    deliveries: createDeliveryTable(database),
    chatSettings: createChatSettingsTable(database, idNames),
    chatMoves: createChatMoves(database, idNames),
    together: (work) => inTransaction(database, work),
    tryWriting() {
      // Only what is committed is written: a rollback would succeed on a full disk. SQLite writes this number to the
      // log even when it is the same as before.
      // Whoever asks so often must not hold up everything else for long.
      database.exec(`PRAGMA busy_timeout = ${PROBE_BUSY_MS}`);
      try {
        database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
      } finally {
        database.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
      }
    },
    settle() {
      // Whoever reads may read for long: they are not waited for.
      database.exec('PRAGMA busy_timeout = 0');
      try {
        const row = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
        return row.busy === 0;
      } finally {
        database.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
      }
    },
    close() {
      if (!database.isOpen) return;
      // Statements live until they are collected, and SQLite puts off the end till then: what was written goes to the
      // file itself now.
      try {
        database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      } catch {
        // Another process may prevent it, or a full disk: it stays in the log beside the file, which does no harm.
      }
      database.close();
    },
  };
}
