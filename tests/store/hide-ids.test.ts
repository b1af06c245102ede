import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { STORE_FILE } from '../../src/store/open-database.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { formsOfId } from '../helpers/forms-of-id.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';

const [USER, OTHER, GROUP] = [6_123_456_789, 6_987_654_321, -1_001_234_567_890];

/** A file as the version before left it, with rows that hold ids. */
function writeEarlier(dataDir: string): void {
  const database = new DatabaseSync(join(dataDir, STORE_FILE));
  database.exec('PRAGMA journal_mode = WAL');
  for (const step of MIGRATIONS.slice(0, 2)) database.exec(step as string);
  database.exec(`
    PRAGMA user_version = 2;
    INSERT INTO audits (id, asked_at, record, asker) VALUES ('a', 1, '{}', ${USER}), ('b', 2, '{}', ${OTHER}), ('c', 3, '{}', NULL);
    INSERT INTO sent_answers (chat, message, audit_id, asker, question_message)
      VALUES (${GROUP}, 5, 'a', ${USER}, 4), (${USER}, 7, 'b', ${OTHER}, NULL), (${GROUP}, 9, 'c', NULL, NULL);
    INSERT INTO votes (audit_id, user, vote, voted_at) VALUES ('b', ${USER}, 'down', 1), ('b', ${OTHER}, 'up', 1);
    INSERT INTO chat_settings (chat, language, quiet) VALUES (${GROUP}, 'en', 1), (${USER}, 'zh-Hant', 0);
    INSERT INTO tokens VALUES ('2026-11-24', 'user', '${USER}', 3, 4, 1), ('2026-11-24', 'chat', '${GROUP}', 5, 6, 1),
      ('2026-11-24', 'all', '', 8, 10, 2);
    CREATE INDEX votes_by_user ON votes (user);
    DROP INDEX votes_by_user;
  `);
  database.close();
}

function holds(dataDir: string, id: number): boolean {
  return readdirSync(dataDir)
    .filter((name) => name.startsWith(STORE_FILE))
    .some((name) => formsOfId(id).some((form) => readFileSync(join(dataDir, name)).includes(form)));
}

function openIt(dataDir: string): Store {
  const store = openStore(dataDir);
  onTestFinished(() => store.close());
  return store;
}

describe('a file of an earlier version, which knows people by their ids', () => {
  it('knows them by names of the installation’s from then on, and finds all that it had', () => {
    const dataDir = makeTempFolder();
    writeEarlier(dataDir);
    expect([USER, OTHER, GROUP].map((id) => holds(dataDir, id))).toEqual([true, true, true]);
    const store = openIt(dataDir);
    expect(store.sentAnswers.find(GROUP, 5)).toBe('a');
    expect(store.sentAnswers.listOfQuestion(GROUP, 4)).toEqual([{ message: 5, auditId: 'a' }]);
    expect(store.sentAnswers.findLast(USER)).toBe('b');
    expect(store.chatSettings.find(GROUP)).toEqual({ language: 'en', quiet: true, askers: 'everyone' });
    expect(store.tokens.count('2026-11-24', 'user', String(USER))).toEqual({ input: 3, output: 4, answers: 1 });
    expect(store.tokens.count('2026-11-24', 'all', '')).toEqual({ input: 8, output: 10, answers: 2 });
    store.votes.put('b', USER, 'up', null, 2);
    expect(store.votes.count('b')).toEqual({ up: 2, down: 0 });
    // A record goes with what points to it, as before.
    expect(store.audits.deleteBefore(2)).toBe(1);
    expect(store.sentAnswers.find(GROUP, 5)).toBeNull();
    store.settle();
    expect([USER, OTHER, GROUP].map((id) => holds(dataDir, id))).toEqual([false, false, false]);
  });

  it('forgets a person there as it would have before', () => {
    const dataDir = makeTempFolder();
    writeEarlier(dataDir);
    const store = openIt(dataDir);
    // Their question in the group, and what was answered in their private chat.
    expect(store.persons.delete(USER, 9, null)).toEqual({ answers: 2, votes: 1, settings: 1, updates: [] });
    expect(['a', 'b', 'c'].map((id) => store.audits.find(id))).toEqual([null, null, '{}']);
    expect(store.tokens.count('2026-11-24', 'user', String(USER)).input).toBe(0);
    expect(store.chatSettings.find(GROUP)).not.toBeNull();
  });

  it('keeps what a chat had when it becomes another', () => {
    const dataDir = makeTempFolder();
    writeEarlier(dataDir);
    const store = openIt(dataDir);
    store.chatMoves.move(GROUP, -1_009_999_999_999);
    expect(store.chatSettings.find(-1_009_999_999_999)?.language).toBe('en');
    expect(store.tokens.count('2026-11-24', 'chat', '-1009999999999').input).toBe(5);
    expect(store.sentAnswers.findLast(-1_009_999_999_999)).toBe('c');
    expect(store.sentAnswers.findLast(GROUP)).toBeNull();
  });
});
