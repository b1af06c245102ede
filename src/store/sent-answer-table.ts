import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { IdNames } from '../scrub/hash-id.ts';

/** A message that brought an answer; all numbers are Telegram's ids. */
export interface SentAnswer {
  readonly chat: number;
  readonly message: number;
  /** Null when nobody in person asked. */
  readonly asker: number | null;
  /** The message with the question; null when a button asked it. */
  readonly question: number | null;
}

/** Which message of which chat brought which answer. Chats and askers are stored as names for them. */
export interface SentAnswerTable {
  /** @throws when there is no record of the answer */
  insert(sent: SentAnswer, auditId: string): void;
  find(chat: number, message: number): string | null;
  /** That of the chat's newest message. */
  findLast(chat: number): string | null;
  /** The messages that answer the question of a message, in their order; empty when it was not answered. */
  listOfQuestion(chat: number, question: number): readonly { readonly message: number; readonly auditId: string }[];
  delete(chat: number, message: number): void;
}

function idOf(row: unknown): string | null {
  return (row as { audit_id: string } | undefined)?.audit_id ?? null;
}

export function createSentAnswerTable(database: DatabaseSyncInstance, idNames: IdNames): SentAnswerTable {
  const insert = database.prepare(
    'INSERT OR REPLACE INTO sent_answers (chat, message, audit_id, asker, question_message) VALUES (?, ?, ?, ?, ?)',
  );
  const find = database.prepare('SELECT audit_id FROM sent_answers WHERE chat = ? AND message = ?');
  const findLast = database.prepare('SELECT audit_id FROM sent_answers WHERE chat = ? ORDER BY message DESC LIMIT 1');
  const listOfQuestion = database.prepare(
    'SELECT message, audit_id AS auditId FROM sent_answers WHERE chat = ? AND question_message = ? ORDER BY message',
  );
  const remove = database.prepare('DELETE FROM sent_answers WHERE chat = ? AND message = ?');
  return {
    insert({ chat, message, asker, question }, auditId) {
      insert.run(idNames.name(chat), message, auditId, asker === null ? null : idNames.name(asker), question);
    },
    find: (chat, message) => idOf(find.get(idNames.name(chat), message)),
    findLast: (chat) => idOf(findLast.get(idNames.name(chat))),
    listOfQuestion: (chat, question) => listOfQuestion.all(idNames.name(chat), question),
    delete(chat, message) {
      remove.run(idNames.name(chat), message);
    },
  };
}
