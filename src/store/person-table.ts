import type { DatabaseSyncInstance } from '@photostructure/sqlite';

/** How many rows of a person are gone. */
export interface DeletedRows {
  /** Questions with their answers. */
  readonly answers: number;
  readonly votes: number;
  readonly settings: number;
}

/** All that is kept by person, whatever table it lies in. */
export interface PersonTable {
  /**
   * Deletes what is kept of a person: the records of their questions wherever they asked, votes, tokens, what they were
   * offered or sent in as an article, and the settings of their private chat.
   *
   * @param user Telegram's id, which is that of the private chat, too
   */
  delete(user: number): DeletedRows;
}

export function createPersonTable(database: DatabaseSyncInstance): PersonTable {
  const prepare = (sql: string) => database.prepare(sql);
  // Votes and messages of an answer go with its record.
  const audits = prepare(
    `DELETE FROM audits WHERE asker = :user OR id IN (SELECT audit_id FROM sent_answers WHERE asker = :user)
       OR id IN (SELECT audit_id FROM sent_answers WHERE chat = :user)`,
  );
  const votes = prepare('DELETE FROM votes WHERE user = :user');
  const tokens = prepare(`DELETE FROM tokens WHERE kind IN ('user', 'chat') AND name = :name`);
  const settings = prepare('DELETE FROM chat_settings WHERE chat = :user');
  const offers = prepare('DELETE FROM offers WHERE user = :user');
  const drafts = prepare('DELETE FROM drafts WHERE user = :user');
  // What is being worked on ends with its work, and leaves nothing.
  const updates = prepare(`DELETE FROM updates WHERE person = :user AND state = 'dead'`);
  return {
    delete(user) {
      // Before the records: a vote of the person's on their own answer would go uncounted.
      const deletedVotes = votes.run({ user }).changes;
      const answers = audits.run({ user }).changes;
      const deletedSettings = settings.run({ user }).changes;
      offers.run({ user });
      drafts.run({ user });
      updates.run({ user });
      tokens.run({ name: String(user) });
      return { answers, votes: deletedVotes, settings: deletedSettings };
    },
  };
}
