/**
 * What leads from one version of the file to the next; the place in the list is the version that a step starts from.
 * A step that was once released is never changed: files out there have taken it.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE audits (
    id TEXT PRIMARY KEY,
    asked_at INTEGER NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
  CREATE INDEX audits_by_time ON audits (asked_at);

  -- The only place with ids of chats; a row goes with the record that it points to.
  CREATE TABLE sent_answers (
    chat INTEGER NOT NULL,
    message INTEGER NOT NULL,
    audit_id TEXT NOT NULL REFERENCES audits (id) ON DELETE CASCADE,
    PRIMARY KEY (chat, message)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sent_answers_by_audit ON sent_answers (audit_id);

  CREATE TABLE tokens (
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    input INTEGER NOT NULL,
    output INTEGER NOT NULL,
    answers INTEGER NOT NULL,
    PRIMARY KEY (day, kind, name)
  ) STRICT, WITHOUT ROWID;
  `,
];
