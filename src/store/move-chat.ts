import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { IdNames } from '../scrub/hash-id.ts';

/**
 * Ids of the messages of a group are counted anew when it becomes a supergroup. Those from before are kept below all
 * that are to come, in their order, so that none is taken for a new one of the same number.
 */
const BEFORE = 2 ** 40;

/** Moves and forgets what is stored under the id of a chat. */
export interface ChatMoves {
  /** What belongs to `from` belongs to `to` from then on; what `to` has set itself stays. Harmless when repeated. */
  move(from: number, to: number): void;
  /** What the chat has set, and what was offered there. */
  forget(chat: number): void;
}

export function createChatMoves(database: DatabaseSyncInstance, idNames: IdNames): ChatMoves {
  const copySettings = database.prepare(
    'INSERT OR IGNORE INTO chat_settings SELECT ?, language, quiet, askers FROM chat_settings WHERE chat = ?',
  );
  const deleteSettings = database.prepare('DELETE FROM chat_settings WHERE chat = ?');
  const moveAnswers = database.prepare(
    `UPDATE OR REPLACE sent_answers
     SET chat = ?, message = message - ${BEFORE}, question_message = question_message - ${BEFORE} WHERE chat = ?`,
  );
  const moveOffers = database.prepare('UPDATE offers SET chat = ? WHERE chat = ?');
  const deleteOffers = database.prepare('DELETE FROM offers WHERE chat = ?');
  const addTokens = database.prepare(
    `INSERT INTO tokens (day, kind, name, input, output, answers)
     SELECT day, kind, ?, input, output, answers FROM tokens WHERE kind = 'chat' AND name = ?
     ON CONFLICT DO UPDATE SET
       input = input + excluded.input, output = output + excluded.output, answers = answers + excluded.answers`,
  );
  const deleteTokens = database.prepare("DELETE FROM tokens WHERE kind = 'chat' AND name = ?");
  return {
    move(from, to) {
      const [old, now] = [idNames.name(from), idNames.name(to)];
      copySettings.run(now, old);
      deleteSettings.run(old);
      moveAnswers.run(now, old);
      moveOffers.run(to, from);
      addTokens.run(now, old);
      deleteTokens.run(old);
    },
    forget(chat) {
      deleteSettings.run(idNames.name(chat));
      deleteOffers.run(chat);
    },
  };
}
