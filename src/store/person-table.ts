import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { IdNames } from '../scrub/hash-id.ts';

/** How many rows of a person are gone. */
export interface DeletedRows {
  /** Questions with their answers. */
  readonly answers: number;
  readonly votes: number;
  readonly settings: number;
  /** Numbers of updates that are not worked on any more, or whose work is to leave nothing. */
  readonly updates: readonly number[];
}

/** All that is kept by person, whatever table it lies in. */
export interface PersonTable {
  /**
   * Deletes what is kept of a person: the records of their questions wherever they asked, votes, tokens, what they were
   * offered or sent in as an article, and the settings of their private chat.
   *
   * What waits to be worked on is done with and only its number stays; what was given up is not to be tried again.
   *
   * @param user Telegram's id, which is that of the private chat, too
   * @param moment milliseconds since 1970
   * @param current the update that goes on; null for none
   */
  delete(user: number, moment: number, current: number | null): DeletedRows;
  /** Only how much of a language model the person used. */
  deleteCounts(user: number): void;
}

export function createPersonTable(database: DatabaseSyncInstance, idNames: IdNames): PersonTable {
  const prepare = (sql: string) => database.prepare(sql);
  // Votes and messages of an answer go with its record.
  const audits = prepare(
    `DELETE FROM audits WHERE asker = :name OR id IN (SELECT audit_id FROM sent_answers WHERE asker = :name)
       OR id IN (SELECT audit_id FROM sent_answers WHERE chat = :name)`,
  );
  const votes = prepare('DELETE FROM votes WHERE user = :name');
  const tokens = prepare(`DELETE FROM tokens WHERE kind IN ('user', 'chat') AND name = :name`);
  const settings = prepare('DELETE FROM chat_settings WHERE chat = :name');
  const offers = prepare('DELETE FROM offers WHERE user = :user');
  const drafts = prepare('DELETE FROM drafts WHERE user = :user');
  // One that is being worked on goes on, in the messages that stand for it already, and leaves nothing when it ends.
  const openUpdates = prepare(
    `UPDATE updates
     SET state = 'done', ended_at = :moment, lane = '', person = NULL, body = '', outcome = NULL, reason = NULL
     WHERE person = :user AND state = 'open' AND update_id IS NOT :current RETURNING update_id AS updateId`,
  );
  // Those of others that quote the person, as well: they would hold their words for days.
  const givenUp = prepare(
    `UPDATE updates SET lane = '', person = NULL, body = ''
     WHERE state = 'dead' AND (person = :user OR instr(body, :digits) > 0) RETURNING update_id AS updateId`,
  );
  const deliveries = prepare('DELETE FROM deliveries WHERE update_id = ?');
  return {
    delete(user, moment, current) {
      // Before the records: a vote of the person's on their own answer would go uncounted.
      const name = idNames.name(user);
      const deletedVotes = votes.run({ name }).changes;
      const answers = audits.run({ name }).changes;
      const deletedSettings = settings.run({ name }).changes;
      offers.run({ user });
      drafts.run({ user });
      tokens.run({ name });
      for (const { updateId } of givenUp.all({ user, digits: String(user) })) deliveries.run(updateId);
      const updates = openUpdates.all({ user, moment, current }) as unknown as readonly { updateId: number }[];
      return {
        answers,
        votes: deletedVotes,
        settings: deletedSettings,
        updates: updates.map(({ updateId }) => updateId),
      };
    },
    deleteCounts(user) {
      tokens.run({ name: idNames.name(user) });
    },
  };
}
