import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { IdNames } from '../scrub/hash-id.ts';

/** Whose tokens are counted: a person's, a chat's, or all together. */
export type SpenderKind = 'user' | 'chat' | 'all';

export interface TokenCount {
  readonly input: number;
  readonly output: number;
  /** Answers that a language model wrote. */
  readonly answers: number;
}

/** Tokens by day (`2026-11-24`) and by who spent them: names are Telegram's ids, stored as names for them. */
export interface TokenTable {
  add(day: string, kind: SpenderKind, name: string, count: TokenCount): void;
  count(day: string, kind: SpenderKind, name: string): TokenCount;
  deleteBefore(day: string): void;
}

const NOTHING: TokenCount = { input: 0, output: 0, answers: 0 };

export function createTokenTable(database: DatabaseSyncInstance, idNames: IdNames): TokenTable {
  const add = database.prepare(
    `INSERT INTO tokens (day, kind, name, input, output, answers) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET
       input = input + excluded.input, output = output + excluded.output, answers = answers + excluded.answers`,
  );
  const count = database.prepare('SELECT input, output, answers FROM tokens WHERE day = ? AND kind = ? AND name = ?');
  const deleteBefore = database.prepare('DELETE FROM tokens WHERE day < ?');
  /** All together have none. */
  const nameOf = (name: string) => (name === '' ? '' : idNames.name(name));
  return {
    add(day, kind, name, { input, output, answers }) {
      add.run(day, kind, nameOf(name), input, output, answers);
    },
    count(day, kind, name) {
      const row = count.get(day, kind, nameOf(name)) as TokenCount | undefined;
      return row ? { input: row.input, output: row.output, answers: row.answers } : NOTHING;
    },
    deleteBefore(day) {
      deleteBefore.run(day);
    },
  };
}
