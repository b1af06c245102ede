import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { inTransaction } from './in-transaction.ts';

/** An update as it comes in. Moments are milliseconds since 1970. */
export interface NewUpdate {
  /** Telegram's id of it. Telegram may go on from any number after a quiet week: only equality means anything. */
  readonly updateId: number;
  /** What has this in common is worked on one after the other, in the order of coming in. */
  readonly lane: string;
  /** Telegram's id of whom it is from; null when nobody in person. */
  readonly person: number | null;
  /** The update as JSON. */
  readonly body: string;
}

/** An update that is still to be worked on. */
export interface OpenUpdate {
  readonly updateId: number;
  readonly lane: string;
  /** Not to be worked on before this moment. */
  readonly notBefore: number;
  /** How often the program ended in the middle of it. */
  readonly interruptions: number;
}

/** An update that is being worked on. */
export interface BegunUpdate {
  /** As it came in; null when it cannot be read any more, as on a disk that fails. */
  readonly update: unknown;
  readonly receivedAt: number;
  /** How often it failed. */
  readonly failures: number;
  /** How often the program ended in the middle of it. */
  readonly interruptions: number;
  /** It was given up before, and no attempt has failed since somebody wanted it tried again. */
  readonly isRevived: boolean;
}

export interface UpdateCount {
  readonly open: number;
  /** Given up: what was tried too often. */
  readonly dead: number;
  /** Of those the ones that can be tried again. */
  readonly revivable: number;
  /** When the oldest open one came in; null when none is open. */
  readonly oldestOpenAt: number | null;
}

/**
 * What Telegram handed over, from before it is confirmed until long after it is done. Of what is done only the id stays,
 * by which it is known when it comes again; of what was given up the words as well for a while, if it is worth that.
 */
export interface UpdateTable {
  /** Whose updates these are. Those of another bot mean nothing to it, and are forgotten. */
  useBot(id: number): void;
  /**
   * Stores all of them or none, so that they outlive a loss of power.
   * @returns those that were not known
   */
  insert(updates: readonly NewUpdate[], receivedAt: number): readonly NewUpdate[];
  /** In the order of coming in. */
  listOpen(): readonly OpenUpdate[];
  /** Work begins; null when it is not open. */
  begin(updateId: number): BegunUpdate | null;
  /** The program stops before it was done: it was not interrupted. */
  release(updateId: number): void;
  /** It failed and is tried again. @returns false when it is not open any more: then nothing is left of it */
  postpone(updateId: number, notBefore: number, reason: string): boolean;
  /** What it says is deleted. */
  finish(updateId: number, endedAt: number): void;
  /**
   * It is tried no more; why it failed stays until `deleteBefore`.
   *
   * @param keepsWords it can be tried again; else what it says is deleted
   */
  bury(updateId: number, endedAt: number, reason: string, keepsWords?: boolean): void;
  /** What was given up and has its words yet is open again, as if it came in now. @returns those */
  revive(now: number): readonly OpenUpdate[];
  /** What those say that were given up earlier is deleted. */
  deleteWordsBefore(moment: number): void;
  count(): UpdateCount;
  /** @returns how many ended earlier and are gone: what is done and what was given up each have their moment */
  deleteBefore(moments: { readonly done: number; readonly dead: number }): number;
}

/** Gives an `UpdateCount`. */
export const COUNT_UPDATES = `
  SELECT count(*) FILTER (WHERE state = 'open') AS open, count(*) FILTER (WHERE state = 'dead') AS dead,
    count(*) FILTER (WHERE state = 'dead' AND body <> '') AS revivable,
    min(received_at) FILTER (WHERE state = 'open') AS oldestOpenAt
  FROM updates WHERE state <> 'done'`;

/** An update in whose middle the program ended so often may be what ended it. */
export const MOST_INTERRUPTIONS = 20;

type BegunRow = Omit<BegunUpdate, 'update' | 'isRevived'> & { readonly body: string; readonly isRevived: number };

/** Files of older versions have none. */
export function hasUpdates(database: DatabaseSyncInstance): boolean {
  return database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'updates'").get() !== undefined;
}

export function createUpdateTable(database: DatabaseSyncInstance): UpdateTable {
  const insert = database.prepare(
    'INSERT OR IGNORE INTO updates (update_id, lane, person, body, received_at) VALUES (?, ?, ?, ?, ?)',
  );
  const listOpen = database.prepare(
    `SELECT update_id AS updateId, lane, not_before AS notBefore, interruptions FROM updates WHERE state = 'open'
     ORDER BY seq`,
  );
  const begin = database.prepare(
    `UPDATE updates SET interruptions = interruptions + 1 WHERE update_id = ? AND state = 'open'
     RETURNING body, received_at AS receivedAt, failures, interruptions - 1 AS interruptions,
       failures = 0 AND reason IS NOT NULL AS isRevived`,
  );
  const release = database.prepare(
    `UPDATE updates SET interruptions = max(0, interruptions - 1) WHERE update_id = ? AND state = 'open'`,
  );
  const postpone = database.prepare(
    `UPDATE updates SET failures = failures + 1, interruptions = max(0, interruptions - 1), not_before = ?, reason = ?
     WHERE update_id = ? AND state = 'open'`,
  );
  const finish = database.prepare(
    `UPDATE updates SET state = 'done', ended_at = ?, lane = '', person = NULL, body = '', outcome = NULL, reason = NULL
     WHERE update_id = ?`,
  );
  const forgetDeliveries = database.prepare('DELETE FROM deliveries WHERE update_id = ?');
  const forgetAllDeliveries = database.prepare(
    `DELETE FROM deliveries WHERE update_id NOT IN
       (SELECT update_id FROM updates WHERE state = 'open' OR (state = 'dead' AND body <> ''))`,
  );
  const bury = database.prepare(
    `UPDATE updates SET state = 'dead', ended_at = ?, reason = ?, outcome = NULL WHERE update_id = ? AND state = 'open'`,
  );
  const deleteWords = database.prepare(
    `UPDATE updates SET lane = '', person = NULL, body = ''
     WHERE state = 'dead' AND (update_id = :updateId OR ended_at < :moment)`,
  );
  // That it has a reason and no failure tells that it is tried again.
  const revive = database.prepare(
    `UPDATE updates SET state = 'open', ended_at = NULL, received_at = :now, not_before = 0, failures = 0,
       interruptions = min(interruptions, ${MOST_INTERRUPTIONS - 1})
     WHERE state = 'dead' AND body <> ''
     RETURNING seq, update_id AS updateId, lane, not_before AS notBefore, interruptions`,
  );
  const count = database.prepare(COUNT_UPDATES);
  const deleteBefore = database.prepare(
    `DELETE FROM updates WHERE ended_at < CASE state WHEN 'done' THEN :done ELSE :dead END`,
  );
  const addBot = database.prepare('INSERT INTO bots VALUES (?)');
  const findBot = database.prepare('SELECT 1 FROM bots WHERE id = ?');
  return {
    useBot(id) {
      if (findBot.get(id) !== undefined) return;
      inTransaction(database, () => {
        database.exec('DELETE FROM updates; DELETE FROM bots');
        addBot.run(id);
      });
    },
    insert(updates, receivedAt) {
      const fresh: NewUpdate[] = [];
      // A confirmed update comes never again; everything else may be lost with the power and is then done anew.
      database.exec('PRAGMA synchronous = FULL');
      try {
        inTransaction(database, () => {
          for (const update of updates)
            if (insert.run(update.updateId, update.lane, update.person, update.body, receivedAt).changes > 0)
              fresh.push(update);
        });
      } finally {
        database.exec('PRAGMA synchronous = NORMAL');
      }
      return fresh;
    },
    listOpen: () => listOpen.all(),
    begin(updateId) {
      const row = begin.get(updateId) as BegunRow | undefined;
      if (row === undefined) return null;
      const { body, isRevived, ...begun } = row;
      return { ...begun, isRevived: isRevived === 1, update: parseBody(body) };
    },
    release(updateId) {
      release.run(updateId);
    },
    postpone(updateId, notBefore, reason) {
      const isOpen = postpone.run(notBefore, reason, updateId).changes > 0;
      if (!isOpen) forgetDeliveries.run(updateId);
      return isOpen;
    },
    finish(updateId, endedAt) {
      forgetDeliveries.run(updateId);
      finish.run(endedAt, updateId);
    },
    bury(updateId, endedAt, reason, keepsWords = false) {
      const isOpen = bury.run(endedAt, reason, updateId).changes > 0;
      if (isOpen && keepsWords) return;
      forgetDeliveries.run(updateId);
      deleteWords.run({ updateId, moment: null });
    },
    revive(now) {
      const revived = revive.all({ now }) as unknown as readonly (OpenUpdate & { readonly seq: number })[];
      return revived.toSorted((a, b) => a.seq - b.seq);
    },
    deleteWordsBefore(moment) {
      deleteWords.run({ updateId: null, moment });
      forgetAllDeliveries.run();
    },
    count: () => count.get() as UpdateCount,
    deleteBefore({ done, dead }) {
      // What somebody forgotten had under way when the program ended.
      forgetAllDeliveries.run();
      return deleteBefore.run({ done, dead }).changes;
    },
  };
}

function parseBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
