import type { DatabaseSyncInstance } from '@photostructure/sqlite';

/** An article that was taken out of the corpus. */
export interface StoredRetirement {
  /** Where it lies, below the folder of retired articles, with `/`. */
  readonly file: string;
  readonly article: string;
  readonly title: string;
  readonly reason: string;
  /** Milliseconds since 1970. */
  readonly retiredAt: number;
}

export interface RetiredArticleTable {
  insert(retirement: StoredRetirement): void;
  /** Newest first. */
  list(): readonly StoredRetirement[];
  delete(file: string): void;
}

interface Row {
  readonly file: string;
  readonly article: string;
  readonly title: string;
  readonly reason: string;
  readonly retired_at: number;
}

export function createRetiredArticleTable(database: DatabaseSyncInstance): RetiredArticleTable {
  const insert = database.prepare(
    'INSERT OR REPLACE INTO retired_articles (file, article, title, reason, retired_at) VALUES (?, ?, ?, ?, ?)',
  );
  const list = database.prepare(
    'SELECT file, article, title, reason, retired_at FROM retired_articles ORDER BY retired_at DESC, file',
  );
  const remove = database.prepare('DELETE FROM retired_articles WHERE file = ?');
  return {
    insert({ file, article, title, reason, retiredAt }) {
      insert.run(file, article, title, reason, retiredAt);
    },
    list: () =>
      (list.all() as unknown as readonly Row[]).map(({ file, article, title, reason, retired_at: retiredAt }) => ({
        file,
        article,
        title,
        reason,
        retiredAt,
      })),
    delete(file) {
      remove.run(file);
    },
  };
}
