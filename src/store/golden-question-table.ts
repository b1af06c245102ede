import type { DatabaseSyncInstance } from '@photostructure/sqlite';

export interface StoredGoldenQuestion {
  readonly question: string;
  /** JSON. */
  readonly expected: string;
}

/** Golden questions that admins added, by question. */
export interface GoldenQuestionTable {
  /** In the place of what was expected of the same question before. */
  put(question: string, expected: string, addedAt: number): void;
  /** False when there was none. */
  remove(question: string): boolean;
  /** The oldest first. */
  list(): readonly StoredGoldenQuestion[];
}

export function createGoldenQuestionTable(database: DatabaseSyncInstance): GoldenQuestionTable {
  const put = database.prepare(
    `INSERT INTO golden_questions (question, expected, added_at) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET expected = excluded.expected`,
  );
  const remove = database.prepare('DELETE FROM golden_questions WHERE question = ?');
  const list = database.prepare('SELECT question, expected FROM golden_questions ORDER BY rowid');
  return {
    put(question, expected, addedAt) {
      put.run(question, expected, addedAt);
    },
    remove: (question) => remove.run(question).changes > 0,
    list: () =>
      (list.all() as unknown as readonly StoredGoldenQuestion[]).map(({ question, expected }) => ({
        question,
        expected,
      })),
  };
}
