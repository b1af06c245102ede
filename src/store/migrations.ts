import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { IdNames } from '../scrub/hash-id.ts';
import { KEY_CHECK_STEP } from './check-key.ts';
import { hideIds } from './hide-ids.ts';

/** Statements, or what takes more than those. */
export type Migration = string | ((database: DatabaseSyncInstance, idNames: IdNames) => void);

/**
 * What leads from one version of the file to the next; the place in the list is the version that a step starts from.
 * A step that was once released is never changed: files out there have taken it.
 */
export const MIGRATIONS: readonly Migration[] = [
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
  `
  -- Who asked, and with which message: an edited question edits its answer, and a person can be forgotten.
  ALTER TABLE sent_answers ADD COLUMN asker INTEGER;
  -- Of records, too: an answer that could not be sent, or that an edit replaced, has no message any more.
  ALTER TABLE audits ADD COLUMN asker INTEGER;
  CREATE INDEX audits_by_asker ON audits (asker);
  ALTER TABLE sent_answers ADD COLUMN question_message INTEGER;
  CREATE INDEX sent_answers_by_asker ON sent_answers (asker);

  CREATE TABLE chat_settings (
    chat INTEGER PRIMARY KEY,
    language TEXT,
    quiet INTEGER NOT NULL DEFAULT 0,
    askers TEXT NOT NULL DEFAULT 'everyone'
  ) STRICT;

  CREATE TABLE votes (
    audit_id TEXT NOT NULL REFERENCES audits (id) ON DELETE CASCADE,
    user INTEGER NOT NULL,
    vote TEXT NOT NULL,
    reason TEXT,
    voted_at INTEGER NOT NULL,
    handled_at INTEGER,
    PRIMARY KEY (audit_id, user)
  ) STRICT, WITHOUT ROWID;

  -- Refused questions that an admin has seen to and wants to see no more.
  CREATE TABLE dismissed_questions (
    audit_id TEXT PRIMARY KEY REFERENCES audits (id) ON DELETE CASCADE,
    dismissed_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- Questions whose answers a new snapshot is tried with; what is expected of the answer is JSON.
  CREATE TABLE golden_questions (
    question TEXT PRIMARY KEY,
    expected TEXT NOT NULL,
    added_at INTEGER NOT NULL
  ) STRICT;

  -- What an admin was offered to do by a button: once, and for a while. What it takes is JSON.
  CREATE TABLE offers (
    token TEXT PRIMARY KEY,
    user INTEGER NOT NULL,
    chat INTEGER NOT NULL,
    action TEXT NOT NULL,
    payload TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;

  -- What an admin has sent in and may still make an article; JSON.
  CREATE TABLE drafts (
    id TEXT PRIMARY KEY,
    user INTEGER NOT NULL,
    content TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;

  -- By the file below the folder of retired articles: an id may be retired more than once.
  CREATE TABLE retired_articles (
    file TEXT PRIMARY KEY,
    article TEXT NOT NULL,
    title TEXT NOT NULL,
    reason TEXT NOT NULL,
    retired_at INTEGER NOT NULL
  ) STRICT;
  `,
  `
  -- What Telegram handed over. Of what is done only the id stays, and the moment.
  CREATE TABLE updates (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    update_id INTEGER NOT NULL UNIQUE,
    state TEXT NOT NULL DEFAULT 'open',
    lane TEXT NOT NULL,
    person INTEGER,
    body TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    not_before INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    interruptions INTEGER NOT NULL DEFAULT 0,
    reason TEXT,
    -- What the chat is to be told, as JSON, until it was told.
    outcome TEXT,
    ended_at INTEGER
  ) STRICT;
  CREATE INDEX updates_not_done ON updates (seq) WHERE state <> 'done';
  CREATE INDEX updates_by_end ON updates (ended_at) WHERE ended_at IS NOT NULL;
  CREATE INDEX updates_by_person ON updates (person) WHERE person IS NOT NULL;

  -- Whose updates these are.
  CREATE TABLE bots (id INTEGER PRIMARY KEY) STRICT;

  -- The messages that stand in a chat for the parts of an answer that is under way.
  CREATE TABLE deliveries (
    update_id INTEGER NOT NULL REFERENCES updates (update_id) ON DELETE CASCADE,
    part INTEGER NOT NULL,
    chat INTEGER NOT NULL,
    message INTEGER NOT NULL,
    PRIMARY KEY (update_id, part)
  ) STRICT, WITHOUT ROWID;
  `,
  hideIds,
  KEY_CHECK_STEP,
];
