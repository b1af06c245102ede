import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { IdNames } from '../scrub/hash-id.ts';

/**
 * Tables that knew people and chats by Telegram's ids know them by the installation's names from now on (`hash-id.ts`).
 * All that they do with an id is to find it again.
 *
 * Ids stay in `updates` and `deliveries`, where Telegram is called with them, until the work is done; and with what an
 * admin was offered or has sent in, for an hour at most, since it is handed back to whom it belongs.
 */
const STEP = `
  DROP INDEX audits_by_asker;
  ALTER TABLE audits RENAME COLUMN asker TO asker_id;
  ALTER TABLE audits ADD COLUMN asker TEXT;
  UPDATE audits SET asker = id_name(asker_id) WHERE asker_id IS NOT NULL;
  ALTER TABLE audits DROP COLUMN asker_id;
  CREATE INDEX audits_by_asker ON audits (asker);

  CREATE TABLE named_sent_answers (
    chat TEXT NOT NULL,
    message INTEGER NOT NULL,
    audit_id TEXT NOT NULL REFERENCES audits (id) ON DELETE CASCADE,
    asker TEXT,
    question_message INTEGER,
    PRIMARY KEY (chat, message)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO named_sent_answers SELECT id_name(chat), message, audit_id, id_name(asker), question_message FROM sent_answers;
  DROP TABLE sent_answers;
  ALTER TABLE named_sent_answers RENAME TO sent_answers;
  CREATE INDEX sent_answers_by_audit ON sent_answers (audit_id);
  CREATE INDEX sent_answers_by_asker ON sent_answers (asker);

  CREATE TABLE named_votes (
    audit_id TEXT NOT NULL REFERENCES audits (id) ON DELETE CASCADE,
    user TEXT NOT NULL,
    vote TEXT NOT NULL,
    reason TEXT,
    voted_at INTEGER NOT NULL,
    handled_at INTEGER,
    PRIMARY KEY (audit_id, user)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO named_votes SELECT audit_id, id_name(user), vote, reason, voted_at, handled_at FROM votes;
  DROP TABLE votes;
  ALTER TABLE named_votes RENAME TO votes;

  CREATE TABLE named_chat_settings (
    chat TEXT PRIMARY KEY,
    language TEXT,
    quiet INTEGER NOT NULL DEFAULT 0,
    askers TEXT NOT NULL DEFAULT 'everyone'
  ) STRICT, WITHOUT ROWID;
  INSERT INTO named_chat_settings SELECT id_name(chat), language, quiet, askers FROM chat_settings;
  DROP TABLE chat_settings;
  ALTER TABLE named_chat_settings RENAME TO chat_settings;

  UPDATE tokens SET name = id_name(name) WHERE name <> '';
`;

/** A step from one version of the file to the next that needs the installation's key. */
export function hideIds(database: DatabaseSyncInstance, idNames: IdNames): void {
  database.function('id_name', { deterministic: true }, (id: unknown) =>
    id === null ? null : idNames.name(id as number | string),
  );
  database.exec(STEP);
}
