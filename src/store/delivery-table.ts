import type { DatabaseSyncInstance } from '@photostructure/sqlite';

/** A message that stands in a chat for a part of the answer to an update; all numbers are Telegram's ids. */
export interface Delivered {
  readonly chat: number;
  readonly message: number;
}

/** Stands above the answer: the question, where it was a button that asked it. */
export const QUESTION_PART = -1;
/** Says that there was a fault, where the answer that was to be replaced stays. */
export const FAULT_PART = -2;

/**
 * What an update has brought to its chat so far, so that work which is begun again goes on in the messages that are
 * there, with the answer that was found. It ends with the update.
 */
export interface DeliveryTable {
  /**
   * What cannot be written is remembered until it can be, as long as the program lives: the message stands in its chat.
   *
   * @param part place of the message in the answer, from 0, or one of those above; what stood for it before is forgotten
   * @throws what SQLite throws
   */
  note(updateId: number, part: number, delivered: Delivered): void;
  /** Those of the answer, in the order of its parts. */
  list(updateId: number): readonly Delivered[];
  find(updateId: number, part: number): Delivered | null;
  /** The message is there no more. */
  forget(updateId: number, part: number): void;
  /** @param outcome what the chat is to be told, as JSON; null to find it anew */
  keepOutcome(updateId: number, outcome: string | null): void;
  findOutcome(updateId: number): string | null;
}

export function createDeliveryTable(database: DatabaseSyncInstance): DeliveryTable {
  const note = database.prepare(
    'INSERT OR REPLACE INTO deliveries (update_id, part, chat, message) SELECT ?, ?, ?, ? FROM updates WHERE update_id = ?',
  );
  const list = database.prepare('SELECT chat, message FROM deliveries WHERE update_id = ? AND part >= 0 ORDER BY part');
  const find = database.prepare('SELECT chat, message FROM deliveries WHERE update_id = ? AND part = ?');
  const forget = database.prepare('DELETE FROM deliveries WHERE update_id = ? AND part = ?');
  const keepOutcome = database.prepare(`UPDATE updates SET outcome = ? WHERE update_id = ? AND state = 'open'`);
  const findOutcome = database.prepare('SELECT outcome FROM updates WHERE update_id = ?');
  /** By update and part. */
  const unwritten = new Map<number, Map<number, Delivered>>();

  /** @throws what SQLite throws; then it is tried again by the next one */
  function writeDown(updateId: number): void {
    for (const [part, { chat, message }] of unwritten.get(updateId) ?? [])
      note.run(updateId, part, chat, message, updateId);
    unwritten.delete(updateId);
  }

  return {
    note(updateId, part, delivered) {
      const parts = unwritten.get(updateId) ?? new Map<number, Delivered>();
      unwritten.set(updateId, parts.set(part, delivered));
      writeDown(updateId);
    },
    list(updateId) {
      writeDown(updateId);
      return list.all(updateId);
    },
    find(updateId, part) {
      writeDown(updateId);
      return (find.get(updateId, part) as Delivered | undefined) ?? null;
    },
    forget(updateId, part) {
      unwritten.get(updateId)?.delete(part);
      forget.run(updateId, part);
    },
    keepOutcome(updateId, outcome) {
      keepOutcome.run(outcome, updateId);
    },
    findOutcome: (updateId) => (findOutcome.get(updateId) as { outcome: string | null } | undefined)?.outcome ?? null,
  };
}
